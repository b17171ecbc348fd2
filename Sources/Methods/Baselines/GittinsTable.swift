/// The Gittins index of an arm that pays 1 or 0 with an unknown probability.
///
/// The index of a belief Beta(a, b) is the sure income per pull that is worth as much as pulling
/// on, with the choice to stop at any time, when a pull later counts γ times as much (Gittins 1979,
/// "Bandit processes and dynamic allocation indices"). It is found by calibration: for each of many
/// incomes λ the stopping problem is solved backwards over all beliefs, and the index is where the
/// advantage of pulling on changes its sign (Gittins, Glazebrook & Weber 2011, section 8.4).
package struct GittinsTable: Hashable, Sendable {
  /// γ.
  package let discount: Double
  /// Beliefs are tabled up to so many pulls from Beta(1, 1).
  package let pulls: Int
  /// Indices, belief after belief: `pulls` in order of a + b, then of a.
  private let indices: [Double]

  /// Solves the stopping problems.
  ///
  /// - Parameters:
  ///   - incomes: How many λ are tried, evenly spaced in (0, 1); between them the advantage is
  ///     taken to be linear.
  ///   - depth: Pulls that are looked ahead beyond the table; behind them nothing more is learned.
  package init(discount: Double, pulls: Int, incomes: Int = 400, depth: Int = 200) {
    precondition((0..<1).contains(discount), "a discount of \(discount) is not in [0, 1)")
    precondition(pulls >= 0 && incomes > 1 && depth > 0, "no table of \(pulls) pulls")
    (self.discount, self.pulls) = (discount, pulls)
    var calibration = Calibration(discount: discount, pulls: pulls, depth: depth)
    for step in 1...incomes { calibration.offer(Double(step) / Double(incomes + 1)) }
    indices = calibration.indices
  }

  /// The index after so many successes and failures.
  package func index(successes: Int, failures: Int) -> Double {
    let seen = successes + failures
    precondition(seen <= pulls, "\(seen) pulls in a table of \(pulls)")
    return indices[seen * (seen + 1) / 2 + successes]
  }
}

/// Stopping problems for one income after the other.
private struct Calibration {
  let discount: Double
  let pulls: Int
  let depth: Int
  /// The first income at which stopping was better, with the advantages on both sides; or 1.
  private(set) var indices: [Double]
  private var lastIncome = 0.0
  private var lastAdvantages: [Double]
  /// What a belief is worth, by successes, for all beliefs after the same number of pulls.
  private var worths: [Double] = []

  init(discount: Double, pulls: Int, depth: Int) {
    (self.discount, self.pulls, self.depth) = (discount, pulls, depth)
    let count = (pulls + 1) * (pulls + 2) / 2
    indices = Array(repeating: 1, count: count)
    // Nobody stops for nothing: with an income of 0 pulling on is worth at least the mean.
    lastAdvantages = Array(repeating: 0, count: count)
    for seen in 0...pulls {
      for successes in 0...seen {
        let mean = Double(1 + successes) / Double(2 + seen)
        lastAdvantages[seen * (seen + 1) / 2 + successes] = mean / (1 - discount)
      }
    }
  }

  /// Solves the problem for an income that is higher than those before.
  mutating func offer(_ income: Double) {
    let sure = income / (1 - discount)
    let end = pulls + depth
    worths = (0...end).map { max(sure, Double(1 + $0) / Double(2 + end) / (1 - discount)) }
    for seen in stride(from: end - 1, through: 0, by: -1) {
      retreat(to: seen, sure: sure, income: income)
    }
    lastIncome = income
  }

  /// From beliefs after `seen + 1` pulls to those after `seen`.
  private mutating func retreat(to seen: Int, sure: Double, income: Double) {
    let (discount, pulls, lastIncome) = (discount, pulls, lastIncome)
    let row = seen * (seen + 1) / 2
    worths.withUnsafeMutableBufferPointer { worths in
      for successes in 0...seen {
        let mean = Double(1 + successes) / Double(2 + seen)
        let pulling =
          mean + discount * (mean * worths[successes + 1] + (1 - mean) * worths[successes])
        worths[successes] = max(sure, pulling)
        guard seen <= pulls, indices[row + successes] == 1 else { continue }
        let advantage = pulling - sure
        if advantage <= 0 {
          let before = lastAdvantages[row + successes]
          indices[row + successes] =
            lastIncome + (income - lastIncome) * before / (before - advantage)
        }
        lastAdvantages[row + successes] = advantage
      }
    }
  }
}
