import Foundation

/// Trains a classifier: a network, its parameters, an optimiser, and the programs that run them.
///
///     let network = try Network(
///       input: [8, 8, 1],
///       layers: [
///         .convolution(filters: 16, kernel: 3), .activation(.relu), .maxPool(size: 2, stride: 2),
///         .dense(units: 32), .activation(.relu), .dense(units: 10),
///       ])
///     var trainer = try Trainer(
///       network, classes: 10, optimiser: .adam(), rate: 1e-3, batchSize: 64, seed: 1)
///     for step in 0..<1000 {
///       let rows = (0..<64).map { _ in random.below(count) }
///       let loss = trainer.step(rows: rows, of: images, labels: labels)
///       guard trainer.isFinite else { break }
///     }
///     let (loss, accuracy) = trainer.evaluate(testImages, labels: testLabels)
///
/// A value, and the value is the checkpoint: `Codable` writes parameters and optimiser as raw bits,
/// and a decoded trainer goes on bit for bit as this one would.
public struct Trainer: Sendable {
  /// The network's description.
  public let network: Network
  /// The number of classes.
  public let classes: Int
  /// Examples of one step.
  public let batchSize: Int
  /// Where initial parameters and dropout come from.
  public let seed: UInt64
  /// The learning rate of the next step.
  public var rate: Float
  /// Weights, biases and running statistics, by name.
  public var parameters: Parameters
  /// The optimiser and its memory.
  public var optimiser: OptimiserState
  /// The loss of the last step; 0 before the first.
  public private(set) var loss: Float = 0
  private var training: TrainerPart
  private var inference: TrainerPart

  /// A network with freshly drawn parameters; fails where its output is not `[classes]`.
  ///
  /// - Parameters:
  ///   - weightDecay: Added to the gradient, times the parameter.
  ///   - largestNorm: Longer gradients are scaled down to it.
  ///   - team: The threads of every step; where none is given, helpers take part while they are
  ///     free and of use. Results do not depend on it.
  public init(
    _ network: Network, classes: Int, optimiser: Optimiser, rate: Float, batchSize: Int,
    seed: UInt64, weightDecay: Float = 0, largestNorm: Float? = nil, team: ThreadTeam? = nil
  ) throws(NetworkError) {
    guard network.output == [classes] else {
      throw .wrongOutput(network.output, classes: classes)
    }
    precondition(batchSize > 0, "a batch of \(batchSize)")
    self.network = network
    self.classes = classes
    self.batchSize = batchSize
    self.seed = seed
    self.rate = rate
    let recording = TrainerPart.Recording(network, batchSize: batchSize, training: true)
    training = TrainerPart(recording, team: team)
    inference = TrainerPart(
      .init(network, batchSize: batchSize, training: false), team: team)
    parameters = recording.graph.initialParameters(
      random: Random(seed: seed).stream("parameters"))
    self.optimiser = OptimiserState(
      optimiser, for: parameters, weightDecay: weightDecay, largestNorm: largestNorm)
  }

  /// Whether the last loss was a number: false once training has diverged.
  public var isFinite: Bool { loss.isFinite }

  /// Steps taken.
  public var steps: Int { optimiser.steps }

  /// Trains on one batch `[batchSize, input...]` and returns its mean loss before the step.
  @discardableResult
  public mutating func step(inputs: [Float], labels: [Int]) -> Float {
    precondition(labels.count == batchSize, "\(labels.count) labels for a batch of \(batchSize)")
    training.write(0..<batchSize, of: inputs, labels) { $0 }
    return finishStep()
  }

  /// Trains on these rows of a data set and returns their mean loss before the step.
  ///
  /// - Parameter change: What is done to the inputs `[batchSize, input...]`, which are copies,
  ///   before they are used.
  @discardableResult
  public mutating func step(
    rows: [Int], of inputs: [Float], labels: [Int],
    changing change: ((UnsafeMutableBufferPointer<Float>) -> Void)? = nil
  ) -> Float {
    precondition(rows.count == batchSize, "\(rows.count) rows for a batch of \(batchSize)")
    training.write(0..<batchSize, of: inputs, labels) { rows[$0] }
    if let change { training.withInputs(change) }
    return finishStep()
  }

