public import Learning
public import Methods

extension MetaQNN {
  /// What can be looked at.
  public func artefacts(in world: ImageWorld) -> [Artefact] {
    guard study.told > 0 else { return [] }
    var artefacts = bestTree(in: world)
    artefacts += [
      Artefact("epsilon", title: "Mean accuracy at each ε", .bars(meansByStage)),
      study.topTen(
        calling: "network",
        extra: ("ε", { "\(epsilon(ofStage: exploration.stage(of: $0)))" })),
      Artefact("histogram", title: "Accuracy at random and exploiting", .curves(histogram)),
      Artefact("greedy", title: "The greedy path and its alternatives", .graph(greedyPath)),
      Artefact("values", title: "Mean Q of a layer at each depth", .heatMap(valuesByLayer)),
      Artefact(
        "filters", title: "Mean Q of a filter size at each depth", .heatMap(valuesByFilter)),
    ]
    return artefacts + [study.sizes, study.finalsTable(calling: "network")].compactMap(\.self)
  }

  /// The finals' winner, or the best so far.
  private func bestTree(in world: ImageWorld) -> [Artefact] {
    study.shown(ofArm: Self.agent).map {
      tree(study.shownTitle(ofArm: Self.agent), of: $0, in: world)
    } ?? []
  }

  /// The network of a trial as a tree.
  public func pictures(ofTrial trial: Int, in world: ImageWorld) -> [Artefact] {
    study.shown(ofTrial: trial).map { tree("Architecture", of: $0, in: world) } ?? []
  }

  private func tree(
    _ title: String, of shown: Study<NetworkString>.Shown, in world: ImageWorld
  ) -> [Artefact] {
    guard let plan = try? settings.plan(for: shown.design) else { return [] }
    return plan.treePicture(
      title, of: settings.trainedNetwork(of: shown.design).description, for: world.data.shape,
      shown.spreads, trial: shown.trial)
  }

  /// The stages of which at least one child's accuracy is known.
  private var begunStages: Range<Int> {
    0..<(exploration.stage(of: rewards(ofArm: Self.agent).count - 1) + 1)
  }

  private var meansByStage: Artefact.Bars {
    Artefact.Bars(
      labels: begunStages.map { "ε = \(epsilon(ofStage: $0))" },
      values: begunStages.map { Moments(rewards(ofStage: $0)).mean },
      unit: "validation accuracy")
  }

  /// The share of children in each twentieth of the accuracies: the first stage and the last one
  /// begun.
  private var histogram: Artefact.Curves {
    let last = begunStages.upperBound - 1
    let lines = (last > 0 ? [0, last] : [0]).map { stage in
      let rewards = rewards(ofStage: stage)
      let shares = (0..<20).map { bin in
        Double(rewards.count { min(Int($0 * 20), 19) == bin }) / Double(max(rewards.count, 1))
      }
      return Artefact.Line(
        "ε = \(epsilon(ofStage: stage))", x: (0..<20).map { (Double($0) + 0.5) / 20 }, y: shares)
    }
    return Artefact.Curves(xLabel: "validation accuracy", yLabel: "share", lines: lines)
  }
}
