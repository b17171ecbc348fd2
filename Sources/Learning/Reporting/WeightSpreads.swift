/// How the weights of each layer of a network are spread: coarsely, so that it can be kept of every
/// network that a search trains.
public struct WeightSpreads: Codable, Hashable, Sendable, CustomStringConvertible {
  /// `conv1 0014972100 dense1 ...`: of each layer the bars of a histogram from the most negative to
  /// the most positive weight, the longest 9; `-` where all are zero.
  public let description: String

  /// As `description` has it.
  public init(_ description: String) { self.description = description }

  /// The weights of some layers, by name.
  public init(_ layers: [(name: String, weights: [Float])]) {
    description = layers.map { layer in
      let bars = histogram(of: layer.weights, over: Self.bars)
      let longest = max(bars.max() ?? 1, 1)
      let digits = bars.map { "\(Int(($0 / longest * 9).rounded()))" }.joined()
      return layer.name + " " + (digits.isEmpty ? "-" : digits)
    }.joined(separator: " ")
  }

  /// A layer's bars; none where all its weights are zero, or it is not known.
  public subscript(layer: String) -> [Double] {
    let words = description.split(separator: " ")
    guard let place = words.firstIndex(of: Substring(layer)), place + 1 < words.count else {
      return []
    }
    return words[place + 1].compactMap { $0.wholeNumberValue.map(Double.init) }
  }

  private static let bars = 12
}

/// How many of some numbers lie in each of some intervals of equal length around zero; nothing where
/// all are zero.
func histogram(of values: [Float], over bars: Int) -> [Double] {
  let finite = values.filter(\.isFinite)
  guard let reach = finite.map(abs).max(), reach > 0 else { return [] }
  var counts = Array(repeating: 0.0, count: bars)
  for value in finite {
    let place = Int((value / reach + 1) / 2 * Float(bars))
    counts[min(max(place, 0), bars - 1)] += 1
  }
  return counts
}
