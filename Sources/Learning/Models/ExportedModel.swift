package import Compute

/// A model for others, with some inputs and what its own system makes of them.
public struct ExportedModel: Sendable {
  /// The model.
  public var graph: ModelGraph
  /// Inputs and outputs by their names in the graph, ``goldenRows`` of each, so that whoever reads the model
  /// can tell whether it is read right.
  ///
  /// The outputs come from the system's own computation, not from the graph.
  public var golden: [NamedTensor]
  /// What else a user should know: the key of a fact, and the fact.
  public var facts: [String: String]
  /// The same, ready to classify data; `nil` where it tells no classes apart.
  public var classifier: (any Classifier)?
  /// The same, ready to read texts; `nil` where it tells no next symbols.
  public var languageModel: (any LanguageModel)?
  /// What it is, for people: `a network`, `a controller`.
  public var kind = "a network"

  /// Rows of the golden tensors: 16, unless more are asked for while a model is made.
  @TaskLocal public static var goldenRows = 16

  /// A model with its golden tensors.
  public init(
    _ graph: ModelGraph, golden: [NamedTensor], facts: [String: String] = [:],
    classifier: (any Classifier)? = nil
  ) {
    (self.graph, self.golden, self.facts) = (graph, golden, facts)
    self.classifier = classifier
  }

  /// The same under another word for what it is.
  package func called(_ kind: String) -> ExportedModel {
    var result = self
    result.kind = kind
    return result
  }

  /// A stream for golden inputs, always the same.
  package static var goldenRandom: Random { Random(seed: 0).stream("golden") }
}

extension ExportedModel {
  /// A recorded computation with its parameters.
  ///
  /// - Parameter record: Records it for so many rows.
  package init(
    _ parameters: Parameters, facts: [String: String] = [:], record: (Int) -> ModelRecording
  ) throws(ModelGraphError) {
    let graph = try GraphTranslator.model(of: record(GraphTranslator.rows), parameters)
    let recording = record(Self.goldenRows)
    let values = recording.inputs.map { $0.sample(Self.goldenRandom) }
    var own = try recording.parameters(parameters)
    let results = recording.run(values, &own)
    self.init(
      graph,
      golden: zip(recording.inputs, values).map { $0.golden($1) }
        + zip(recording.outputs, results).map {
          NamedTensor($0.name, shape: $0.tensor.shape.dimensions, values: $1)
        },
      facts: facts)
  }
}

extension ModelRecording.Input {
  /// Numbers of mean 0 and variance 1, whole numbers below the bound, or numbers of the range.
  fileprivate func sample(_ random: Random) -> [Float] {
    var random = random.stream(name)
    return (0..<tensor.shape.count).map { _ in
      switch values {
      case .any: Float(random.normal())
      case .whole(let bound): Float(random.below(bound))
      case .within(let range):
        range.lowerBound + (range.upperBound - range.lowerBound) * Float(random.uniform())
      }
    }
  }

  fileprivate func golden(_ values: [Float]) -> NamedTensor {
    guard isWhole else {
      return NamedTensor(name, shape: tensor.shape.dimensions, values: values)
    }
    return NamedTensor(
      name, shape: tensor.shape.dimensions, .integer(values.map { Int64($0) }))
  }
}
