import Learning
import Screen

/// A hierarchy, such as a network layer by layer, with its facts in columns; or what leads from one
/// to another.
struct ArtefactTree {
  private let root: TreeDifference.Node
  private let isDifference: Bool
  private var position: TreePosition

  /// A hierarchy; where another is given, what became of that one.
  init(_ root: Artefact.TreeNode, _ position: TreePosition, since old: Artefact.TreeNode? = nil) {
    self.root = TreeDifference(from: old ?? root, to: root).root
    isDifference = old != nil
    self.position = position
    // Something is always selected, so that one sees where the arrows act.
    if position.selected == nil { self.position.selected = "0" }
  }

  /// The tree with a column for every fact that any node states.
  var view: TreeView {
    let names = Self.names(in: root)
    let longest = names.map { Self.width(of: $0, in: root) }
    let columns = zip(names, longest).map { name, width in
      TableView.Column(name, width: .fixed(min(max(width, name.count), 24)), alignment: .right)
    }
    return TreeView(
      roots: [node(root, names)], position: position, columns: columns, sparkWidth: 12)
  }

  private func node(_ merged: TreeDifference.Node, _ names: [String]) -> TreeView.Node {
    let node = merged.node
    let details = names.map { name in
      TextRun(node.facts.first { $0.name == name }?.value ?? "", .value)
    }
    let label =
      isDifference
      ? [
        TextRun(merged.mark.rawValue + " ", merged.mark.role, .bold),
        TextRun(node.label, merged.mark.role),
      ]
      : [TextRun(node.label)]
    return TreeView.Node(
      label, details: details, spark: node.spark,
      children: merged.children.map { self.node($0, names) })
  }

  /// The facts' names in the order in which they first appear.
  private static func names(in merged: TreeDifference.Node) -> [String] {
    var names: [String] = []
    collect(merged, into: &names)
    return names
  }

  private static func collect(_ merged: TreeDifference.Node, into names: inout [String]) {
    for fact in merged.node.facts where !names.contains(fact.name) { names.append(fact.name) }
    for child in merged.children { collect(child, into: &names) }
  }

  private static func width(of name: String, in merged: TreeDifference.Node) -> Int {
    let own = merged.node.facts.first { $0.name == name }.map { TerminalText.width($0.value) } ?? 0
    return merged.children.reduce(own) { max($0, width(of: name, in: $1)) }
  }
}

extension TreeDifference.Mark {
  fileprivate var role: Role {
    switch self {
    case .kept: .text
    case .added: .added
    case .removed: .removed
    case .changed: .changed
    }
  }
}
