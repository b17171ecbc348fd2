public import Learning
public import Methods

extension GeneticCNN {
  /// What can be looked at.
  public func artefacts(in world: ImageWorld) -> [Artefact] {
    guard study.told > 0 else { return [] }
    var artefacts = bestPictures(in: world)
    if settings.mode == .search {
      artefacts += [generations, bitFrequencies, parentsAndChildren, genealogy]
    } else {
      artefacts.append(ranking)
    }
    artefacts.append(study.topTen(calling: "code"))
    return artefacts + [study.sizes, study.finalsTable(calling: "code")].compactMap(\.self)
  }

  /// The finals' winner, or the best so far, as a tree and as a graph.
  private func bestPictures(in world: ImageWorld) -> [Artefact] {
    guard let shown = study.shown() else { return [] }
    return tree(study.shownTitle(), of: shown, in: world)
      + settings.plan(for: shown.design, classes: world.data.classes)
      .graphPicture("The best code as a network, \(shown.design)")
  }

  /// The network of a trial as a tree.
  public func pictures(ofTrial trial: Int, in world: ImageWorld) -> [Artefact] {
    study.shown(ofTrial: trial).map { tree("Architecture", of: $0, in: world) } ?? []
  }

  private func tree(
    _ title: String, of shown: Study<GeneticCode>.Shown, in world: ImageWorld
  ) -> [Artefact] {
    settings.plan(for: shown.design, classes: world.data.classes).treePicture(
      title, of: shown.design.description, for: world.data.shape, shown.spreads,
      trial: shown.trial)
  }

  /// Generations of which every accuracy is known.
  private var toldGenerations: Range<Int> { 0..<rewards.count / settings.population }

  /// Mean, best and worst of each generation, as in the paper's figure 4.
  private var generations: Artefact {
    let rewards = rewards
    func line(_ name: String, _ value: (ArraySlice<Double>) -> Double) -> Artefact.Line {
      Artefact.Line(
        name, x: toldGenerations.map(Double.init),
        y: toldGenerations.map { value(rewards[places(ofGeneration: $0)]) })
    }
    return Artefact(
      "generations", title: "Accuracy of each generation",
      .curves(
        .init(
          xLabel: "generation", yLabel: "validation accuracy",
          lines: [
            line("mean") { $0.reduce(0, +) / Double(max($0.count, 1)) },
            line("best") { $0.max() ?? 0 }, line("worst") { $0.min() ?? 0 },
          ])))
  }

  /// How many of a generation have each bit.
  private var bitFrequencies: Artefact {
    let count = settings.bitNames.count
    let values = (0..<count).map { bit in
      (0..<births.count / settings.population).map { generation in
        let codes = births[places(ofGeneration: generation)].map(\.code.bits)
        return Double(codes.count { $0[bit] }) / Double(codes.count)
      }
    }
    return Artefact(
      "bits", title: "Share of each generation that has a connection",
      .heatMap(
        .init(
          yLabel: "connection", xLabel: "generation", rows: settings.bitNames, values: values)))
  }

  /// Every individual by its parent's accuracy and its own, those better than their parents alive.
  private var parentsAndChildren: Artefact {
    let rewards = rewards
    var points: [Artefact.Scatter.Point] = []
    for (place, reward) in rewards.enumerated() {
      guard let parent = parents(of: place).first, births[place].change != "kept" else { continue }
      points.append(.init(x: rewards[parent], y: reward, alive: reward > rewards[parent]))
    }
    return Artefact(
      "inheritance", title: "Children by the accuracy of their parent",
      .scatter(.init(xLabel: "accuracy of the parent", yLabel: "of the child", points: points)))
  }

  /// Who descends from whom.
  private var genealogy: Artefact {
    let rewards = rewards
    let newest = births.count - settings.population
    let individuals = births.indices.map { place in
      Artefact.Lineage.Individual(
        births[place].code.description, birth: place / settings.population,
        parents: parents(of: place), score: place < rewards.count ? rewards[place] : nil,
        change: births[place].change, alive: place >= newest)
    }
    return Artefact(
      "genealogy", title: "Genealogy",
      .lineage(.init(unit: "generation", individuals: individuals)))
  }

  /// The parents of an individual among all births.
  private func parents(of place: Int) -> [Int] {
    let start = (place / settings.population - 1) * settings.population
    return births[place].parents.map { start + $0 }
  }

  /// Every code with the mean of its accuracies so far, best first.
  private var ranking: Artefact {
    let means = EnumeratedSpace(births.map(\.code), rewards).means
    let rows = means.enumerated().map { rank, entry in
      [
        "\(rank + 1)", brief(entry.mean), brief(entry.deviation), "\(entry.count)",
        entry.code.description,
      ]
    }
    return Artefact(
      "ranking", title: "Every code by its mean accuracy",
      .table(.init(columns: ["rank", "mean", "deviation", "trainings", "code"], rows: rows)))
  }
}

extension GeneticCNN.Settings {
  /// The connections of all stages in the order of the bits, such as `1.1-2`: stage, then nodes.
  fileprivate var bitNames: [String] {
    stageNodes.enumerated().flatMap { stage, nodes in
      (1..<max(nodes, 1)).flatMap { target in
        (0..<target).map { "\(stage + 1).\($0 + 1)-\(target + 1)" }
      }
    }
  }
}
