import Learning
import Running
import Screen

extension Dashboard {
  /// What is shown of the inside of the session in focus.
  var artefact: Artefact? {
    guard let session = focus.flatMap({ shown[$0] }), let artefacts = exhibits(of: session),
      !artefacts.isEmpty
    else { return nil }
    return artefacts[inside.index(in: artefacts)]
  }

  /// What finds out what is inside a session at the moment that is shown.
  func look(inside name: SessionName) -> Effect {
    moment.map { .recall(name, step: $0) } ?? .inspect(name)
  }

  mutating func performInside(_ action: Action, of name: SessionName) -> [Effect] {
    let artefacts = shown[name].flatMap(exhibits) ?? []
    switch action {
    case .reload: return [look(inside: name)]
    case .zoom: inside.isZoomed.toggle()
    case .next: inside.go(by: 1, in: artefacts)
    case .previous: inside.go(by: -1, in: artefacts)
    default:
      guard !artefacts.isEmpty else { return [] }
      let artefact = artefacts[inside.index(in: artefacts)]
      switch artefact.content {
      case .tree(let root):
        action == .difference ? compare(artefact, in: artefacts) : walk(artefact, root, action)
      case .scatter(let scatter) where action == .left || action == .right:
        inside[artefact].step(action == .left ? -1 : 1, of: scatter.stops.count)
      case .scatter where action == .everything: inside[artefact].showsFar.toggle()
      case .lineage where action == .scope: inside[artefact].goToNextScope()
      case _ where action == .open: return openTrial(artefact)
      default: scroll(artefact, action)
      }
    }
    return []
  }

  /// The trial that the cursor is on in an artefact, if it is on one.
  func trial(in artefact: Artefact) -> Int? {
    let place = inside[artefact]
    switch artefact.content {
    case .table(let table):
      return table.trials.isEmpty
        ? nil : table.trials[min(max(place.line, 0), table.trials.count - 1)]
    case .scatter(let scatter):
      let stops = scatter.stops
      guard let point = place.point, !stops.isEmpty else { return nil }
      return scatter.points[stops[min(max(point, 0), stops.count - 1)]].trial
    default: return nil
    }
  }

  /// Shows the trial that the cursor is on, among all trials.
  private mutating func openTrial(_ artefact: Artefact) -> [Effect] {
    trial(in: artefact).map { openTrial($0) } ?? []
  }

  /// Shows a trial among all trials.
  mutating func openTrial(_ trial: Int) -> [Effect] {
    let effects = show(.trials)
    trials.open(trial)
    return effects
  }

  /// The trial whose point is drawn at a place of the screen, in an artefact that fills an area.
  func trial(atX x: Int, y: Int, in artefact: Artefact, filling area: Area) -> Int? {
    guard case .scatter(let scatter) = artefact.content else { return nil }
    let point = scatter.view(inside[artefact])
      .point(atX: x, y: y, in: Panel("").inner(of: area), glyphs: glyphs)
    return point.flatMap { scatter.points[$0].trial }
  }

  /// Compares a tree with the next other one there is, and after the last with none.
  private mutating func compare(_ artefact: Artefact, in artefacts: [Artefact]) {
    let others = artefacts.otherTrees(than: artefact)
    let next =
      inside[artefact].other.flatMap { id in
        others.firstIndex { $0.id == id }.map { $0 + 1 }
      } ?? 0
    inside[artefact].other = others.indices.contains(next) ? others[next].id : nil
  }

  private mutating func walk(_ artefact: Artefact, _ root: Artefact.TreeNode, _ action: Action) {
    var place = inside[artefact]
    let other = other(than: artefact, in: focus.flatMap { shown[$0] }.flatMap(exhibits) ?? [])
    let lines = ArtefactTree(root, place.tree, since: other?.root).view.lines
    switch action {
    case .left: place.tree.step(.left, in: lines)
    case .right: place.tree.step(.right, in: lines)
    case .open: if let index = place.tree.index(in: lines) { place.tree.toggle(lines[index].id) }
    default:
      let index = place.tree.index(in: lines) ?? 0
      let (sum, isPast) = index.addingReportingOverflow(self.lines(for: action, of: lines.count))
      guard !isPast, !lines.isEmpty else { return }
      place.tree.selected = lines[min(max(sum, 0), lines.count - 1)].id
    }
    inside[artefact] = place
  }

  private mutating func scroll(_ artefact: Artefact, _ action: Action) {
    var place = inside[artefact]
    let last = max(0, artefact.lineCount - 1)
    let (sum, isPast) = place.line.addingReportingOverflow(lines(for: action, of: last))
    if !isPast { place.line = min(max(sum, 0), last) }
    if action == .left { place.column = max(0, place.column - 4) }
    if action == .right { place.column = min(place.column + 4, 1 << 12) }
    inside[artefact] = place
  }
}

extension InsideState.Place {
  /// Moves the cursor among this many points; the first step puts it on the first.
  fileprivate mutating func step(_ steps: Int, of count: Int) {
    guard count > 0 else { return }
    point = point.map { min(max(min($0, count - 1) + steps, 0), count - 1) } ?? 0
  }

  fileprivate mutating func goToNextScope() {
    scope = scope.next
    line = 0
  }
}

extension Artefact {
  /// How many lines there are to scroll through.
  fileprivate var lineCount: Int {
    switch content {
    case .table(let table): table.rows.count
    case .bars(let bars): bars.labels.count
    case .text(let text): text.count { $0 == "\n" } + 1 + text.count / 40
    case .graph(let graph): graph.nodes.count * 3
    case .scene(let scene): scene.rows.count
    case .image(let image): image.pictures.count
    case .lineage(let lineage): lineage.individuals.count
    case .layers(let layers): layers.blocks.count
    default: 0
    }
  }
}

extension [Artefact] {
  /// The trees that a tree can be compared with.
  func otherTrees(than artefact: Artefact) -> [Artefact] {
    filter { other in
      if case .tree = other.content { other.id != artefact.id } else { false }
    }
  }
}
