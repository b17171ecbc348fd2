package import Compute

extension TrainedNetwork {
  /// The network, ready to classify raw data.
  public func classifier() throws(ModelGraphError) -> any Classifier {
    NetworkClassifier(try inference, self)
  }
}

/// A kept network at work.
private struct NetworkClassifier: Classifier {
  private var trainer: Trainer
  private let normaliser: ChannelMap?
  let classes: [String]
  let schema: TableSchema?

  init(_ trainer: Trainer, _ network: TrainedNetwork) {
    (self.trainer, normaliser) = (trainer, network.normaliser)
    (classes, schema) = (network.classes, network.schema)
  }

  /// Rows of a table that nothing is seen in but numbers are no image of 1x1.
  var inputShape: [Int] {
    let shape = trainer.network.input.dimensions
    return schema != nil && shape.dropLast().allSatisfy { $0 == 1 }
      ? [shape[shape.count - 1]] : shape
  }

  var trainingRange: ClosedRange<Float>? { normaliser?.rangeOnto0to1 }

  mutating func probabilities(_ inputs: [Float]) -> [Float] {
    var inputs = inputs
    normaliser?.apply(to: &inputs)
    return trainer.logits(inputs).softmax(classes: classes.count)
  }
}

extension ChannelMap {
  /// What one channel's 0...1 was before; `nil` where there are several, or nothing is left of it.
  package var rangeOnto0to1: ClosedRange<Float>? {
    guard scales.count == 1, scales[0] > 0 else { return nil }
    let (low, high) = (-offsets[0] / scales[0], (1 - offsets[0]) / scales[0])
    return low < high ? low...high : nil
  }
}

/// Something whose scores are computed in a way of its own.
package struct ScoreClassifier: Classifier {
  /// Sizes of an input.
  package let inputShape: [Int]
  /// The name of each class.
  package let classes: [String]
  /// How columns of a table become inputs.
  package let schema: TableSchema?
  /// The lowest and highest raw input in training, where known.
  package let trainingRange: ClosedRange<Float>?
  private let score: @Sendable ([Float]) -> [Float]

  /// - Parameter score: Probabilities `[rows, classes]` of raw inputs.
  package init(
    inputShape: [Int], classes: [String], schema: TableSchema? = nil,
    trainingRange: ClosedRange<Float>? = nil, score: @escaping @Sendable ([Float]) -> [Float]
  ) {
    (self.inputShape, self.classes, self.schema) = (inputShape, classes, schema)
    (self.trainingRange, self.score) = (trainingRange, score)
  }

  /// As it was told to.
  package func probabilities(_ inputs: [Float]) -> [Float] { score(inputs) }
}

/// A recorded computation of logits at work.
package struct RecordedClassifier: Classifier {
  /// Sizes of an input.
  package let inputShape: [Int]
  /// The name of each class.
  package let classes: [String]
  /// How columns of a table become inputs.
  package let schema: TableSchema?
  /// The lowest and highest raw input in training, where known.
  package let trainingRange: ClosedRange<Float>?
  private var machine: Machine
  private var parameters: Parameters
  private let input: Port
  private let logits: Port

  /// Rows that are computed at once.
  private static let rows = 128

  /// - Parameter record: Records raw inputs and their logits for so many rows.
  package init(
    _ parameters: Parameters, shape: [Int], classes: [String], schema: TableSchema?,
    normaliser: ChannelMap?, record: (Int) -> ModelRecording
  ) throws(ModelGraphError) {
    (inputShape, self.classes, self.schema) = (shape, classes, schema)
    trainingRange = normaliser?.rangeOnto0to1
    let recording = record(Self.rows)
    self.parameters = try recording.parameters(parameters)
    let program = Program(recording.graph, outputs: recording.outputs.map(\.tensor))
    machine = Machine(program)
    input = program.port(of: recording.inputs[0].tensor)
    logits = program.port(of: recording.outputs[0].tensor)
  }

  /// The softmax of the logits; the last batch is filled up.
  package mutating func probabilities(_ inputs: [Float]) -> [Float] {
    let width = inputShape.reduce(1, *), count = inputs.count / width
    var result: [Float] = []
    for start in stride(from: 0, to: count, by: Self.rows) {
      let end = min(start + Self.rows, count)
      let some = Array(inputs[start * width..<end * width])
      machine.write(some + Array(repeating: 0, count: Self.rows * width - some.count), to: input)
      machine.run(&parameters)
      result += machine.read(logits).prefix((end - start) * classes.count)
    }
    return result.softmax(classes: classes.count)
  }
}
