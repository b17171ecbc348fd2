package import Compute
import Foundation

/// How to choose among arms without having learned to.
///
/// These are what RL² is compared with in Duan et al. 2016, section 3.1.
package enum BanditRule: Codable, Hashable, Sendable {
  /// Any arm.
  case random
  /// The arm of the highest Gittins index at this discount.
  case gittins(Double)
  /// UCB1: the highest mean plus c √(2 ln t / T) (Auer, Cesa-Bianchi & Fischer 2002).
  case upperBound(Double)
  /// The best arm of one draw from the belief (Thompson 1933).
  case thompson
  /// The best arm of that of so many draws which the belief thinks likeliest (May, Korda, Lee &
  /// Leslie 2012, as Duan et al. implement it).
  case optimisticThompson(Int)
  /// Any arm with this probability, else the highest mean.
  case epsilonGreedy(Double)
  /// The highest mean.
  case greedy

  /// All that are compared: families, each with the values that are tried of its constant.
  package static let families: [(name: String, rules: [BanditRule])] = [
    ("random", [.random]),
    ("gittins", [0.7, 0.8, 0.9, 0.95, 0.99, 0.995].map(BanditRule.gittins)),
    ("ucb1", (0...10).map { .upperBound(Double($0) / 10) }),
    ("thompson", [.thompson]),
    ("optimistic thompson", [2, 5, 10, 20].map(BanditRule.optimisticThompson)),
    ("epsilon-greedy", (1...10).map { .epsilonGreedy(Double($0) / 10) }),
    ("greedy", [.greedy]),
  ]

  /// The value of its constant, where it has one.
  package var constant: Double? {
    switch self {
    case .gittins(let value), .upperBound(let value), .epsilonGreedy(let value): value
    case .optimisticThompson(let draws): Double(draws)
    case .random, .thompson, .greedy: nil
    }
  }
}

/// What is known of arms that began with a uniform belief.
package struct BanditBelief: Hashable, Sendable {
  /// Pulls of each arm that paid, `[arms]`.
  package private(set) var successes: [Int]
  /// Pulls of each arm that did not, `[arms]`.
  package private(set) var failures: [Int]
  /// All pulls.
  package private(set) var pulls = 0

  /// Nothing is known.
  package init(arms: Int) {
    successes = Array(repeating: 0, count: arms)
    failures = successes
  }

  /// Learns what a pull paid.
  package mutating func note(arm: Int, paid: Bool) {
    if paid { successes[arm] += 1 } else { failures[arm] += 1 }
    pulls += 1
  }

  /// The mean of the belief about an arm.
  package func mean(_ arm: Int) -> Double {
    Double(1 + successes[arm]) / Double(2 + successes[arm] + failures[arm])
  }

  /// Probabilities of all arms as they may be.
  func draw(_ random: inout Random) -> [Double] {
    successes.indices.map { arm in
      random.beta(Double(1 + successes[arm]), Double(1 + failures[arm]))
    }
  }

  /// The logarithm of the density of such probabilities, but for a constant.
  func logDensity(_ probabilities: [Double]) -> Double {
    successes.indices.reduce(0) { sum, arm in
      sum + Double(successes[arm]) * log(probabilities[arm])
        + Double(failures[arm]) * log(1 - probabilities[arm])
    }
  }
}

/// A rule with what it needs to look up.
package struct BanditPlayer: Sendable {
  package let rule: BanditRule
  private let table: GittinsTable?

  /// A player for so many pulls.
  package init(_ rule: BanditRule, pulls: Int) {
    self.rule = rule
    switch rule {
    case .gittins(let discount): table = GittinsTable(discount: discount, pulls: pulls)
    default: table = nil
    }
  }

  /// The arm to pull next.
  package func choose(_ belief: BanditBelief, _ random: inout Random) -> Int {
    let arms = belief.successes.indices
    switch rule {
    case .random: return random.below(arms.count)
    case .gittins:
      return best(arms) {
        table?.index(successes: belief.successes[$0], failures: belief.failures[$0]) ?? 0
      }
    case .upperBound(let c):
      let logarithm = 2 * log(Double(belief.pulls + 1))
      return best(arms) {
        let count = Double(2 + belief.successes[$0] + belief.failures[$0])
        return belief.mean($0) + c * (logarithm / count).squareRoot()
      }
    case .thompson:
      let draw = belief.draw(&random)
      return best(arms) { draw[$0] }
    case .optimisticThompson(let count):
      let draw = likeliest(of: count, belief, &random)
      return best(arms) { draw[$0] }
    case .epsilonGreedy(let epsilon):
      return random.chance(epsilon) ? random.below(arms.count) : best(arms, belief.mean)
    case .greedy: return best(arms, belief.mean)
    }
  }

  private func likeliest(
    of count: Int, _ belief: BanditBelief, _ random: inout Random
  ) -> [Double] {
    var best = belief.draw(&random)
    var density = belief.logDensity(best)
    for _ in 1..<max(count, 1) {
      let draw = belief.draw(&random)
      let other = belief.logDensity(draw)
      if other > density { (best, density) = (draw, other) }
    }
    return best
  }

  /// The first arm of the highest score.
  private func best(_ arms: Range<Int>, _ score: (Int) -> Double) -> Int {
    var (best, highest) = (0, -Double.infinity)
    for arm in arms {
      let value = score(arm)
      if value > highest { (best, highest) = (arm, value) }
    }
    return best
  }
}
