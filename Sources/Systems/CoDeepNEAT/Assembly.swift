import Compute
import Methods
import Text

/// A network put together from a blueprint: one module for each species that it names, the same
/// wherever it names it.
public struct Assembly: Codable, Hashable, Sendable {
  /// A module in the place of its species.
  struct Part: Codable, Hashable, Sendable {
    var species: Int
    /// Its number in the population.
    var id: Int
    var module: Module
  }

  /// The blueprint's number in its population.
  var id: Int
  var blueprint: NetworkBlueprint
  /// By rising species.
  var parts: [Part]

  /// How many layers the network has.
  var layers: Int {
    blueprint.graph.nodes.reduce(0) { $0 + (module(of: $1.gene)?.nodes.count ?? 0) }
  }

  func module(of gene: SpeciesGene) -> Module? {
    parts.first { $0.species == gene.species }?.module
  }

  /// The nodes of the network: what several branches give is joined, larger images pooled down.
  func nodes(classes: Int) -> [Network.Node] {
    var list = NodeList()
    var outputs: [Int: [String]] = [GraphGenome<SpeciesGene>.input: [Network.inputName]]
    for node in blueprint.graph.order {
      let inputs = blueprint.graph.sources(of: node.id).flatMap { outputs[$0] ?? [] }
      guard let module = module(of: node.gene) else { continue }
      outputs[node.id] = Self.add(module, reading: inputs, prefix: "b\(node.id)", to: &list)
    }
    let ends = blueprint.graph.sources(of: GraphGenome<SpeciesGene>.output)
      .flatMap { outputs[$0] ?? [] }
    list.add("classes", of: ends, merge: Self.merge, .dense(units: classes))
    return list.nodes
  }

  private static let merge = Network.Merge.concatenate(resize: .poolDown)

  /// Adds the layers of a module; returns what its output reads.
  private static func add(
    _ module: Module, reading inputs: [String], prefix: String, to list: inout NodeList
  ) -> [String] {
    var outputs = [Module.input: inputs]
    for node in module.order {
      guard case .convolution(let gene) = node.gene else { continue }
      let sources = module.sources(of: node.id).flatMap { outputs[$0] ?? [] }
      let name = "\(prefix)_m\(node.id)"
      var last = list.convolve(
        name, of: sources, merge: merge, filters: gene.filters,
        kernel: Kernel(gene.kernel))
      if gene.isPooled {
        last = list.add("\(name)_pool", of: [last], .maxPool(size: 2, stride: 2))
      }
      if gene.dropout > 0 {
        last = list.add("\(name)_drop", of: [last], .dropout(Float(gene.dropout)))
      }
      outputs[node.id] = [last]
    }
    return module.sources(of: Module.output).flatMap { outputs[$0] ?? [] }
  }
}

extension Assembly: CustomStringConvertible {
  /// `blueprint 3 of modules 0:4 1:7, 3 layers, rate 0.02`: species and module.
  public var description: String {
    let parts = parts.map { "\($0.species):\($0.id)" }.joined(separator: " ")
    return "blueprint \(id) of modules \(parts), \(counted(layers, "layer")), rate "
      + brief(blueprint.rate)
  }
}
