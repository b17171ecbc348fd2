package import Learning

// What every search by a controller shows of it.
extension ControllerSearch {
  /// The entropy of each decision after each update.
  package func entropies(in space: Decisions) -> Artefact {
    let count = history.entropies.map(\.count).max() ?? 0
    let values = (0..<count).map { decision in
      history.entropies.map { $0.indices.contains(decision) ? $0[decision] : .nan }
    }
    return Artefact(
      "entropies", title: "Entropy of each decision by update (nats)",
      .heatMap(
        .init(
          yLabel: "decision", xLabel: "update", rows: space.names(of: count), values: values)))
  }

  /// The decisions of the design that was written down last, or will be first.
  package func latestPlan(in space: Decisions) -> DecisionPlan {
    space.plan(after: max(count(ofArm: Self.controlled) - 1, 0))
  }

  /// The likeliest decisions, with the probabilities of all that could be decided instead.
  package func distribution(in space: Decisions) -> Artefact {
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

  /// What the best of the search decides otherwise than the best before it; none before there are
  /// two.
  package func changes(in space: Decisions) -> [Artefact] {
    let (now, before) = (study.best(), previousBest)
    guard let now, let before, let new = space.sequence(of: study.asked[now].design),
      let old = space.sequence(of: study.asked[before].design)
    else { return [] }
    let names = space.names(of: max(new.count, old.count))
    let rows = names.enumerated().compactMap { place, name -> [String]? in
      let (left, right) = (words(of: place, in: old, space), words(of: place, in: new, space))
      return left == right ? nil : [name, left, right]
    }
    return [
      Artefact(
        "changes", title: "What the best decides otherwise than the best before it",
        .table(.init(columns: ["decision", "trial \(before)", "trial \(now)"], rows: rows)))
    ]
  }

  /// The record that was the best of the controller until the present one came.
  package var previousBest: Int? {
    guard let best = study.best() else { return nil }
    let earlier = (0..<best).filter {
      study.asked[$0].arms.contains(Self.controlled) && study.asked[$0].score != nil
    }
    return earlier.max { left, right in
      (study.asked[left].score ?? 0, right) < (study.asked[right].score ?? 0, left)
    }
  }

  /// A decision of a sequence in words; nothing behind its end.
  private func words(of place: Int, in sequence: [Int], _ space: Decisions) -> String {
    guard sequence.indices.contains(place), let plan = space.plan(of: sequence) else { return "" }
    let options = space.options(of: place)
    switch plan.decisions[place] {
    case .choice: return options[sequence[place]]
    case .anchors(let earlier):
      return (0..<earlier).filter { sequence[place] >> $0 & 1 == 1 }.map { options[$0] }
        .joined(separator: ", ")
    }
  }
}
