public import Learning
import Methods

extension CPPN {
  /// The picture, the network that paints it, and how it came to be.
  public func artefacts(in world: PictureWorld) -> [Artefact] {
    let own = search.map { $0.artefacts(in: world) } ?? breeding?.artefacts ?? []
    return own.prefix(1) + [network].compactMap(\.self) + own.dropFirst()
  }

  private var network: Artefact? {
    best.map { best in
      Artefact(
        "network", title: "The network that paints it: where a point is in, how bright it is out",
        .graph(best.patternGraph(PatternPicture.shape, sensors: PatternPicture.sensorNames)))
    }
  }
}

extension TargetSearch {
  func artefacts(in world: PictureWorld) -> [Artefact] {
    let first = [picture(in: world), generation]
    return champions.isEmpty ? first : first + [improvements, ancestry]
  }

  private func picture(in world: PictureWorld) -> Artefact {
    Artefact(
      "picture", title: "The target, the best picture, and the best of as many random patterns",
      .image(
        .init(
          [
            PatternPicture.picture("target", world.brightness),
            PatternPicture.picture("error \(rounded(error, 3))", of: champion),
            PatternPicture.picture("random, error \(rounded(controlError, 3))", of: control),
          ])))
  }

  /// The champions of the species that live, with what each is worth.
  private var generation: Artefact {
    let pictures = population.species.prefix(12).map { species in
      PatternPicture.picture(
        "species #\(species.id), \(species.members.count)",
        of: species.members.first.map { population.genomes[$0] } ?? species.representative)
    }
    return Artefact(
      "species", title: "A picture of each species, and how many members it has",
      .image(.init(pictures)))
  }

  private var improvements: Artefact {
    Artefact(
      "improvements", title: "The way to the target: best pictures, from the first to the last",
      .image(
        .init(
          champions.map { PatternPicture.picture("\(rounded($0.error, 3))", of: $0.genome) },
          caption: "Above each picture its error.")))
  }

  /// Which best picture came after which.
  private var ancestry: Artefact {
    let individuals = champions.enumerated().map { place, past in
      Artefact.Lineage.Individual(
        CPPN.Candidate.picture(past.genome).description, birth: past.trial,
        parents: place > 0 ? [place - 1] : [], score: -past.error,
        change: place > 0
          ? "error \(rounded(champions[place - 1].error, 3)) to \(rounded(past.error, 3))" : "",
        alive: place == champions.count - 1)
    }
    return Artefact(
      "lineage", title: "Best pictures, each with the best one before it",
      .lineage(.init(unit: "picture", individuals: individuals)))
  }
}

extension PictureBreeding {
  var artefacts: [Artefact] {
    guard let favourite, let brood = path.last else { return [] }
    return [
      Artefact(
        "picture", title: "The picture that was chosen first in the last choice",
        .image(.init([PatternPicture.picture("round \(brood.round)", of: favourite, side: 64)]))),
      Artefact(
        "brood", title: "The pictures of round \(brood.round)",
        .image(
          .init(
            brood.genomes.enumerated().map {
              PatternPicture.picture("\($0 + 1)", of: $1)
            }))),
      way, lineage,
    ].compactMap(\.self)
  }

  /// The chosen ones of every round.
  private var way: Artefact? {
    let parents = zip(path, path.dropFirst()).map { before, after in
      PatternPicture.picture(
        "round \(before.round)", of: before.genomes[after.parents.first ?? 0])
    }
    guard !parents.isEmpty else { return nil }
    return Artefact(
      "way", title: "The way here: the first that was chosen in each round",
      .image(.init(parents.suffix(24))))
  }

  /// Who descends from whom: those that were chosen, and the pictures there are now.
  private var lineage: Artefact {
    var individuals: [Artefact.Lineage.Individual] = []
    var parents: [Int] = []
    for (round, brood) in path.enumerated() {
      let kept = round == path.count - 1 ? chosen : path[round + 1].parents
      let isNewest = round == path.count - (chosen.isEmpty ? 2 : 1)
      let first = individuals.count
      for place in kept {
        let isOld = place < brood.parents.count
        individuals.append(
          .init(
            "picture \(place + 1) of round \(brood.round)", birth: brood.round, parents: parents,
            score: Double(brood.round),
            change: round == 0 ? "" : isOld ? "kept" : "child", alive: isNewest))
      }
      parents = Array(first..<individuals.count)
    }
    return Artefact(
      "lineage", title: "Who descends from whom, of those that were chosen",
      .lineage(.init(unit: "round", individuals: individuals)))
  }
}
