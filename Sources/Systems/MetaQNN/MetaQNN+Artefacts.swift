public import Learning
public import Methods

extension MetaQNN {
  /// What can be looked at.
  public func artefacts(in world: ImageWorld) -> [Artefact] {
    let children = exploration.children
    guard !children.isEmpty else { return [] }
    var artefacts: [Artefact] = []
    if let tree = bestTree(in: world) {
      artefacts.append(Artefact("architecture", title: "Best architecture", .tree(tree)))
    }
    artefacts += [
      Artefact("epsilon", title: "Mean accuracy at each ε", .bars(meansByStage)),
      Artefact("top", title: "The ten best", .table(topTen)),
      Artefact("histogram", title: "Accuracy at random and exploiting", .curves(histogram)),
      Artefact("greedy", title: "The greedy path and its alternatives", .graph(greedyPath)),
      Artefact("values", title: "Mean Q of a layer at each depth", .heatMap(valuesByLayer)),
      Artefact(
        "filters", title: "Mean Q of a filter size at each depth", .heatMap(valuesByFilter)),
      Artefact("population", title: "Size and accuracy", .scatter(population)),
    ]
    if let finals { artefacts.append(Artefact("finals", title: "Finals", .table(table(finals)))) }
    return artefacts
  }

  /// The finals' winner, or the best so far.
  private func bestTree(in world: ImageWorld) -> Artefact.TreeNode? {
    let winner = finals?.winner(ofSearch: true).map { ($0.network, $0.spreads) }
    let best = winner ?? exploration.children.ranked.first.map { ($0.network, $0.spreads) }
    return best.flatMap { network, spreads in
      try? settings.plan(for: network)
        .tree(
          for: world.data.shape, titled: settings.trainedNetwork(of: network).description, spreads)
    }
  }

  private var meansByStage: Artefact.Bars {
    let stages = exploration.schedule.stages.indices.filter {
      !exploration.children(ofStage: $0).isEmpty
    }
    return Artefact.Bars(
      labels: stages.map { "ε = \(exploration.schedule.stages[$0].epsilon)" },
      values: stages.map { exploration.children(ofStage: $0).moments.mean },
      unit: "validation accuracy")
  }

  private var topTen: Artefact.Table {
    let rows = exploration.children.ranked.prefix(10).enumerated().map { place, child in
      [
        "\(place + 1)", brief(child.reward), grouped(child.parameters),
        "\(exploration.schedule.stages[child.stage].epsilon)", child.network.description,
      ]
    }
    return Artefact.Table(
      columns: ["rank", "accuracy", "parameters", "ε", "network"], rows: rows)
  }

  /// The share of children in each twentieth of the accuracies: the first stage and the last one
  /// begun.
  private var histogram: Artefact.Curves {
    let last = exploration.children.last?.stage ?? 0
    let lines = (last > 0 ? [0, last] : [0]).map { stage in
      let rewards = exploration.children(ofStage: stage).map(\.reward)
      let shares = (0..<20).map { bin in
        Double(rewards.count { min(Int($0 * 20), 19) == bin }) / Double(max(rewards.count, 1))
      }
      return Artefact.Line(
        "ε = \(exploration.schedule.stages[stage].epsilon)",
        x: (0..<20).map { (Double($0) + 0.5) / 20 }, y: shares)
    }
    return Artefact.Curves(xLabel: "validation accuracy", yLabel: "share", lines: lines)
  }

  /// Every child of the search; those that would reach the finals now are alive.
  private var population: Artefact.Scatter {
    let best = exploration.children.ranked.prefix(max(settings.finalists, 1))
    return Artefact.Scatter(
      xLabel: "parameters", yLabel: "validation accuracy",
      points: exploration.children.filter { $0.accuracy != nil }.map { child in
        .init(x: Double(child.parameters), y: child.reward, alive: best.contains(child))
      }, logX: true, hasFront: true)
  }

  private func table(_ finals: Finals) -> Artefact.Table {
    let rows = finals.finalists.map { finalist in
      [
        finalist.isFromSearch ? (finalist.isFromControl ? "both" : "agent") : "random",
        finalist.accuracy.map(brief) ?? "",
        finals.test(of: finalist.network).map(brief) ?? "", finalist.network.description,
      ]
    }
    return Artefact.Table(columns: ["found by", "validation", "test", "network"], rows: rows)
  }
}
