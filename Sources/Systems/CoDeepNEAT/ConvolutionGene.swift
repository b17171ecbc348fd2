import Compute

/// A convolution in a module: Miikkulainen and others (2017), table 1, scaled down.
struct ConvolutionGene: Codable, Hashable, Sendable {
  var filters: Int
  var kernel: Int
  var isPooled: Bool
  var dropout: Double

  /// Every number drawn alike.
  init(_ bounds: LayerBounds, random: inout Random) {
    filters = bounds.filters.lowerBound + random.below(bounds.filters.count)
    kernel = random.chance(0.5) ? 3 : 1
    isPooled = random.chance(0.5)
    dropout = random.uniform(in: bounds.dropout)
  }

  /// Reals move by a normal step of a tenth of their range, flags flip, each with probability `rate`.
  mutating func mutate(_ bounds: LayerBounds, rate: Double, random: inout Random) {
    let spans = (Double(bounds.filters.count) / 10, bounds.dropout.upperBound / 10)
    if random.chance(rate) {
      let moved = Double(filters) + spans.0 * random.normal()
      filters = min(max(Int(moved.rounded()), bounds.filters.lowerBound), bounds.filters.upperBound)
    }
    if random.chance(rate) { kernel = kernel == 3 ? 1 : 3 }
    if random.chance(rate) { isPooled.toggle() }
    if random.chance(rate) {
      let moved = dropout + spans.1 * random.normal()
      dropout = min(max(moved, bounds.dropout.lowerBound), bounds.dropout.upperBound)
    }
  }

  /// The mean of the differences of all four, each in parts of its range.
  static func difference(_ left: Self, _ right: Self) -> Double {
    (min(abs(Double(left.filters - right.filters)) / 12, 1) + (left.kernel == right.kernel ? 0 : 1)
      + (left.isPooled == right.isPooled ? 0 : 1) + abs(left.dropout - right.dropout) / 0.7) / 4
  }
}

extension ConvolutionGene: CustomStringConvertible {
  var description: String {
    "\(kernel)x\(kernel)·\(filters)" + (isPooled ? " pooled" : "")
      + (dropout >= 0.05 ? " drop \(Int((100 * dropout).rounded())) %" : "")
  }
}
