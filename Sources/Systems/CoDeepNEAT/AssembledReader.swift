import Compute
import Methods

/// A language model assembled from a blueprint and its modules.
struct AssembledReader: CellPlan {
  /// A layer, and what it reads: layers before it, by their places, or the embedded symbol.
  struct Layer: Codable, Hashable, Sendable {
    let sources: [Source]
    let isLSTM: Bool
    let isSummed: Bool
    let isRectified: Bool
    let units: Int
    let dropout: Double
    /// The gene in words.
    let name: String
  }

  /// What can be read: the embedded symbol, or the output of a layer.
  enum Source: Codable, Hashable, Sendable {
    case symbol
    case layer(Int)
  }

  let symbols: Int
  let genes: TextGenes
  let momentum: Double
  /// So that each comes after those it reads.
  let layers: [Layer]
  /// What the output joins.
  let outputs: [Source]

  /// The network of an assembly; `nil` where a part of it does not read text.
  init?(_ assembly: Assembly, symbols: Int, bounds: LayerBounds) {
    guard let genes = assembly.blueprint.text else { return nil }
    (self.symbols, self.genes, momentum) = (symbols, genes, assembly.blueprint.momentum)
    let graph = assembly.blueprint.graph
    var layers: [Layer] = []
    var ends = [GraphGenome<SpeciesGene>.input: [Source.symbol]]
    for node in graph.order {
      let inputs = Self.unique(graph.sources(of: node.id).flatMap { ends[$0] ?? [] })
      guard let module = assembly.module(of: node.gene) else { return nil }
      var known = [Module.input: inputs]
      for part in module.order {
        guard case .recurrent(let gene) = part.gene else { return nil }
        let sources = Self.unique(module.sources(of: part.id).flatMap { known[$0] ?? [] })
        known[part.id] = [.layer(layers.count)]
        layers.append(Layer(gene, reading: sources, bounds))
      }
      ends[node.id] = module.sources(of: Module.output).flatMap { known[$0] ?? [] }
    }
    self.layers = layers
    outputs = Self.unique(
      graph.sources(of: GraphGenome<SpeciesGene>.output).flatMap { ends[$0] ?? [] })
  }

  private static func unique(_ sources: [Source]) -> [Source] {
    var known: Set<Source> = []
    return sources.filter { known.insert($0).inserted }
  }

  /// The output, then output and memory of each LSTM.
  var memoryWidths: [Int] {
    [outputs.reduce(0) { $0 + width(of: $1) }]
      + layers.filter(\.isLSTM).flatMap { [$0.units, $0.units] }
  }

  /// Layers have theirs.
  var dropout: Float { 0 }

  var optimiser: Optimiser { .sgd(momentum: Float(momentum), nesterov: genes.isNesterov) }

  func cell(in graph: Graph, isLearning: Bool) -> AssembledStep {
    AssembledStep(self, graph, isLearning: isLearning)
  }

  /// How many numbers a source gives.
  func width(of source: Source) -> Int {
    switch source {
    case .symbol: genes.embedding
    case .layer(let place): layers[place].units
    }
  }

  /// How many numbers a layer reads.
  func inputs(of layer: Layer) -> Int {
    let widths = layer.sources.map(width)
    return layer.isSummed ? widths.max() ?? 0 : widths.reduce(0, +)
  }

  /// Multiplications of a character.
  var multiplications: Int {
    layers.reduce(memoryWidths[0] * symbols) { sum, layer in
      sum + (layer.isLSTM ? 4 * (inputs(of: layer) + layer.units) : inputs(of: layer)) * layer.units
    }
  }

  /// Whether a decoded plan is one that can be recorded.
  var isSound: Bool {
    (1...1 << 20).contains(symbols) && (1...1 << 16).contains(genes.embedding)
      && (0..<1).contains(genes.embeddingDropout) && (0..<1).contains(momentum)
      && layers.enumerated().allSatisfy { place, layer in
        (1...1 << 16).contains(layer.units) && (0..<1).contains(layer.dropout)
          && areKnown(layer.sources, before: place)
      } && areKnown(outputs, before: layers.count)
  }

  private func areKnown(_ sources: [Source], before place: Int) -> Bool {
    !sources.isEmpty
      && sources.allSatisfy { source in
        if case .layer(let earlier) = source { (0..<place).contains(earlier) } else { true }
      }
  }
}

extension AssembledReader.Layer {
  fileprivate init(
    _ gene: RecurrentGene, reading sources: [AssembledReader.Source], _ bounds: LayerBounds
  ) {
    self.sources = sources
    (isLSTM, isSummed, isRectified) = (gene.isLSTM, gene.isSummed, gene.isRectified)
    units = gene.isWide ? max(bounds.fewUnits, bounds.manyUnits) : bounds.fewUnits
    dropout = gene.dropout
    name = gene.description
  }
}
