import Compute
import Foundation
import Worlds

/// How to act in unknown processes without having learned to.
///
/// Those that are told nothing are what RL² is compared with in Duan et al. 2016, section 3.2, and
/// have the forms and constants of Osband's TabulaRL, which the authors' script used: they think that
/// an untried action pays 0 on average, while tasks pay 1. All but two plan at the beginning of an
/// episode, from a belief that is renewed after each.
struct ProcessRule: Codable, Hashable, Sendable {
  /// How a belief becomes a plan.
  enum Strategy: Codable, Hashable, Sendable {
    /// Any action.
    case random
    /// The plan of one draw from the belief: PSRL (Strens 2000; Osband, Russo & Van Roy 2013).
    case posteriorSampling
    /// What any of so many draws promises most for: optimistic PSRL (Osband & Van Roy 2016).
    case optimisticSampling(Int)
    /// The plan of the best process within confidence bounds, which are scaled: UCRL2 (Jaksch,
    /// Ortner & Auer 2010) in the form for episodes.
    case upperConfidence(Double)
    /// The plan of the mean process with bonuses that fall with visits and are scaled: BEB (Kolter &
    /// Ng 2009).
    case explorationBonus(Double)
    /// Any action with this probability, else the plan of the mean process.
    case epsilonGreedy(Double)
    /// The plan of the mean process.
    case greedy
    /// The same, made anew at every step.
    case replannedGreedy
    /// The mean process with c · share of episodes left / (1 + visits) added to rewards, planned
    /// anew at every step: the best of 31 forms that were tried, with c = 1.
    case fadingBonus(Double)
  }

  let strategy: Strategy
  let told: Knowledge

  /// All that are compared: families, each with the values that are tried of its constant.
  static let families: [(name: String, told: Knowledge, rules: [ProcessRule])] =
    families(told: .nothing, of: published)
    + families(told: .distribution, of: published + replanned)

  private static let published: [(name: String, strategies: [Strategy])] = [
    ("random", [.random]),
    ("psrl", [.posteriorSampling]),
    ("opsrl", [2, 5, 10, 20].map(Strategy.optimisticSampling)),
    ("ucrl2", scales.map(Strategy.upperConfidence)),
    ("beb", scales.map(Strategy.explorationBonus)),
    ("epsilon-greedy", [0.1, 0.2, 0.3, 0.5].map(Strategy.epsilonGreedy)),
    ("greedy", [.greedy]),
  ]

  private static let replanned: [(name: String, strategies: [Strategy])] = [
    ("greedy, replanned", [.replannedGreedy]),
    ("reference", [1, 1.5].map(Strategy.fadingBonus)),
  ]

  /// Every other of the authors' 21 values from 0.0001 to 1; the best of each row of theirs is one.
  private static let scales = (0...10).map { pow(10, -4 + 0.4 * Double($0)) }

  private static func families(
    told: Knowledge, of all: [(name: String, strategies: [Strategy])]
  ) -> [(name: String, told: Knowledge, rules: [ProcessRule])] {
    // Who acts at random needs to be told nothing.
    all.filter { told == .nothing || $0.name != "random" }.map { name, strategies in
      (told.name(of: name), told, strategies.map { ProcessRule(strategy: $0, told: told) })
    }
  }

  /// The value of its constant, where it has one.
  var constant: Double? {
    switch strategy {
    case .upperConfidence(let value), .explorationBonus(let value), .epsilonGreedy(let value),
      .fadingBonus(let value):
      value
    case .optimisticSampling(let draws): Double(draws)
    case .random, .posteriorSampling, .greedy, .replannedGreedy: nil
    }
  }

  /// Whether a plan is made at every step instead of every episode.
  var replans: Bool {
    switch strategy {
    case .replannedGreedy, .fadingBonus: true
    default: false
    }
  }

  /// What it believes before it has seen anything.
  var prior: ProcessBelief.Prior {
    switch (told, strategy) {
    case (.nothing, .random), (.nothing, .epsilonGreedy), (.nothing, .greedy),
      (.nothing, .upperConfidence):
      .empty
    case (.nothing, _): .standard
    case (_, _): .tasks
    }
  }

  /// How often any action is taken instead of the planned one.
  var whim: Double {
    switch strategy {
    case .random: 1
    case .epsilonGreedy(let epsilon): epsilon
    default: 0
    }
  }

  /// What to do in the steps that are left of an episode.
  func plan(_ belief: ProcessBelief, _ time: Time, _ random: inout Random) -> EpisodePlan {
    switch strategy {
    case .random, .epsilonGreedy, .greedy: return EpisodePlan(belief.mean)
    case .replannedGreedy: return EpisodePlan(belief.mean, steps: time.stepsLeft)
    case .posteriorSampling: return EpisodePlan(belief.draw(&random))
    case .optimisticSampling(let count):
      var plan = EpisodePlan(belief.draw(&random))
      for _ in 1..<count { plan.formMaximum(with: EpisodePlan(belief.draw(&random))) }
      return plan
    case .upperConfidence(let scale):
      let bounds = belief.bounds(scale: scale, episode: time.episode)
      return EpisodePlan(
        belief.mean, .init(rewards: bounds.rewards, slack: bounds.transitions))
    case .explorationBonus(let scale): return EpisodePlan(belief.mean, bonus(scale, belief))
    case .fadingBonus(let scale):
      let weight = scale * time.shareLeft
      return EpisodePlan(
        belief.mean, .init(rewards: belief.counts.map { weight / (1 + $0) }),
        steps: time.stepsLeft)
    }
  }

  /// TabulaRL's: what rewards and transitions may add, the latter for every step that follows.
  private func bonus(_ scale: Double, _ belief: ProcessBelief) -> EpisodePlan.Additions {
    let states = Double(ProcessTrials.states)
    let reach = 200 * scale * Double(TabularMDP.horizon)
    return EpisodePlan.Additions(
      rewards: belief.counts.map { 1 / ($0 + 2) },
      later: belief.followed.map { reach / (1 + states + $0) })
  }
}
