/// A position in a hierarchy: what is selected, what is folded, how far it is scrolled.
package struct TreePosition: Hashable, Sendable {
  /// An arrow key.
  package enum Step: Sendable {
    case up, down, left, right
  }

  /// The id of the selected node; nil or unknown means the first.
  package var selected: String?
  /// The ids of nodes whose children are hidden.
  package var folded: Set<String>
  /// The first line shown.
  package var offset: Int

  /// A place in a hierarchy.
  package init(selected: String? = nil, folded: Set<String> = [], offset: Int = 0) {
    self.selected = selected
    self.folded = folded
    self.offset = offset
  }

  /// The number of the selected line, 0 if it is not in view; nil if there is no line.
  package func index(in lines: [TreeView.Line]) -> Int? {
    guard !lines.isEmpty else { return nil }
    return lines.firstIndex { $0.id == selected } ?? 0
  }

  /// Folds an unfolded node and unfolds a folded one.
  package mutating func toggle(_ id: String) {
    if folded.remove(id) == nil { folded.insert(id) }
  }

  /// Walks: up and down a line; right unfolds or enters; left folds or leaves.
  package mutating func step(_ step: Step, in lines: [TreeView.Line]) {
    guard let index = index(in: lines) else { return }
    let line = lines[index]
    selected = line.id
    switch step {
    case .up: selected = lines[max(0, index - 1)].id
    case .down: selected = lines[min(lines.count - 1, index + 1)].id
    case .right where line.hasChildren && line.isFolded: folded.remove(line.id)
    case .right where line.hasChildren: selected = lines[min(lines.count - 1, index + 1)].id
    case .right: break
    case .left where line.hasChildren && !line.isFolded: folded.insert(line.id)
    case .left: selected = lines[..<index].last { $0.depth < line.depth }?.id ?? line.id
    }
  }
}
