import Foundation

/// A quantile of Student's distribution with a whole number of degrees of freedom.
///
/// The probability is the finite sum of Abramowitz & Stegun 1964, 26.7.3 and 26.7.4, in the angle
/// whose tangent is t over √freedom; the angle is found by bisection.
func studentQuantile(_ probability: Double, freedom: Int) -> Double {
  precondition(
    freedom > 0 && (0.5..<1).contains(probability),
    "no quantile \(probability) of \(freedom) degrees of freedom")
  var (low, high) = (0.0, Double.pi / 2)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if 0.5 + studentShare(within: middle, freedom: freedom) / 2 < probability {
      low = middle
    } else {
      high = middle
    }
  }
  return tan((low + high) / 2) * Double(freedom).squareRoot()
}

/// The probability that Student's t lies within √freedom times the tangent of an angle.
private func studentShare(within angle: Double, freedom: Int) -> Double {
  let square = cos(angle) * cos(angle)
  let isOdd = freedom % 2 == 1
  var term = isOdd ? cos(angle) : 1
  var sum = freedom == 1 ? 0 : term
  for power in stride(from: isOdd ? 3 : 2, to: freedom - 1, by: 2) {
    term *= square * Double(power - 1) / Double(power)
    sum += term
  }
  return isOdd ? 2 / .pi * (angle + sin(angle) * sum) : sin(angle) * sum
}
