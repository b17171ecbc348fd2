import Learning
import Worlds

/// The cells of NAS-Bench-201 as a declared space: one dimension an edge, one word an operation.
enum CellSpace {
  /// Six dimensions of five operations.
  static let space = SearchSpace(edges.map { Dimension($0, .choice(words)) })

  /// `0→1`, `0→2`, …: the edges in the benchmark's order.
  private static let edges = NASBench201.Cell.connections.map { "\($0.0)→\($0.1)" }

  /// Short names for the operations, in the benchmark's order.
  private static let words = NASBench201.Operation.allCases.map(word(for:))

  /// The cell at a configuration of the space.
  static func cell(at configuration: Configuration) -> NASBench201.Cell {
    NASBench201.Cell(
      edges.map { edge in
        NASBench201.Operation.allCases.first { word(for: $0) == configuration.word(edge) }
          ?? .zeroize
      })
  }

  /// The configuration of a cell.
  static func configuration(of cell: NASBench201.Cell) -> Configuration {
    var configuration = Configuration()
    for (edge, operation) in zip(edges, cell.operations) {
      configuration.append(edge, .choice(word(for: operation)))
    }
    return configuration
  }

  /// The accuracy of the cell at a configuration, in 0...1, with the accuracy of guessing beside it.
  static func outcome(of configuration: Configuration, on images: NASBench201.ImageSet) -> Outcome {
    Outcome(
      score: NASBench201.accuracy(of: cell(at: configuration), on: images) / 100,
      measures: [Outcome.Measure("untrained", 1 / Double(images.classes))],
      cost: Double(200 * images.trainingCount))
  }

  /// The accuracy of the best cell, in 0...1.
  static func optimum(on images: NASBench201.ImageSet) -> Double {
    NASBench201.accuracy(of: NASBench201.best(on: images), on: images) / 100
  }

  /// The cell at a configuration as a graph, edges without an operation left out.
  static func graph(of configuration: Configuration) -> Artefact.Graph {
    let names = ["input", "node 1", "node 2", "output"]
    return Artefact.Graph(
      nodes: names.enumerated().map { .init($1, layer: $0) },
      edges: cell(at: configuration).edges.filter { $0.operation != .zeroize }.map {
        .init($0.source, $0.target, word(for: $0.operation))
      })
  }

  /// A name short enough for a line of six.
  private static func word(for operation: NASBench201.Operation) -> String {
    switch operation {
    case .zeroize: "none"
    case .skip: "skip"
    case .convolution1x1: "conv1x1"
    case .convolution3x3: "conv3x3"
    case .averagePool3x3: "pool3x3"
    }
  }
}

extension NASBench201.ImageSet {
  /// How many classes the images have.
  fileprivate var classes: Int {
    switch self {
    case .cifar10: 10
    case .cifar100: 100
    case .imageNet16: 120
    }
  }

  /// How many images a cell's network saw in each of its 200 epochs (Dong & Yang 2020, table 1).
  fileprivate var trainingCount: Int {
    switch self {
    case .cifar10: 25_000
    case .cifar100: 50_000
    case .imageNet16: 151_700
    }
  }
}
