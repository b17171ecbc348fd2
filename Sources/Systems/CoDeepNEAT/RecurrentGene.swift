import Compute

/// A layer of a module that reads text: Miikkulainen and others (2017), table 2, scaled down.
struct RecurrentGene: Codable, Hashable, Sendable {
  /// Long short-term memory; a dense layer otherwise.
  var isLSTM: Bool
  /// What several layers give is added up, the narrower padded with zeros; joined otherwise.
  var isSummed: Bool
  /// Which of the two sizes it has.
  var isWide: Bool
  /// Whether its output is rectified.
  var isRectified: Bool
  /// The share of its outputs that is zeroed while learning.
  var dropout: Double

  /// Every number drawn alike.
  init(_ bounds: LayerBounds, random: inout Random) {
    isLSTM = random.chance(0.5)
    isSummed = random.chance(0.5)
    isWide = random.chance(0.5)
    isRectified = random.chance(0.5)
    dropout = random.uniform(in: bounds.dropout)
  }

  /// Flags flip and the share moves by a normal step of a tenth of its range, each with probability
  /// `rate`.
  mutating func mutate(_ bounds: LayerBounds, rate: Double, random: inout Random) {
    if random.chance(rate) { isLSTM.toggle() }
    if random.chance(rate) { isSummed.toggle() }
    if random.chance(rate) { isWide.toggle() }
    if random.chance(rate) { isRectified.toggle() }
    if random.chance(rate) {
      let moved = dropout + bounds.dropout.upperBound / 10 * random.normal()
      dropout = min(max(moved, bounds.dropout.lowerBound), bounds.dropout.upperBound)
    }
  }

  /// The mean of the differences of all five, each in parts of its range.
  static func difference(_ left: Self, _ right: Self) -> Double {
    let flags = [
      left.isLSTM == right.isLSTM, left.isSummed == right.isSummed, left.isWide == right.isWide,
      left.isRectified == right.isRectified,
    ]
    return (Double(flags.count { !$0 }) + abs(left.dropout - right.dropout) / 0.7) / 5
  }
}

extension RecurrentGene: CustomStringConvertible {
  var description: String {
    (isWide ? "wide " : "") + (isLSTM ? "LSTM" : "dense") + (isRectified ? " relu" : "")
      + (isSummed ? " of sums" : "")
      + (dropout >= 0.05 ? " drop \(Int((100 * dropout).rounded())) %" : "")
  }
}
