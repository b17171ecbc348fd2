import Compute
import Learning
import Systems

extension LeagueEntrant {
  /// The genetic algorithm of `genetic-cnn` (Xie & Yuille 2017) with generations of ten; its codes
  /// are bits.
  static let geneticCNN = LeagueEntrant(
    name: "genetic-cnn", takesPart: { $0.hasCodes(ofStages: GeneticCNN.Settings().stageNodes) }
  ) { space, random throws(Failure) in
    let settings = GeneticCNN.Settings()
    var designs = (0..<settings.population).map { place in
      var stream = random.stream("first").stream(place)
      return space.draw(random: &stream)
    }
    var search = LeagueSearch()
    for generation in 0..<space.queries / designs.count {
      let random = random.stream("generation").stream(generation)
      for (place, design) in designs.enumerated() {
        var stream = random.stream("training").stream(place)
        _ = try search.lookUp(design, in: space, random: &stream)
      }
      let parents = Generation(
        codes: designs.map {
          GeneticCode(nodes: settings.stageNodes, index: LeagueSpace.number($0))
        },
        fitness: search.means(of: designs))
      designs = parents.offspring(settings.rates, random: random.stream("offspring"))
        .map { $0.code.bits.map { $0 ? 1 : 0 } }
    }
    return search
  }
}

extension LeagueSpace {
  /// Whether designs are the codes of stages of so many nodes.
  fileprivate func hasCodes(ofStages nodes: [Int]) -> Bool {
    options == 2 && decisions == nodes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }
}
