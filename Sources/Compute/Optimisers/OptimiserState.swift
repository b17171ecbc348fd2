import Foundation

/// An optimiser at work: its rule and what it remembers of the steps so far.
public struct OptimiserState: Hashable, Sendable {
  /// The rule.
  public let optimiser: Optimiser
  /// Added to the gradient, times the parameter.
  public var weightDecay: Float
  /// Gradients longer than this are scaled down to it (Pascanu, Mikolov & Bengio 2013).
  public var largestNorm: Float?
  /// Steps taken.
  public private(set) var steps = 0
  private var memory: [Float]
  private let count: Int

  /// An optimiser that has not taken a step.
  public init(
    _ optimiser: Optimiser, for parameters: Parameters, weightDecay: Float = 0,
    largestNorm: Float? = nil
  ) {
    self.optimiser = optimiser
    self.weightDecay = weightDecay
    self.largestNorm = largestNorm
    count = parameters.trainableCount
    memory = Array(repeating: 0, count: optimiser.slots * count)
  }

  /// Takes one step of this rate along the gradients, which are laid out as the trainable
  /// parameters.
  public mutating func update(_ parameters: inout Parameters, gradients: [Float], rate: Float) {
    precondition(
      parameters.trainableCount == count && gradients.count >= count,
      "an optimiser of \(count) numbers for \(parameters.trainableCount)")
    steps += 1
    let sweep = sweep(rate: rate, scale: scale(of: gradients))
    parameters.values.withUnsafeMutableBufferPointer { values in
      gradients.withUnsafeBufferPointer { gradients in
        memory.withUnsafeMutableBufferPointer { memory in
          guard let p = values.baseAddress, let g = gradients.baseAddress else { return }
          // Rules without a memory never touch the pointer that stands in for it.
          sweep.run(p, UnsafeMutablePointer(mutating: g), memory.baseAddress ?? p)
        }
      }
    }
  }

  /// The Euclidean length of a gradient.
  public static func norm(_ gradients: [Float], count: Int) -> Float {
    gradients.withUnsafeBufferPointer { buffer in
      guard let g = buffer.baseAddress else { return 0 }
      var sum = Lanes.zero
      let values = UnsafeMutablePointer(mutating: g)
      forEachLanes(count) { at, lanes in
        let some = values.some(at: at, lanes)
        sum = sum.adding(some, times: some)
      }
      return sum.total.squareRoot()
    }
  }

  /// Whether it goes by the same rule and was made for as many parameters.
  public func hasRule(of other: OptimiserState) -> Bool {
    optimiser == other.optimiser && weightDecay == other.weightDecay
      && largestNorm == other.largestNorm && count == other.count
  }

  /// Whether it was made for parameters of this size.
  func fits(_ parameters: Parameters) -> Bool { parameters.trainableCount == count }

  private func scale(of gradients: [Float]) -> Float {
    guard let largestNorm else { return 1 }
    return min(largestNorm / (Self.norm(gradients, count: count) + 1e-6), 1)
  }

  private func sweep(rate: Float, scale: Float) -> OptimiserSweep {
    OptimiserSweep(
      optimiser: optimiser, count: count, rate: rate, scale: scale, decay: weightDecay,
      steps: steps)
  }
}

extension OptimiserState: Codable {
  private enum CodingKeys: String, CodingKey {
    case optimiser, weightDecay, largestNorm, steps, memory, count
  }

  /// Reads what `encode` wrote; fails where the memory does not fit the rule.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    optimiser = try container.decode(Optimiser.self, forKey: .optimiser)
    weightDecay = try container.decode(Float.self, forKey: .weightDecay)
    largestNorm = try container.decodeIfPresent(Float.self, forKey: .largestNorm)
    steps = try container.decode(Int.self, forKey: .steps)
    count = try container.decode(Int.self, forKey: .count)
    memory = try container.decode(Data.self, forKey: .memory).floats
    let expected = optimiser.slots.multipliedReportingOverflow(by: count)
    guard count >= 0, !expected.overflow, memory.count == expected.partialValue else {
      throw DecodingError.dataCorruptedError(
        forKey: .memory, in: container,
        debugDescription: "\(memory.count) numbers of memory for \(count) parameters")
    }
  }

  /// Writes the rule and the raw bits of its memory.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(optimiser, forKey: .optimiser)
    try container.encode(weightDecay, forKey: .weightDecay)
    try container.encodeIfPresent(largestNorm, forKey: .largestNorm)
    try container.encode(steps, forKey: .steps)
    try container.encode(count, forKey: .count)
    try container.encode(Data(floats: memory), forKey: .memory)
  }
}
