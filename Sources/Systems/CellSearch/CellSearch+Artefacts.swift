public import Learning
import Methods
public import Worlds

extension CellSearch {
  /// What can be looked at.
  public func artefacts(in world: TextCorpus) -> [Artefact] {
    guard study.told > 0 else { return [] }
    let known =
      bestPictures + [
        perplexities, search.entropies(in: settings.space),
        search.distribution(in: settings.space),
        study.topTen(calling: "cell", extra: ("number", number(ofRecord:))),
      ]
    return known + [study.finalsTable(calling: "cell")].compactMap(\.self)
  }

  /// The number of a cell of the space, which the setting `cell` takes.
  private func number(ofRecord record: Int) -> String {
    guard case .tree(let tree) = study.asked[record].design.cell else { return "" }
    return "\(settings.space.number(of: tree))"
  }

  /// The best cell as a tree, as a graph and as equations, and what it was better than.
  private var bestPictures: [Artefact] {
    guard let best = study.shown()?.design, case .tree(let tree) = best.cell else { return [] }
    return [picture(of: tree, "Best cell, from its root down")] + pictures(of: tree)
      + previousPicture + search.changes(in: settings.space)
  }

  /// The cell that was the best until the present one came, as a tree.
  private var previousPicture: [Artefact] {
    guard let previous = search.previousBest,
      case .tree(let tree) = study.asked[previous].design.cell
    else { return [] }
    return [Artefact("previous", title: "The best cell before it", .tree(tree.picture))]
  }

  /// The cell of a trial as a tree.
  public func pictures(ofTrial trial: Int, in world: TextCorpus) -> [Artefact] {
    switch study.shown(ofTrial: trial)?.design.cell {
    case .tree(let tree): [picture(of: tree, "Cell, from its root down")]
    case .lstm: [Artefact("architecture", title: "Cell, by its gates", .tree(.lstm))]
    case nil: []
    }
  }

  private func picture(of tree: CellTree, _ title: String) -> Artefact {
    Artefact("architecture", title: title, .tree(tree.picture))
  }

  private func pictures(of tree: CellTree) -> [Artefact] {
    [
      Artefact("graph", title: "The best cell as a graph", .graph(tree.graph)),
      Artefact(
        "equations", title: "The best cell as equations",
        .text(tree.equations.joined(separator: "\n"))),
    ]
  }

  /// The perplexities of an arm, in order; a gap where training failed.
  private func perplexities(ofArm arm: Int) -> Artefact.Line {
    let scores = study.records.filter { $0.arms.contains(arm) }.map(\.score)
    let known = scores.enumerated().compactMap { place, score in score.map { (place, 1 / $0) } }
    return Artefact.Line(
      study.arms[arm].id, x: known.map { Double($0.0) }, y: known.map(\.1))
  }

  private var perplexities: Artefact {
    Artefact(
      "perplexities", title: "Perplexity of the cells",
      .curves(
        .init(
          xLabel: "sample", yLabel: "perplexity",
          lines: study.arms.indices.map(perplexities(ofArm:)), logY: true)))
  }
}

extension Artefact.TreeNode {
  /// Long short-term memory, which is no tree of the space: its gates and what they let in.
  fileprivate static let lstm = Self(
    "\(SearchedCell.lstm)",
    children: [
      ("forget gate", "sigmoid"), ("input gate", "sigmoid"), ("candidate", "tanh"),
      ("output gate", "sigmoid"),
    ].map { Self($0, facts: [.init("applies", $1)]) })
}

extension CellTree {
  /// The tree from its root, each node with its step and what happens to the memory there.
  fileprivate var picture: Artefact.TreeNode { picture(of: nodes.count - 1) }

  private func picture(of node: Int) -> Artefact.TreeNode {
    var facts = [Artefact.Fact("combines", "\(nodes[node].combination)")]
    facts.append(.init("applies", "\(nodes[node].activation)"))
    if node == injected { facts.append(.init("memory", "enters by \(inject)")) }
    if node == memory { facts.append(.init("new memory", "its sum")) }
    let below = node < base ? [] : [children(of: node).0, children(of: node).1]
    return Artefact.TreeNode(
      node == nodes.count - 1 ? "node \(node), the output" : "node \(node)", facts: facts,
      children: below.map(picture))
  }

  /// What flows from the inputs to the output and the new memory.
  fileprivate var graph: Artefact.Graph {
    var graph = Artefact.Graph(
      nodes: [.init("x_t", layer: 0), .init("h_t-1", layer: 0), .init("c_t-1", layer: 0)],
      edges: [])
    for (place, step) in nodes.enumerated() {
      let sources =
        place < base ? [0, 1] : [children(of: place).0 + 3, children(of: place).1 + 3]
      let layer = (sources.map { graph.nodes[$0].layer }.max() ?? 0) + 1
      graph.nodes.append(.init("\(step)", layer: layer))
      graph.edges += sources.map { .init($0, place + 3) }
      if place == injected { graph.edges.append(.init(2, place + 3, "\(inject)")) }
    }
    let last = graph.nodes.count - 1
    graph.nodes.append(.init("h_t", layer: graph.nodes[last].layer + 1))
    graph.edges.append(.init(last, last + 1))
    graph.nodes.append(.init("c_t", layer: graph.nodes[last].layer + 1))
    graph.edges.append(.init(memory + 3, last + 2, "sum"))
    return graph
  }
}
