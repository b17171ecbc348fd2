package import Learning

// What every search by a controller shows of it.
extension ControllerSearch {
  /// The entropy of each decision after each update.
  package func entropies(in space: Space) -> Artefact {
    let count = history.entropies.map(\.count).max() ?? 0
    let values = (0..<count).map { decision in
      history.entropies.map { $0.indices.contains(decision) ? $0[decision] : .nan }
    }
    return Artefact(
      "entropies", title: "Entropy of each decision by update (nats)",
      .heatMap(.init(rows: space.names(of: count), values: values)))
  }

  /// The decisions of the design that was written down last, or will be first.
  package func latestPlan(in space: Space) -> DecisionPlan {
    space.plan(after: max(count(ofArm: Self.controlled) - 1, 0))
  }

  /// The likeliest decisions, with the probabilities of all that could be decided instead.
  package func distribution(in space: Space) -> Artefact {
    let plan = latestPlan(in: space)
    var controller = controller
    let sequence = controller.best(plan)
    let names = space.names(of: plan.decisions.count)
    let nodes = zip(names, controller.probabilities(plan, along: sequence)).enumerated().map {
      place, entry in
      Artefact.TreeNode(
        entry.0, spark: entry.1,
        children: zip(space.options(of: place), entry.1).map { option, probability in
          Artefact.TreeNode(option, facts: [.init("probability", brief(probability))])
        })
    }
    let title = space.design(of: sequence, known: nil, update: controller.updates).description
    return Artefact(
      "distribution", title: "What the controller would write down, decision by decision",
      .tree(Artefact.TreeNode(title, children: nodes)))
  }
}
