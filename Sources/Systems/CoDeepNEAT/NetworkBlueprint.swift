import Compute
import Foundation

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
  /// Their momentum.
  var momentum: Double
  /// What else holds for networks that read text; `nil` for images.
  var text: TextGenes?

  /// Rates that it may have; larger for text, where gradients are clipped.
  var rates: ClosedRange<Double> { text == nil ? 1e-3...0.3 : 1e-2...3 }
  static let momenta = 0.68...0.99

  /// One node, a rate of 10^U(−3, −1), ten times that for text, and a momentum of 0.9.
  init(
    species: Int, _ table: LayerTable = .images, _ bounds: LayerBounds = LayerBounds(),
    random: inout Random
  ) {
    graph = GraphGenome(SpeciesGene(species: random.below(species)))
    rate = pow(10, random.uniform(in: -3...(-1))) * (table == .text ? 10 : 1)
    momentum = 0.9
    if table == .text { text = TextGenes(bounds, random: &random) }
  }

  mutating func mutateGlobals(_ bounds: LayerBounds, random: inout Random) {
    text?.mutate(bounds, random: &random)
    if random.chance(0.3) {
      rate = min(
        max(rate * pow(10, 0.3 * random.normal()), rates.lowerBound), rates.upperBound)
    }
    if random.chance(0.1) {
      let moved = momentum + 0.05 * random.normal()
      momentum = min(max(moved, Self.momenta.lowerBound), Self.momenta.upperBound)
    }
  }
}
