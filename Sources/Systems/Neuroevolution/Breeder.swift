import Compute
import Foundation

/// The genetic operators of both methods on genomes with a number for each connection.
struct Breeder {
  let settings: Neuroevolution.Settings
  let layout: NetworkLayout

  init(_ settings: Neuroevolution.Settings, _ layout: NetworkLayout) {
    (self.settings, self.layout) = (settings, layout)
  }

  private var evolvesWeights: Bool { settings.method == .weights }

  /// A random genome: weights of a two-sided exponential distribution, or each connection with
  /// probability ½.
  func first(_ random: inout Random) -> [Double] {
    (0..<layout.count).map { _ in
      evolvesWeights ? weight(&random) : random.chance(0.5) ? 1 : 0
    }
  }

  /// A number of mean 0 and mean absolute value `spread`.
  private func weight(_ random: inout Random) -> Double {
    let size = -log(1 - random.uniform()) * settings.spread
    return random.chance(0.5) ? size : -size
  }

  /// A parent by rank, the best first: each has `pressure` times the chance of the one before.
  func parent(
    of members: [Neuroevolution.Member], _ random: inout Random
  ) -> Neuroevolution.Member {
    let scale = settings.pressure
    guard scale < 1 else { return members[random.below(members.count)] }
    // The inverse of 1 − scale^(n + 1), cut off behind the last.
    let most = 1 - pow(scale, Double(members.count))
    let place = Int(log(1 - random.uniform() * most) / log(scale))
    return members[min(max(place, 0), members.count - 1)]
  }

  /// A child: of weights by crossover or by mutation, of matrices by crossover as often, and then
  /// with mutations in any case.
  func child(of members: [Neuroevolution.Member], _ random: inout Random) -> [Double] {
    var genes = parent(of: members, &random).genes
    let isCrossed = random.chance(settings.crossover)
    if isCrossed { genes = cross(genes, parent(of: members, &random).genes, &random) }
    if evolvesWeights {
      if !isCrossed { mutateUnits(&genes, &random) }
    } else {
      flip(&genes, &random)
    }
    return genes
  }

  /// Crossover of nodes, which is that of rows of the matrix: all that feeds a unit comes from one
  /// parent, of weights from either alike; of matrices one row is exchanged.
  func cross(_ one: [Double], _ other: [Double], _ random: inout Random) -> [Double] {
    var genes = one
    let only = evolvesWeights ? nil : random.below(layout.rows.count)
    for (place, row) in layout.rows.enumerated()
    where only.map({ $0 == place }) ?? random.chance(0.5) {
      genes.replaceSubrange(row, with: other[row])
    }
    return genes
  }

  /// Biased mutation of nodes: something is added to every weight that feeds some units.
  private func mutateUnits(_ genes: inout [Double], _ random: inout Random) {
    for row in random.permutation(layout.rows.count).prefix(settings.units) {
      for place in layout.rows[row] { genes[place] += weight(&random) }
    }
  }

  private func flip(_ genes: inout [Double], _ random: inout Random) {
    for place in genes.indices where random.chance(settings.flip) {
      genes[place] = 1 - genes[place]
    }
  }
}