  private mutating func finishStep() -> Float {
    var random = Random(seed: seed).stream("dropout").stream(optimiser.steps)
    training.machine.run(&parameters, seed: random.bits())
    loss = training.machine.scalar(training.result)
    optimiser.update(&parameters, gradients: training.machine.gradients, rate: rate)
    return loss
  }

  /// The mean loss and the share of right answers on any number of examples.
  public mutating func evaluate(
    _ inputs: [Float], labels: [Int]
  ) -> (loss: Float, accuracy: Float) {
    var (loss, right) = (0.0, 0)
    var start = 0
    while start < labels.count {
      let end = min(start + batchSize, labels.count)
      inference.write(start..<end, of: inputs, labels) { $0 }
      inference.machine.run(&parameters)
      inference.machine.withOutput(inference.result) { logits in
        for row in start..<end {
          let from = (row - start) * classes
          let score = Self.score(logits[from..<from + classes], label: labels[row])
          loss += score.loss
          right += score.isRight ? 1 : 0
        }
      }
      start = end
    }
    let count = max(labels.count, 1)
    return (Float(loss / Double(count)), Float(right) / Float(count))
  }

  /// The logits `[count, classes]` of any number of examples.
  public mutating func logits(_ inputs: [Float]) -> [Float] {
    let count = inputs.count / network.input.count
    var all: [Float] = []
    all.reserveCapacity(count * classes)
    for start in stride(from: 0, to: count, by: batchSize) {
      let end = min(start + batchSize, count)
      inference.write(start..<end, of: inputs)
      inference.machine.run(&parameters)
      inference.machine.withOutput(inference.result) {
        all.append(contentsOf: $0[..<((end - start) * classes)])
      }
    }
    return all
  }

  private static func score(
    _ logits: Slice<UnsafeBufferPointer<Float>>, label: Int
  ) -> (loss: Double, isRight: Bool) {
    var best = logits.startIndex
    for index in logits.indices where logits[index] > logits[best] { best = index }
    let top = Double(logits[best])
    let sum = logits.reduce(0.0) { $0 + exp(Double($1) - top) }
    let own = Double(logits[logits.startIndex + label])
    return (top + log(sum) - own, best - logits.startIndex == label)
  }
}

extension Trainer: Codable {
  private enum CodingKeys: String, CodingKey {
    case network, classes, batchSize, seed, rate, parameters, optimiser, loss
  }

  /// Reads a trainer and plans its programs again; fails where its parts do not fit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let network = try container.decode(Network.self, forKey: .network)
    let parameters = try container.decode(Parameters.self, forKey: .parameters)
    let optimiser = try container.decode(OptimiserState.self, forKey: .optimiser)
    let batchSize = try container.decode(Int.self, forKey: .batchSize)
    guard (1...1 << 20).contains(batchSize) else {
      throw DecodingError.dataCorruptedError(
        forKey: .batchSize, in: container, debugDescription: "a batch of \(batchSize)")
    }
    try self.init(
      network, classes: container.decode(Int.self, forKey: .classes),
      optimiser: optimiser.optimiser, rate: container.decode(Float.self, forKey: .rate),
      batchSize: batchSize, seed: container.decode(UInt64.self, forKey: .seed))
    guard parameters.entries == self.parameters.entries, optimiser.fits(parameters) else {
      throw DecodingError.dataCorruptedError(
        forKey: .parameters, in: container,
        debugDescription: "the parameters are not those of the network")
    }
    (self.parameters, self.optimiser) = (parameters, optimiser)
    loss = Float(bitPattern: try container.decode(UInt32.self, forKey: .loss))
  }

  /// Writes everything that the next step depends on.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(network, forKey: .network)
    try container.encode(classes, forKey: .classes)
    try container.encode(batchSize, forKey: .batchSize)
    try container.encode(seed, forKey: .seed)
    try container.encode(rate, forKey: .rate)
    try container.encode(parameters, forKey: .parameters)
    try container.encode(optimiser, forKey: .optimiser)
    try container.encode(loss.bitPattern, forKey: .loss)
  }
}
