/// Learning rates that hold for a number of epochs each, one after the other.
///
///     // As genetic CNN trains on MNIST (Xie & Yuille 2017, section 4.1).
///     let schedule = RateSchedule([
///       .init(epochs: 20, rate: 1e-3), .init(epochs: 4, rate: 1e-4), .init(epochs: 1, rate: 1e-5),
///     ])
public struct RateSchedule: Hashable, Sendable {
  /// A rate and how long it holds.
  public struct Stage: Codable, Hashable, Sendable {
    /// Passes over the training data, at least one.
    public let epochs: Int
    /// The learning rate.
    public let rate: Float

    /// A rate for a number of epochs.
    public init(epochs: Int, rate: Float) { (self.epochs, self.rate) = (epochs, rate) }
  }

  /// First to last, at least one.
  public let stages: [Stage]

  /// A schedule of these stages; there is at least one, and each is at least one epoch.
  public init(_ stages: [Stage]) {
    precondition(Self.isGood(stages), "no schedule: \(stages)")
    self.stages = stages
  }

  /// One rate that holds on.
  public init(constant rate: Double) {
    self.init([Stage(epochs: 1, rate: Float(rate))])
  }

  /// A rate that is multiplied by a factor every few epochs, for a training of `epochs` in all.
  ///
  /// Rates are multiplied in double precision and rounded at the end.
  public init(from first: Double, times factor: Double, every interval: Int, epochs: Int) {
    precondition(interval > 0, "a rate cannot change every \(interval) epochs")
    var rate = first
    let stages = stride(from: 0, to: max(epochs, 1), by: interval).map { _ in
      defer { rate *= factor }
      return Stage(epochs: interval, rate: Float(rate))
    }
    self.init(stages)
  }

  /// The rate of an epoch, counted from 0; the last one holds on.
  public func rate(epoch: Int) -> Float {
    precondition(epoch >= 0, "there is no epoch \(epoch)")
    var left = epoch
    for stage in stages.dropLast() {
      if left < stage.epochs { return stage.rate }
      left -= stage.epochs
    }
    return stages[stages.count - 1].rate
  }

  private static func isGood(_ stages: [Stage]) -> Bool {
    !stages.isEmpty && stages.allSatisfy { $0.epochs > 0 && $0.rate.isFinite }
  }
}

extension RateSchedule: Codable {
  /// Reads a list of stages; fails where it is no schedule.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let stages = try container.decode([Stage].self)
    guard Self.isGood(stages) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no schedule: \(stages)")
    }
    self.init(stages)
  }

  /// Writes the list of stages.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(stages)
  }
}
