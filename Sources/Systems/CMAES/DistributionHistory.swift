import Compute
import Learning

/// How a distribution changed over the generations, thinned out where there are many.
struct DistributionHistory: Codable, Hashable, Sendable {
  /// The distribution after a generation.
  struct Entry: Codable, Hashable, Sendable {
    /// How many generations came before, over all starts.
    let generation: Int
    let sigma: Double
    /// The standard deviations along its axes, the shortest first.
    let lengths: [Double]
    let mean: [Double]
  }

  private(set) var entries: [Entry] = []
  /// How many generations lie between two entries.
  private(set) var stride = 1
  /// Generations seen.
  private(set) var count = 0

  private static let limit = 256

  /// Takes in the next generation.
  mutating func append(_ distribution: SearchDistribution) {
    defer { count += 1 }
    guard count % stride == 0, let lengths = try? distribution.axes().lengths else { return }
    entries.append(
      Entry(
        generation: count, sigma: distribution.sigma,
        lengths: lengths.map { distribution.sigma * $0 }, mean: distribution.mean))
    guard entries.count > Self.limit else { return }
    stride *= 2
    entries.removeAll { $0.generation % stride != 0 }
  }

  /// Makes sure that pictures can be made of it.
  func check(dimensions: Int, trials: Int) throws(StateFlaw) {
    try StateFlaw.unless((1...trials + 1).contains(count), "count")
    try StateFlaw.unless(stride > 0 && stride <= 1 << 20, "stride")
    try StateFlaw.unless(entries.count <= Self.limit, "entries")
    for (place, entry) in entries.enumerated() {
      try StateFlaw.unless(
        (0..<count).contains(entry.generation) && entry.lengths.count == dimensions
          && entry.mean.count == dimensions
          && (entry.lengths + entry.mean + [entry.sigma]).allSatisfy(\.isFinite),
        "entries.\(place)")
    }
  }
}
