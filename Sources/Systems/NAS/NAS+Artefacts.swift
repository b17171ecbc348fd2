public import Learning
import Methods

extension NAS {
  /// What can be looked at.
  public func artefacts(in world: ArchitectureWorld) -> [Artefact] {
    guard study.told > 0 else { return [] }
    let known =
      bestPictures(in: world) + [
        rewards, aboveRandom, search.entropies(in: settings.space),
        search.distribution(in: settings.space),
      ]
      + (settings.hasAnchors ? [connections] : []) + [study.topTen(calling: "architecture")]
    return known + [study.sizes, study.finalsTable(calling: "architecture")].compactMap(\.self)
  }

  /// The finals' winner, or the best so far, as a tree and as a graph.
  private func bestPictures(in world: ArchitectureWorld) -> [Artefact] {
    guard let data = world.examples, let shown = study.shown() else { return [] }
    return tree(study.shownTitle(), of: shown, on: data)
      + plan(of: shown, on: data).graphPicture("The best as a graph")
      + search.changes(in: settings.space)
  }

  /// The network of a trial as a tree.
  public func pictures(ofTrial trial: Int, in world: ArchitectureWorld) -> [Artefact] {
    guard let data = world.examples, let shown = study.shown(ofTrial: trial) else { return [] }
    return tree("Architecture", of: shown, on: data)
  }

  private func tree(
    _ title: String, of shown: Study<ArchitectureSample>.Shown, on data: ChildData
  ) -> [Artefact] {
    plan(of: shown, on: data).treePicture(
      title, of: shown.design.description, for: data.shape, shown.spreads, trial: shown.trial)
  }

  private func plan(of shown: Study<ArchitectureSample>.Shown, on data: ChildData) -> ChildPlan {
    settings.plan(for: shown.design.architecture, classes: data.classes)
  }

  private var history: ControllerHistory { search.history }

  /// Accuracies, their mean over twenty samples, and the baseline of the rewards.
  private var rewards: Artefact {
    let scores = study.scores(ofArm: Search.controlled)
    let means = scores.indices.map { last in
      let some = scores[max(0, last - 19)...last]
      return some.reduce(0, +) / Double(some.count)
    }
    let x = scores.indices.map(Double.init)
    let start = max(0, search.controller.updates - history.baselines.count)
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
    let (ours, theirs) = (accuracies, controlAccuracies)
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

  /// How probably each layer reads each earlier one, along the likeliest decisions.
  private var connections: Artefact {
    var controller = search.controller
    let plan = search.latestPlan(in: settings.space)
    let probabilities = controller.probabilities(plan, along: controller.best(plan))
    let rows = zip(plan.decisions, probabilities).compactMap { decision, row -> [Double]? in
      if case .anchors(let earlier) = decision, earlier > 0 { row } else { nil }
    }
    let width = rows.last?.count ?? 0
    return Artefact(
      "connections", title: "Probability that a layer reads an earlier one",
      .heatMap(
        .init(
          yLabel: "layer", xLabel: "earlier layer",
          rows: rows.indices.map { "layer \($0 + 2)" }, columns: (0..<width).map { "\($0 + 1)" },
          values: rows.map { $0 + Array(repeating: .nan, count: width - $0.count) })))
  }
}
