import Learning
import Screen

/// A hierarchy, such as a network layer by layer, with its facts in columns.
struct ArtefactTree {
  private let root: Artefact.TreeNode
  private var position: TreePosition

  init(_ root: Artefact.TreeNode, _ position: TreePosition) {
    self.root = root
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
      roots: [Self.node(root, names)], position: position, columns: columns, sparkWidth: 12)
  }

  private static func node(_ node: Artefact.TreeNode, _ names: [String]) -> TreeView.Node {
    let details = names.map { name in
      TextRun(node.facts.first { $0.name == name }?.value ?? "", .value)
    }
    return TreeView.Node(
      [TextRun(node.label)], details: details, spark: node.spark,
      children: node.children.map { Self.node($0, names) })
  }

  /// The facts' names in the order in which they first appear.
  private static func names(in node: Artefact.TreeNode) -> [String] {
    var names: [String] = []
    collect(node, into: &names)
    return names
  }

  private static func collect(_ node: Artefact.TreeNode, into names: inout [String]) {
    for fact in node.facts where !names.contains(fact.name) { names.append(fact.name) }
    for child in node.children { collect(child, into: &names) }
  }

  private static func width(of name: String, in node: Artefact.TreeNode) -> Int {
    let own = node.facts.first { $0.name == name }.map { TerminalText.width($0.value) } ?? 0
    return node.children.reduce(own) { max($0, width(of: name, in: $1)) }
  }
}
