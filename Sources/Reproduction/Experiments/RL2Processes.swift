import Compute
import Learning
import Systems

/// Table 2 of Duan and others 2016, 10 episodes: what each rule earned, from random play to greed.
private let published: [(name: String, title: String, paper: Double)] = [
  ("random", "random", 100.1), ("psrl", "PSRL", 138.1), ("opsrl", "optimistic PSRL", 144.1),
  ("ucrl2", "UCRL2", 146.6), ("beb", "BEB", 150.2), ("epsilon-greedy", "ε-greedy", 132.8),
  ("greedy", "greedy", 134.8),
]

/// Rules that are told the distribution of tasks.
private let informed: [(name: String, title: String, bar: Figure.Bar?)] = [
  ("psrl, told", "PSRL", nil), ("opsrl, told", "optimistic PSRL", nil),
  ("ucrl2, told", "UCRL2", nil), ("beb, told", "BEB", nil),
  ("epsilon-greedy, told", "ε-greedy", nil), ("greedy, told", "greedy", .atLeast(153.5)),
  ("greedy, replanned, told", "greedy, replanned at every step", nil),
  ("reference, told", "reference: a fading bonus, replanned", .atLeast(161.5)),
]

extension Experiment {
  /// The rules that RL² is compared with, on 3,000 decision processes that all of them play.
  ///
  /// The paper's rules think that an untried action pays 0 on average where tasks pay 1. With that
  /// prior ours earn what theirs did; told the truth, greed alone earns more than all of them.
  static let rl2ProcessRules = Experiment(
    id: "rl2-mdp-rules", title: "rules of exploration in decision processes, told and not told",
    system: "rl2", seeds: 5, minutes: 3,
    figures: published.map { rule in
      Figure("\(rule.title), told nothing", unit: "reward", paper: rule.paper)
    } + [
      Figure("largest difference to the paper's seven", unit: "%", bar: .atMost(2))
    ]
      + informed.map { rule in
        Figure("\(rule.title), told the distribution", unit: "reward", bar: rule.bar)
      } + [
        Figure("what greed gains by being told", unit: "reward", bar: .surelyAtLeast(12))
      ]
  ) { seed throws(Failure) in
    let world = try RL2.open(WorldRequest(name: "mdp-10"))
    let worths = RL2.worths(ofRulesIn: world, trials: 3000, random: Random(seed: seed))
    let untold = published.map { worths[$0.name] ?? .nan }
    let differences = zip(untold, published).map { abs($0 / $1.paper - 1) * 100 }
    let greedy = worths["greedy, told"].flatMap { told in worths["greedy"].map { told - $0 } }
    return untold + [differences.max()] + informed.map { worths[$0.name] } + [greedy]
  }

  /// Tabular decision processes, 10 episodes of 10 steps: table 2 of Duan and others 2016.
  static let rl2Processes = Experiment(
    id: "rl2-mdp", title: "a recurrent network learns to explore decision processes",
    system: "rl2", seeds: 5, minutes: 90,
    figures: [
      Figure("10 episodes: worth of a trial", unit: "reward", paper: 156.2, bar: .atLeast(145)),
      Figure("10 episodes: of the way from random to the reference", unit: "share"),
    ]
      + published.dropFirst().map { rule in
        let isBelow = rule.paper < 140
        return Figure(
          "above \(rule.title), told nothing", unit: "reward", paper: tenths(156.2 - rule.paper),
          bar: isBelow ? .surelyAtLeast(0) : nil)
      }
      + informed.map { rule in
        Figure("above \(rule.title), told the distribution", unit: "reward")
      }
  ) { seed throws(Failure) in
    let result = try RL2Result(in: "mdp-10", preset: "processes", heldOutTrials: 3000, seed: seed)
    return [result.score, result.share]
      + (published.dropFirst().map(\.name) + informed.map(\.name)).map(result.lead)
  }

  private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
