public import Compute

/// A row of slot machines, each paying 1 with a probability of its own, else nothing.
///
/// Random ones are the task distribution of Duan, Schulman, Chen, Bartlett, Sutskever & Abbeel
/// 2016, "RL²" (arXiv 1611.02779), section 3.1.
public struct BernoulliBandit: Codable, Hashable, Sendable {
  /// The probability of each arm.
  public let probabilities: [Double]

  /// A bandit with these arms.
  public init(probabilities: [Double]) {
    precondition(!probabilities.isEmpty, "a bandit has at least one arm")
    for probability in probabilities {
      precondition((0...1).contains(probability), "no arm pays with probability \(probability)")
    }
    self.probabilities = probabilities
  }

  /// A bandit whose probabilities are uniform in [0, 1).
  public init(arms: Int, random: inout Random) {
    precondition(arms > 0, "a bandit cannot have \(arms) arms")
    var probabilities = [Double](repeating: 0, count: arms)
    for arm in 0..<arms { probabilities[arm] = random.uniform() }
    self.probabilities = probabilities
  }

  /// How many arms there are.
  public var arms: Int { probabilities.count }

  /// What the best arm pays on average.
  public var best: Double { probabilities.max() ?? 0 }

  /// Pulls an arm: 1 or 0.
  public func pull(_ arm: Int, random: inout Random) -> Double {
    random.chance(probabilities[arm]) ? 1 : 0
  }

  /// What pulling this arm costs on average against pulling the best.
  public func regret(of arm: Int) -> Double { best - probabilities[arm] }
}
