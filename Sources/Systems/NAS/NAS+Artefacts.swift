public import Learning
import Methods

extension NAS {
  /// What can be looked at.
  public func artefacts(in world: ArchitectureWorld) -> [Artefact] {
    guard study.told > 0 else { return [] }
    let known =
      bestPictures(in: world) + [rewards, aboveRandom, entropies, distribution]
      + (settings.hasAnchors ? [connections] : []) + [study.topTen(calling: "architecture")]
    return known + [study.sizes, study.finalsTable(calling: "architecture")].compactMap(\.self)
  }

  /// The finals' winner, or the best so far, as a tree and as a graph.
  private func bestPictures(in world: ArchitectureWorld) -> [Artefact] {
    let winner = study.finals?.winner(ofArm: Self.controlled)
    guard let data = world.examples, let best = winner?.record ?? study.best() else { return [] }
    let record = study.asked[best]
    let plan = settings.plan(for: record.design.architecture, classes: data.classes)
    let tree = plan.tree(
      for: data.shape, titled: record.design.description,
      winner == nil ? record.spreads : winner?.spreads)
    return (tree.map { [Artefact("architecture", title: "Best architecture", .tree($0))] } ?? [])
      + [Artefact("graph", title: "The best as a graph", .graph(plan.graph))]
  }

  /// The scores of an arm, in order; 0 where there is none.
  func scores(ofArm arm: Int) -> [Double] {
    study.records.filter { $0.arms.contains(arm) }.map { $0.score ?? 0 }
  }

  /// Accuracies, their mean over twenty samples, and the baseline of the rewards.
  private var rewards: Artefact {
    let scores = scores(ofArm: Self.controlled)
    let means = scores.indices.map { last in
      let some = scores[max(0, last - 19)...last]
      return some.reduce(0, +) / Double(some.count)
    }
    let x = scores.indices.map(Double.init)
    let start = max(0, controller.updates - history.baselines.count)
    return Artefact(
      "rewards", title: "Accuracy of the samples, and the baseline of their rewards",
      .curves(
        .init(
          xLabel: "sample", yLabel: "accuracy, reward",
          lines: [
            Artefact.Line("accuracy", x: x, y: scores),
            Artefact.Line("mean of 20", x: x, y: means),
            Artefact.Line(
              "baseline",
              x: history.baselines.indices.map { Double((start + $0 + 1) * settings.minibatch) },
              y: history.baselines),
          ])))
  }

  /// The paper's figure 6: the mean of the best 1, 5 and 15 above those of random search.
  private var aboveRandom: Artefact {
    let (ours, theirs) = (scores(ofArm: Self.controlled), scores(ofArm: Self.control))
    let counts = stride(from: 1, through: min(ours.count, theirs.count), by: 1).map { $0 }
    let lines = [1, 5, 15].map { top in
      Artefact.Line(
        "top \(top)", x: counts.map(Double.init),
        y: counts.map { Self.top(top, of: ours.prefix($0)) - Self.top(top, of: theirs.prefix($0)) })
    }
    return Artefact(
      "above-random", title: "The best 1, 5 and 15 above those of random search",
      .curves(.init(xLabel: "sample", yLabel: "accuracy", lines: lines)))
  }

  private static func top(_ count: Int, of scores: ArraySlice<Double>) -> Double {
    let best = scores.sorted(by: >).prefix(count)
    return best.reduce(0, +) / Double(max(best.count, 1))
  }

  /// The entropy of each decision after each update.
  private var entropies: Artefact {
    let count = history.entropies.map(\.count).max() ?? 0
    let values = (0..<count).map { decision in
      history.entropies.map { $0.indices.contains(decision) ? $0[decision] : .nan }
    }
    let perLayer = settings.space.names(depth: 1).count
    let names = count == 0 ? [] : settings.space.names(depth: count / perLayer)
    return Artefact(
      "entropies", title: "Entropy of each decision by update (nats)",
      .heatMap(.init(rows: names, values: values)))
  }

  private var currentDepth: Int {
    settings.depth(after: max(count(ofArm: Self.controlled) - 1, 0))
  }

  /// The likeliest decisions, with the probabilities of all that could be decided instead.
  private var distribution: Artefact {
    let (names, space) = (settings.space.names(depth: currentDepth), settings.space)
    var controller = controller
    let plan = space.plan(depth: currentDepth)
    let sequence = controller.best(plan)
    let nodes = zip(names, controller.probabilities(plan, along: sequence)).enumerated().map {
      place, entry in
      Artefact.TreeNode(
        entry.0, spark: entry.1,
        children: zip(space.options(of: place), entry.1).map { option, probability in
          Artefact.TreeNode(option, facts: [.init("probability", brief(probability))])
        })
    }
    let title = space.architecture(of: sequence).description
    return Artefact(
      "distribution", title: "What the controller would write down, decision by decision",
      .tree(Artefact.TreeNode(title, children: nodes)))
  }

  /// How probably each layer reads each earlier one, along the likeliest decisions.
  private var connections: Artefact {
    var controller = controller
    let plan = settings.space.plan(depth: currentDepth)
    let probabilities = controller.probabilities(plan, along: controller.best(plan))
    let rows = zip(plan.decisions, probabilities).compactMap { decision, row -> [Double]? in
      if case .anchors(let earlier) = decision, earlier > 0 { row } else { nil }
    }
    let width = rows.last?.count ?? 0
    return Artefact(
      "connections", title: "Probability that a layer (row) reads an earlier one (column)",
      .heatMap(
        .init(
          rows: rows.indices.map { "layer \($0 + 2)" }, columns: (0..<width).map { "\($0 + 1)" },
          values: rows.map { $0 + Array(repeating: .nan, count: width - $0.count) })))
  }
}
