import Compute

/// A workload that can be timed: a fixed piece of training, or of evolution, done again and again.
///
/// The arithmetic of each is stated where it is recorded, so that another engine can be given the
/// same. Every step works on other data than the one before.
public struct Benchmark: Sendable {
  /// What a figure of it counts.
  public enum Unit: String, Sendable {
    /// Less is better.
    case millisecondsPerStep = "ms/step"
    /// More is better.
    case generationsPerSecond = "generations/s"
    /// More is better.
    case childrenPerMinute = "children/min"
  }

  /// The word that asks for it.
  public let name: String
  /// One line: what a step is.
  public let summary: String
  /// What its figure counts.
  public let unit: Unit
  /// Floating-point operations of a step, a multiplication and an addition counted as two; 0 where
  /// they are not counted.
  public let flops: Double
  /// How many of what is counted a step does.
  public let itemsPerStep: Double
  private let prepare: @Sendable (ThreadTeam) -> any Workload

  init(
    _ name: String, _ summary: String, unit: Unit = .millisecondsPerStep, flops: Double = 0,
    itemsPerStep: Double = 1, prepare: @escaping @Sendable (ThreadTeam) -> any Workload
  ) {
    (self.name, self.summary, self.unit, self.flops) = (name, summary, unit, flops)
    self.itemsPerStep = itemsPerStep
    self.prepare = prepare
  }

  /// The workload, ready for its first step, on so many threads.
  public func workload(threads: Int) -> any Workload { prepare(ThreadTeam(count: threads)) }

  /// A step of so many seconds in the unit of the figure.
  public func figure(seconds: Double) -> Double {
    switch unit {
    case .millisecondsPerStep: seconds * 1e3
    case .generationsPerSecond: itemsPerStep / seconds
    case .childrenPerMinute: 60 * itemsPerStep / seconds
    }
  }

  /// Those that are measured when none is named.
  public static let all: [Benchmark] = [
    .product, .digits, .colourImages, .smallDigits, .characters, .hyperCharacters,
    .learnedOptimiser, .bandits, .riddle, .neatXor, .children,
  ]

  /// Every one that can be named.
  public static let named = all + [.graph, .chain] + products.filter { $0.name != product.name }
}

/// Something that is done step by step, for its own sake.
public protocol Workload {
  /// Does one step and returns what shows that it was done: a loss, or another figure.
  mutating func step() -> Double
}
