import Compute

/// A layer of a module, by what networks read.
enum LayerGene: Codable, Hashable, Sendable {
  case convolution(ConvolutionGene)
  case recurrent(RecurrentGene)

  /// Every number drawn alike.
  init(_ table: LayerTable, _ bounds: LayerBounds, random: inout Random) {
    self =
      switch table {
      case .images: .convolution(ConvolutionGene(bounds, random: &random))
      case .text: .recurrent(RecurrentGene(bounds, random: &random))
      }
  }

  /// Changes each number with probability `rate`.
  mutating func mutate(_ bounds: LayerBounds, rate: Double, random: inout Random) {
    switch self {
    case .convolution(var gene):
      gene.mutate(bounds, rate: rate, random: &random)
      self = .convolution(gene)
    case .recurrent(var gene):
      gene.mutate(bounds, rate: rate, random: &random)
      self = .recurrent(gene)
    }
  }

  /// The mean of the differences of all numbers, each in parts of its range.
  static func difference(_ left: LayerGene, _ right: LayerGene) -> Double {
    switch (left, right) {
    case (.convolution(let left), .convolution(let right)):
      ConvolutionGene.difference(left, right)
    case (.recurrent(let left), .recurrent(let right)): RecurrentGene.difference(left, right)
    default: 1
    }
  }
}

extension LayerGene: CustomStringConvertible {
  var description: String {
    switch self {
    case .convolution(let gene): gene.description
    case .recurrent(let gene): gene.description
    }
  }
}

/// Which of the paper's tables layers are drawn from: that of images or that of text.
enum LayerTable: String, Codable, Sendable {
  case images, text
}

/// What a run lets layers be.
struct LayerBounds: Codable, Hashable, Sendable {
  /// Of convolutions.
  var leastFilters = 4, mostFilters = 16
  /// What layers that read text have to choose from.
  var fewUnits = 16, manyUnits = 32
  var dropout = 0.0...0.7

  /// How many filters a convolution may have.
  var filters: ClosedRange<Int> { leastFilters...max(leastFilters, mostFilters) }

  /// How many numbers a symbol may become: up to twice the units of a wide layer, as in the paper.
  var embedding: ClosedRange<Int> { fewUnits...max(fewUnits, 2 * manyUnits) }

  /// Whether a gene is of these bounds and of this table.
  func contain(_ gene: LayerGene, of table: LayerTable) -> Bool {
    switch (gene, table) {
    case (.convolution(let gene), .images):
      filters.contains(gene.filters) && [1, 3].contains(gene.kernel)
        && dropout.contains(gene.dropout)
    case (.recurrent(let gene), .text): dropout.contains(gene.dropout)
    default: false
    }
  }
}
