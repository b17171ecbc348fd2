import Learning
import Running
import Screen

extension Dashboard {
  /// Draws what is inside a session: one artefact, with the names of the others above it.
  func drawInside(of session: Session, in area: Area, on screen: inout Screen) {
    guard let artefacts = exhibits(of: session) else {
      return Paragraph(session.failure ?? "Looking inside …", role: .hint).draw(
        in: area, on: &screen)
    }
    guard !artefacts.isEmpty else {
      let text =
        moment == nil
        ? "This system shows nothing of its inside yet. r looks again."
        : "No checkpoint is kept that old: } goes on in time, . leads to the present."
      return Paragraph(text, role: .hint).draw(in: area, on: &screen)
    }
    if let facet = inside.missing(in: artefacts) {
      let text = "This system shows no \(facet.rawValue). tab goes through what it shows."
      return Paragraph(text, role: .hint).draw(in: area, on: &screen)
    }
    let index = inside.index(in: artefacts)
    let (tabs, rest) = area.cut(top: artefacts.count > 1 ? 1 : 0)
    TabRow(titles: artefacts.map(\.title), selection: index).draw(in: tabs, on: &screen)
    let artefact = artefacts[index]
    let other = other(than: artefact, in: artefacts)
    let remarks = [
      other.map { "since \($0.artefact.title): \(Self.counts(artefact, $0.root))" } ?? "",
      insideRemark(on: session), artefacts.count > 1 ? "\(index + 1) of \(artefacts.count)" : "",
    ]
    Panel(
      artefact.title, trailing: remarks.filter { !$0.isEmpty }.joined(separator: ", "),
      isFocused: true
    ).draw(
      around: ArtefactView(artefact: artefact, place: inside[artefact], old: other?.root),
      in: rest, on: &screen)
  }

  /// The tree that a tree is compared with.
  func other(
    than artefact: Artefact, in artefacts: [Artefact]
  ) -> (artefact: Artefact, root: Artefact.TreeNode)? {
    guard let id = inside[artefact].other, let other = artefacts.first(where: { $0.id == id }),
      case .tree(let root) = other.content
    else { return nil }
    return (other, root)
  }

  private static func counts(_ artefact: Artefact, _ old: Artefact.TreeNode) -> String {
    guard case .tree(let root) = artefact.content else { return "" }
    let counts = TreeDifference(from: old, to: root).counts
    return "+\(counts.added) -\(counts.removed) ~\(counts.changed)"
  }
}

/// Names beside each other, one of them chosen; scrolled so that it is in view.
struct TabRow: View {
  var titles: [String]
  var selection: Int?

  func draw(in area: Area, on screen: inout Screen) {
    var x = area.x - start(in: area)
    for (index, title) in titles.enumerated() {
      let width = TerminalText.width(title) + 2
      let isChosen = index == selection
      let place = Area(x: x, y: area.y, width: width, height: area.height).intersection(area)
      if isChosen { screen.lay(.selection, under: place, .bold) }
      for (column, scalar) in title.unicodeScalars.enumerated()
      where area.contains(x: x + 1 + column, y: area.y) {
        screen.put(scalar, x: x + 1 + column, y: area.y, role: isChosen ? .strong : .action)
      }
      x += width + 1
    }
    if start(in: area) > 0 { screen.write("… ", x: area.x, y: area.y, role: .dim) }
    // The blank behind the last title needs no room.
    if x - 2 > area.right { screen.write(" …", x: area.right - 2, y: area.y, role: .dim) }
  }

  /// The tab drawn at a column of the screen.
  func tab(atX column: Int, in area: Area) -> Int? {
    var x = area.x - start(in: area)
    for (index, title) in titles.enumerated() {
      let width = TerminalText.width(title) + 2
      if column >= x, column < x + width { return index }
      x += width + 1
    }
    return nil
  }

  private func start(in area: Area) -> Int {
    guard let selection, titles.indices.contains(selection) else { return 0 }
    // Beside the chosen one there is room for the sign that others follow.
    let end = titles[...selection].reduce(2) { $0 + TerminalText.width($1) + 3 }
    let whole = titles.reduce(-2) { $0 + TerminalText.width($1) + 3 }
    return max(0, min(end, whole) - area.width)
  }
}
