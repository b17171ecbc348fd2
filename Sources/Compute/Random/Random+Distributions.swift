import Foundation

// Distributions are written out here rather than taken from the standard library, whose
// algorithms are not promised to stay the same.
extension Random {
  /// A number uniform in [0, 1), with 53 random bits.
  public mutating func uniform() -> Double {
    Double(bits() >> 11) * 0x1p-53
  }

  /// A number uniform in `range`.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// A number whose logarithm is uniform in `range`, which must be positive.
  public mutating func logUniform(in range: ClosedRange<Double>) -> Double {
    precondition(range.lowerBound > 0, "log-uniform needs a positive range, not \(range)")
    let value = exp(uniform(in: log(range.lowerBound)...log(range.upperBound)))
    return min(max(value, range.lowerBound), range.upperBound)
  }

  /// A normal number of mean 0 and variance 1 (Box & Muller 1958).
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * Double.pi * uniform())
  }

  /// An integer uniform in 0..<bound, without modulo bias (Lemire 2019).
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "there is no integer below \(bound)")
    let bound = UInt64(bound)
    var product = bits().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = bits().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// `true` with this probability.
  public mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// One element of a collection that is not empty, each as likely.
  @inlinable
  public mutating func pick<C: RandomAccessCollection>(_ choices: C) -> C.Element {
    choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
  }

  /// 0..<count in random order (Fisher & Yates, as Durstenfeld 1964).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Puts an array in random order (Fisher & Yates, as Durstenfeld 1964).
  @inlinable
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    guard array.count > 1 else { return }
    for last in stride(from: array.count - 1, through: 1, by: -1) {
      array.swapAt(last, below(last + 1))
    }
  }
}
