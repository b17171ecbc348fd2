/// A polynomial in N with rational coefficients whose values at whole numbers are whole.
///
/// It is a sum of whole multiples of the binomial coefficients C(N, k), which is what all such
/// polynomials are (Pólya 1915); so its arithmetic stays in whole numbers. Each operation is `nil`
/// where a number becomes too large.
struct IntegerPolynomial: Hashable, Sendable {
  /// The multiples of C(N, 0), C(N, 1), …; the last is not 0.
  let coefficients: [Int]

  /// Leaves out what is 0 at the end.
  private init(_ coefficients: [Int]) {
    self.coefficients = Array(
      coefficients[..<((coefficients.lastIndex { $0 != 0 } ?? -1) + 1)])
  }

  /// A number.
  init(_ constant: Int) { self.init([constant]) }

  /// N.
  static let argument = IntegerPolynomial([0, 1])

  /// The sum of two.
  func plus(_ other: IntegerPolynomial) -> IntegerPolynomial? {
    let count = max(coefficients.count, other.coefficients.count)
    var sums: [Int] = []
    for place in 0..<count {
      let (sum, overflow) = self[place].addingReportingOverflow(other[place])
      if overflow { return nil }
      sums.append(sum)
    }
    return IntegerPolynomial(sums)
  }

  /// N times this, by N C(N, k) = k C(N, k) + (k + 1) C(N, k + 1).
  func timesArgument() -> IntegerPolynomial? {
    var products = Array(repeating: 0, count: coefficients.count + 1)
    for (place, coefficient) in coefficients.enumerated() {
      let low = coefficient.multipliedReportingOverflow(by: place)
      let high = coefficient.multipliedReportingOverflow(by: place + 1)
      let sum = products[place].addingReportingOverflow(low.partialValue)
      if low.overflow || high.overflow || sum.overflow { return nil }
      products[place] = sum.partialValue
      products[place + 1] = high.partialValue
    }
    return IntegerPolynomial(products)
  }

  /// A whole multiple of this.
  func times(_ factor: Int) -> IntegerPolynomial? {
    var products: [Int] = []
    for coefficient in coefficients {
      let (product, overflow) = coefficient.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      products.append(product)
    }
    return IntegerPolynomial(products)
  }

  /// Half of this; `nil` where that is not whole at every whole number.
  func halved() -> IntegerPolynomial? {
    guard coefficients.allSatisfy({ $0.isMultiple(of: 2) }) else { return nil }
    return IntegerPolynomial(coefficients.map { $0 / 2 })
  }

  /// f(N + 1) − f(N), since C(N + 1, k) − C(N, k) = C(N, k − 1).
  var difference: IntegerPolynomial { IntegerPolynomial(Array(coefficients.dropFirst())) }

  /// The value at a whole number that is not negative; `nil` where it is too large.
  func value(at argument: Int) -> Int? {
    precondition(argument >= 0, "\(argument) is negative")
    var (value, binomial) = (0, 1)
    for (place, coefficient) in coefficients.enumerated() {
      if place > 0 {
        // C(N, k) = C(N, k − 1) (N − k + 1) / k.
        let (product, overflow) = binomial.multipliedReportingOverflow(by: argument - place + 1)
        if overflow { return nil }
        binomial = product / place
      }
      let term = coefficient.multipliedReportingOverflow(by: binomial)
      let sum = value.addingReportingOverflow(term.partialValue)
      if term.overflow || sum.overflow { return nil }
      value = sum.partialValue
    }
    return value
  }

  private subscript(place: Int) -> Int {
    coefficients.indices.contains(place) ? coefficients[place] : 0
  }
}

// MARK: - For people

extension IntegerPolynomial {
  /// How it is written: `(N² + N)/2`.
  var text: String {
    guard let (powers, divisor) = powers else { return "a polynomial of degree \(degree)" }
    let terms = powers.indices.reversed().filter { powers[$0] != 0 }
    guard let first = terms.first else { return "0" }
    var text = powers[first] < 0 ? "−" : ""
    for place in terms {
      if place != first { text += powers[place] < 0 ? " − " : " + " }
      text += Self.term(abs(powers[place]), power: place)
    }
    guard divisor > 1 else { return text }
    return (terms.count > 1 ? "(\(text))" : text) + "/\(divisor)"
  }

  private var degree: Int { max(coefficients.count - 1, 0) }

  private static func term(_ factor: Int, power: Int) -> String {
    let signs = ["", "N", "N²", "N³", "N⁴", "N⁵", "N⁶"]
    guard power > 0 else { return "\(factor)" }
    return (factor == 1 ? "" : "\(factor) ") + (power < 7 ? signs[power] : "N^\(power)")
  }

  /// The multiples of the powers of N, over a common divisor; `nil` for a high degree.
  private var powers: (multiples: [Int], divisor: Int)? {
    guard degree <= 8, coefficients.allSatisfy({ abs($0) < 1 << 20 }) else { return nil }
    let factorials = (0...8).map { $0 < 2 ? 1 : (2...$0).reduce(1, *) }
    var sums = Array(repeating: 0, count: degree + 1)
    // N (N − 1) … (N − k + 1), which is k! C(N, k).
    var falling = [1]
    for (place, coefficient) in coefficients.enumerated() {
      for (power, multiple) in falling.enumerated() {
        sums[power] += coefficient * multiple * (factorials[degree] / factorials[place])
      }
      falling = zip([0] + falling, falling + [0]).map { $0 - place * $1 }
    }
    let common = sums.reduce(factorials[degree], Self.commonDivisor)
    return (sums.map { $0 / common }, factorials[degree] / common)
  }

  private static func commonDivisor(_ one: Int, _ other: Int) -> Int {
    var (one, other) = (abs(one), abs(other))
    while other != 0 { (one, other) = (other, one % other) }
    return max(one, 1)
  }
}
