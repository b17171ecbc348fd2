import Learning
import Running
import Screen

extension Dashboard {
  /// Draws what is inside a session, below the names of all that there is.
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
    let tiles = tiles(of: artefacts, in: area)
    TabRows(titles: artefacts.map(\.title), selection: tiles.selected)
      .draw(in: tiles.tabs, on: &screen)
    for (number, place) in zip(tiles.range, tiles.areas) {
      draw(
        artefacts[number], among: artefacts, of: session, isFocused: number == tiles.selected,
        in: place, on: &screen)
    }
    drawCurves(of: session, in: tiles.rest, on: &screen)
  }

  /// Which artefacts are shown at once, and where; below the names of all of them.
  struct Tiles {
    var tabs: Area
    var range: Range<Int>
    var areas: [Area]
    /// What they leave free.
    var rest: [Area] = []
    /// The number of the artefact that keys go to.
    var selected: Int
  }

  /// As many artefacts as there is room for, the selected one among them; zoomed, that one alone.
  func tiles(of artefacts: [Artefact], in area: Area) -> Tiles {
    let selected = inside.index(in: artefacts)
    let names = TabRows(titles: artefacts.map(\.title), selection: selected)
    let (tabs, rest) = area.cut(top: artefacts.count > 1 ? names.height(in: area) : 0)
    guard !inside.isZoomed, breadth >= .double else {
      return Tiles(tabs: tabs, range: selected..<selected + 1, areas: [rest], selected: selected)
    }
    var start = 0
    while true {
      let layout = TileLayout.best(of: start..<artefacts.count, in: rest) {
        artefacts[$0].size(width: $1)
      }
      let range = start..<start + layout.areas.count
      if range.contains(selected) {
        return Tiles(
          tabs: tabs, range: range, areas: layout.areas, rest: layout.rest, selected: selected)
      }
      start = range.upperBound
    }
  }

  private func draw(
    _ artefact: Artefact, among artefacts: [Artefact], of session: Session, isFocused: Bool,
    in area: Area, on screen: inout Screen
  ) {
    let other = other(than: artefact, in: artefacts)
    var remarks = [
      other.map { "since \($0.artefact.title): \(Self.counts(artefact, $0.root))" } ?? ""
    ]
    if isFocused {
      remarks += [
        inside.missing(in: artefacts).map { "this system shows no \($0.rawValue)" } ?? "",
        insideRemark(on: session), artefacts.count > 1 ? position(of: artefact, in: artefacts) : "",
      ]
    }
    let panel = Panel(
      artefact.title, trailing: remarks.filter { !$0.isEmpty }.joined(separator: ", "),
      isFocused: isFocused)
    panel.draw(in: area, on: &screen)
    let (view, side) = besideTable(artefact, in: panel.inner(of: area))
    ArtefactView(artefact: artefact, place: inside[artefact], old: other?.root)
      .draw(in: view, on: &screen)
    guard !side.isEmpty, let trial = trial(in: artefact) else { return }
    let facts = session.trials.row(of: trial).map {
      session.trials.facts($0, names(of: session))
    }
    FactList(facts ?? []).draw(in: side, on: &screen)
  }

  /// The columns in which a trial can be read beside a table of trials.
  static let leastDetailWidth = 24

  /// A table of trials, and what it leaves of its width to the selected one.
  private func besideTable(_ artefact: Artefact, in area: Area) -> (view: Area, side: Area) {
    guard case .table(let table) = artefact.content, !table.trials.isEmpty else {
      return (area, Area(width: 0, height: 0))
    }
    let left = area.width - artefact.size(width: area.width).width
    let (view, side) = area.cut(right: left >= Self.leastDetailWidth ? left : 0)
    return (view, side)
  }

  private func position(of artefact: Artefact, in artefacts: [Artefact]) -> String {
    let index = artefacts.firstIndex { $0.id == artefact.id } ?? 0
    return "\(index + 1) of \(artefacts.count)"
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
