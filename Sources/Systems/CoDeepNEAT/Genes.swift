import Compute
import Foundation

/// A layer of a module: the deck's table for images, scaled down.
struct LayerGene: Codable, Hashable, Sendable {
  var filters: Int
  var kernel: Int
  var isPooled: Bool
  var dropout: Double

  /// What a run lets genes be.
  struct Bounds: Codable, Hashable, Sendable {
    var leastFilters = 4
    var mostFilters = 16
    var dropout = 0.0...0.7

    /// How many filters a layer may have.
    var filters: ClosedRange<Int> { leastFilters...max(leastFilters, mostFilters) }
  }

  /// Every number drawn alike.
  init(_ bounds: Bounds, random: inout Random) {
    filters = bounds.filters.lowerBound + random.below(bounds.filters.count)
    kernel = random.chance(0.5) ? 3 : 1
    isPooled = random.chance(0.5)
    dropout = random.uniform(in: bounds.dropout)
  }

  /// Reals move by a normal step of a tenth of their range, flags flip, each with probability `rate`.
  mutating func mutate(_ bounds: Bounds, rate: Double, random: inout Random) {
    let spans = (Double(bounds.filters.count) / 10, bounds.dropout.upperBound / 10)
    if random.chance(rate) {
      let moved = Double(filters) + spans.0 * random.normal()
      filters = min(max(Int(moved.rounded()), bounds.filters.lowerBound), bounds.filters.upperBound)
    }
    if random.chance(rate) { kernel = kernel == 3 ? 1 : 3 }
    if random.chance(rate) { isPooled.toggle() }
    if random.chance(rate) {
      let moved = dropout + spans.1 * random.normal()
      dropout = min(max(moved, bounds.dropout.lowerBound), bounds.dropout.upperBound)
    }
  }

  /// The mean of the differences of all four, each in parts of its range.
  static func difference(_ left: LayerGene, _ right: LayerGene) -> Double {
    (min(abs(Double(left.filters - right.filters)) / 12, 1) + (left.kernel == right.kernel ? 0 : 1)
      + (left.isPooled == right.isPooled ? 0 : 1) + abs(left.dropout - right.dropout) / 0.7) / 4
  }
}

extension LayerGene: CustomStringConvertible {
  var description: String {
    "\(kernel)x\(kernel)·\(filters)" + (isPooled ? " pooled" : "")
      + (dropout >= 0.05 ? " drop \(Int((100 * dropout).rounded())) %" : "")
  }
}

/// A node of a blueprint: the species of modules that takes its place.
struct SpeciesGene: Codable, Hashable, Sendable {
  var species: Int
}

/// A module: layers that are used together, again and again.
typealias Module = GraphGenome<LayerGene>

/// A blueprint: how modules are put together, and how the network is trained.
struct NetworkBlueprint: Codable, Hashable, Sendable {
  var graph: GraphGenome<SpeciesGene>
  /// The learning rate of its networks.
  var rate: Double
  /// Their momentum, by Nesterov's rule.
  var momentum: Double

  static let rates = 1e-3...0.3
  static let momenta = 0.68...0.99

  /// One node, a rate of 10^U(−3, −1) and a momentum of 0.9.
  init(species: Int, random: inout Random) {
    graph = GraphGenome(SpeciesGene(species: random.below(species)))
    rate = pow(10, random.uniform(in: -3...(-1)))
    momentum = 0.9
  }

  mutating func mutateGlobals(random: inout Random) {
    if random.chance(0.3) {
      rate = min(
        max(rate * pow(10, 0.3 * random.normal()), Self.rates.lowerBound), Self.rates.upperBound)
    }
    if random.chance(0.1) {
      let moved = momentum + 0.05 * random.normal()
      momentum = min(max(moved, Self.momenta.lowerBound), Self.momenta.upperBound)
    }
  }
}
