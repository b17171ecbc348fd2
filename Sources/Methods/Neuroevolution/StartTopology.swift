import Compute

/// The connections from which random first networks choose: each is numbered once, so that equal
/// ones have equal innovation numbers and histories line up.
///
/// Stanley & Miikkulainen (2002), section 5: ablations without species, and without minimal starts,
/// begin with 1 to 10 hidden nodes and random connections. How connections are drawn is not
/// published; here each exists with probability 1/2.
struct StartTopology {
  /// Sensors to outputs, sensors to hidden nodes, hidden nodes to outputs, and hidden nodes to
  /// later ones, so that no cycle can arise.
  let links: [(source: Int, target: Int)]
  private let shape: GenotypeShape
  private let hidden: Int

  init(_ shape: GenotypeShape, hidden: Int) {
    (self.shape, self.hidden) = (shape, hidden)
    let (sensors, outputs) = (0..<shape.sensors, shape.sensors..<shape.count)
    let nodes = shape.count..<shape.count + hidden
    func pairs(_ sources: Range<Int>, _ targets: Range<Int>) -> [(source: Int, target: Int)] {
      sources.flatMap { source in targets.map { (source, $0) } }
    }
    links =
      pairs(sensors, outputs) + pairs(sensors, nodes) + pairs(nodes, outputs)
      + pairs(nodes, nodes).filter { $0.source < $0.target }
  }

  /// A network with 1 to `hidden` hidden nodes, drawn again until every output can be reached.
  func random(_ random: inout Random) -> Genotype {
    while true {
      let last = shape.count + (hidden == 0 ? 0 : 1 + random.below(hidden))
      var genes: [ConnectionGene] = []
      for (number, link) in links.enumerated() where max(link.source, link.target) < last {
        let weight = random.uniform(in: -1...1)
        guard random.chance(0.5) else { continue }
        genes.append(ConnectionGene(number, from: link.source, to: link.target, weight: weight))
      }
      let genome = Genotype(genes)
      if reachesEveryOutput(genome) { return genome }
    }
  }

  private func reachesEveryOutput(_ genome: Genotype) -> Bool {
    (shape.sensors..<shape.count).allSatisfy { output in
      (0..<shape.sensors).contains { genome.leads(from: $0, to: output) }
    }
  }
}
