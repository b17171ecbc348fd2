public import Learning
public import Methods

extension LargeScaleEvolution {
  /// What can be looked at.
  public func artefacts(in world: ImageWorld) -> [Artefact] {
    guard study.told > 0 else { return [] }
    let artefacts =
      bestPictures(in: world) + [population, genealogy, successes, trainings]
      + [
        study.topTen(
          calling: "DNA",
          extra: ("trainings", { "\(study.records[$0].design.trainings)" }))
      ]
    return artefacts + [study.sizes, study.finalsTable(calling: "DNA")].compactMap(\.self)
  }

  /// The best so far and its parent, as trees, and the best as a graph.
  private func bestPictures(in world: ImageWorld) -> [Artefact] {
    guard let best = study.best() else { return [] }
    let record = study.records[best]
    return tree("Best architecture", ofTrial: best, in: world)
      + plan(of: record.design, in: world).graphPicture("The DNA of the best")
      + (record.parent.map {
        tree("What the best was made from", id: "parent", ofTrial: $0, in: world)
      } ?? [])
  }

  /// The network of a trial as a tree.
  public func pictures(ofTrial trial: Int, in world: ImageWorld) -> [Artefact] {
    tree("Architecture", ofTrial: trial, in: world)
  }

  private func tree(
    _ title: String, id: String = "architecture", ofTrial trial: Int, in world: ImageWorld
  ) -> [Artefact] {
    guard let (individual, spreads, _) = study.shown(ofTrial: trial) else { return [] }
    return plan(of: individual, in: world).treePicture(
      title, id: id, of: individual.description, for: world.data.shape, spreads, trial: trial)
  }

  private func plan(of individual: Individual, in world: ImageWorld) -> ChildPlan {
    ChildPlan(nodes: individual.dna.nodes(classes: world.data.classes))
  }

  /// The records of the evolving arm whose results are known.
  private var evolved: [Int] {
    study.records.indices.filter { study.records[$0].arms.contains(Self.evolution) }
  }

  /// The paper's figure 1: every individual by its birth, the dead and the living.
  private var population: Artefact {
    let alive = Set(living[Self.evolution])
    let points = evolved.enumerated().compactMap { birth, record in
      study.records[record].score.map {
        Artefact.Scatter.Point(
          x: Double(birth), y: $0, alive: alive.contains(record), trial: record)
      }
    }
    return Artefact(
      "population", title: "Population: the living among the dead",
      .scatter(.init(xLabel: "individual", yLabel: "validation accuracy", points: points)))
  }

  /// Who descends from whom by which mutation.
  private var genealogy: Artefact {
    let alive = Set(living[Self.evolution])
    let evolved = evolved
    let places = Dictionary(uniqueKeysWithValues: evolved.enumerated().map { ($1, $0) })
    let individuals = evolved.enumerated().map { birth, number in
      let record = study.records[number]
      return Artefact.Lineage.Individual(
        record.design.description, birth: birth,
        parents: record.parent.flatMap { places[$0] }.map { [$0] } ?? [], score: record.score,
        change: record.design.mutation?.rawValue ?? "", alive: alive.contains(number))
    }
    return Artefact(
      "genealogy", title: "Genealogy",
      .lineage(.init(unit: "individual", individuals: individuals)))
  }

  /// How often each mutation made a child that is better than its parent.
  private var successes: Artefact {
    let rows = Mutation.allCases.map { mutation in
      let children = evolved.map { study.records[$0] }.filter { $0.design.mutation == mutation }
      let better = children.count { child in
        let parent = child.parent.flatMap { study.records[$0].score } ?? -.infinity
        return (child.score ?? -.infinity) > parent
      }
      let share = children.isEmpty ? "" : brief(Double(better) / Double(children.count))
      return [mutation.rawValue, "\(children.count)", "\(better)", share]
    }
    return Artefact(
      "mutations", title: "How often a child is better than its parent",
      .table(.init(columns: ["mutation", "children", "better", "share"], rows: rows)))
  }

  /// Accuracy by how many trainings weights have been through: what of the gain is training time.
  private var trainings: Artefact {
    let alive = Set(living[Self.evolution])
    let points = evolved.compactMap { number in
      study.records[number].score.map {
        Artefact.Scatter.Point(
          x: Double(study.records[number].design.trainings), y: $0, alive: alive.contains(number),
          trial: number)
      }
    }
    return Artefact(
      "trainings", title: "Accuracy by the trainings that weights have been through",
      .scatter(.init(xLabel: "trainings", yLabel: "validation accuracy", points: points)))
  }
}
