/// The probability that paired differences would add up to as much as they do, or more, were the
/// sign of each a matter of chance: Fisher's randomisation test (1935), one-sided and exact.
///
/// No shape of their distribution is assumed but that it is symmetric where there is no effect. Five
/// differences of one sign are the fewest that can go below 0.05.
///
/// - Parameter differences: 1 to 20 of them; the work is 2 to the power of their number.
public func signFlipProbability(_ differences: [Double]) -> Double {
  precondition((1...20).contains(differences.count), "\(differences.count) differences")
  let sum = differences.reduce(0, +)
  let slack = 1e-12 * differences.reduce(0) { $0 + abs($1) }
  let flips = 1 << differences.count
  let extreme = (0..<flips).count { flip in
    // Flipping takes a difference away twice.
    var flipped = sum
    for (place, difference) in differences.enumerated() where flip >> place & 1 == 1 {
      flipped -= 2 * difference
    }
    return flipped >= sum - slack
  }
  return Double(extreme) / Double(flips)
}
