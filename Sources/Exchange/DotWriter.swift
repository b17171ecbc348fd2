package import Learning

/// Writes graphs and trees in the language of Graphviz.
package enum DotWriter {
  /// A graph.
  package static func text(_ graph: Artefact.Graph, title: String) -> String {
    let nodes = graph.nodes.enumerated().map { "  n\($0) [label=\(quoted($1.label))];" }
    let edges = graph.edges.map { edge in
      "  n\(edge.from) -> n\(edge.to)"
        + (edge.label.isEmpty ? ";" : " [label=\(quoted(edge.label))];")
    }
    return wrap(title, nodes + edges)
  }

  /// A tree, with every node's facts in its label.
  package static func text(_ tree: Artefact.TreeNode, title: String) -> String {
    var lines: [String] = []
    var count = 0
    func visit(_ node: Artefact.TreeNode, parent: Int?) {
      let id = count
      count += 1
      let facts = node.facts.map { "\($0.name) \($0.value)" }
      lines.append("  n\(id) [label=\(quoted(([node.label] + facts).joined(separator: "\n")))];")
      if let parent { lines.append("  n\(parent) -> n\(id);") }
      for child in node.children { visit(child, parent: id) }
    }
    visit(tree, parent: nil)
    return wrap(title, lines)
  }

  static func wrap(_ title: String, _ lines: [String]) -> String {
    (["digraph \(quoted(title)) {", "  rankdir=LR; node [shape=box];"] + lines + ["}"])
      .joined(separator: "\n") + "\n"
  }

  static func quoted(_ text: String) -> String {
    let escaped = text.flatMap { character -> String in
      switch character {
      case "\"", "\\": "\\\(character)"
      case "\n": "\\n"
      default: String(character)
      }
    }
    return "\"" + String(escaped) + "\""
  }
}
