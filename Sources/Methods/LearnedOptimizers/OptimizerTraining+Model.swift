import Compute
package import Learning

extension OptimizerTraining {
  /// One step of the kept optimizer on any number of coordinates: `gradient [N]` and what is
  /// remembered of each, `hidden1 [N, units]`, `cell1` and so on, zero at first, to what is added,
  /// `update [N]`, and what is remembered then.
  ///
  /// A rule with pairs is told a `direction [N]` of unit root mean square over the coordinates of a
  /// problem, and the `size [N]` that it has in truth, too, which whoever runs it has to compute from
  /// the problem's steps and gradients.
  ///
  /// Names end in the group's where groups of parameters have rules of their own.
  ///
  /// - Throws: `ModelGraphError` where it cannot be written as a graph of its own.
  package func model() throws(ModelGraphError) -> ExportedModel? {
    let groups = plan.optimisee.groups
    return try ExportedModel(kept, facts: account) { rows in
      let graph = Graph()
      let parts = groups.map { group in
        RuleRecording(
          plan.rule, named: group.name, rows: rows,
          suffix: groups.count > 1 ? "_\(group.name)" : "", graph)
      }
      return ModelRecording(inputs: parts.flatMap(\.inputs), outputs: parts.flatMap(\.outputs))
    }.called("an optimizer")
  }

  private var account: [String: String] {
    var facts = [
      "memory": "zeros before the first step", "update": "is added to the coordinate",
      "preprocessing": "p of appendix A is \(plan.rule.preprocessing); 0 for gradients as they are",
    ]
    if let decay = plan.rule.momentDecay {
      facts["preprocessing"] = GradientMoments.account(decay)
    }
    guard plan.rule.pairs > 0 else { return facts }
    return facts.merging([
      "direction": CurvaturePairs.account(plan.rule.pairs) + "; divided by its root mean square",
      "size": "the root mean square of the direction over the coordinates of its problem",
    ]) { old, _ in old }
  }
}

/// A step of one rule in a recording.
private struct RuleRecording {
  let inputs: [ModelRecording.Input]
  let outputs: [(name: String, tensor: Tensor)]

  init(_ plan: RulePlan, named name: String, rows: Int, suffix: String, _ graph: Graph) {
    let rule = LearnedRule(plan, named: name, graph: graph)
    let gradient = graph.input([rows])
    let memory = LearnedRule.Memory(plan, coordinates: rows) { graph.input($0) }
    let direction =
      plan.pairs > 0
      ? LearnedRule.Direction(unit: graph.input([rows]), size: graph.input([rows])) : nil
    let (update, next) = rule(gradient, along: direction, memory)
    let names = (1...plan.layers).flatMap { ["hidden\($0)", "cell\($0)"] } + GradientMoments.names
    inputs =
      [.init("gradient\(suffix)", gradient)]
      + (direction.map {
        [.init("direction\(suffix)", $0.unit), .init("size\(suffix)", $0.size)]
      } ?? [])
      + zip(names, memory.tensors).map { name, tensor in
        GradientMoments.ranges[name].map { .init(name + suffix, tensor, within: $0) }
          ?? .init(name + suffix, tensor)
      }
    outputs =
      [("update\(suffix)", update)]
      + zip(names, next.tensors).map { ("next_\($0)\(suffix)", $1) }
  }
}
