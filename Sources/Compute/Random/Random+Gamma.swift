import Foundation

// The gamma distribution and those made of it, from which beliefs about probabilities are drawn.
extension Random {
  /// A gamma-distributed number of this shape (at least 1) and scale 1.
  ///
  /// Marsaglia & Tsang (2000), "A simple method for generating gamma variables".
  public mutating func gamma(_ shape: Double) -> Double {
    precondition(shape >= 1, "a gamma distribution of shape \(shape), which is below 1")
    if shape == 1 { return -log(1 - uniform()) }
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if log(1 - uniform()) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
    }
  }

  /// A beta-distributed number in (0, 1); both parameters are at least 1.
  public mutating func beta(_ a: Double, _ b: Double) -> Double {
    // With one parameter of 1, the distribution function is a power and can be inverted.
    if b == 1 { return pow(1 - uniform(), 1 / a) }
    if a == 1 { return 1 - pow(1 - uniform(), 1 / b) }
    let x = gamma(a)
    return x / (x + gamma(b))
  }

  /// Replaces concentrations (each at least 1) by probabilities from their Dirichlet distribution.
  public mutating func dirichlet(_ numbers: inout [Double], in range: Range<Int>) {
    var sum = 0.0
    for index in range {
      numbers[index] = gamma(numbers[index])
      sum += numbers[index]
    }
    for index in range { numbers[index] /= sum }
  }
}
