import Learning
import Running
import Screen

extension Dashboard {
  /// What is shown of the inside of the session in focus.
  var artefact: Artefact? {
    guard let artefacts = focus.flatMap({ shown[$0]?.artefacts }), !artefacts.isEmpty else {
      return nil
    }
    return artefacts[inside.index(in: artefacts)]
  }

  mutating func performInside(_ action: Action, of name: SessionName) -> [Effect] {
    let artefacts = shown[name]?.artefacts ?? []
    switch action {
    case .reload: return [.inspect(name)]
    case .next: inside.go(by: 1, in: artefacts)
    case .previous: inside.go(by: -1, in: artefacts)
    default:
      guard !artefacts.isEmpty else { return [] }
      let artefact = artefacts[inside.index(in: artefacts)]
      if case .tree(let root) = artefact.content {
        walk(artefact, root, action)
      } else {
        scroll(artefact, action)
      }
    }
    return []
  }

  private mutating func walk(_ artefact: Artefact, _ root: Artefact.TreeNode, _ action: Action) {
    var place = inside[artefact]
    let lines = ArtefactTree(root, place.tree).view.lines
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

extension Artefact {
  /// How many lines there are to scroll through.
  fileprivate var lineCount: Int {
    switch content {
    case .table(let table): table.rows.count
    case .bars(let bars): bars.labels.count
    case .text(let text): text.count { $0 == "\n" } + 1 + text.count / 40
    case .graph(let graph): graph.nodes.count * 3
    case .scene(let scene): scene.rows.count
    default: 0
    }
  }
}
