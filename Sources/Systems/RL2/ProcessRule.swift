import Compute
import Foundation
import Worlds

/// How to act in unknown processes without having learned to.
///
/// These are what RL² is compared with in Duan et al. 2016, section 3.2. All plan for an episode
/// ahead, from a belief that is renewed after each.
enum ProcessRule: Codable, Hashable, Sendable {
  /// Any action.
  case random
  /// The plan of one draw from the belief: PSRL (Strens 2000; Osband, Russo & Van Roy 2013).
  case posteriorSampling
  /// The plan of that of so many draws which promises most: optimistic PSRL (Osband & Van Roy
  /// 2016).
  case optimisticSampling(Int)
  /// The plan of the best process within confidence bounds, which are scaled: UCRL2 (Jaksch, Ortner
  /// & Auer 2010) in the form for episodes of Osband's TabulaRL.
  case upperConfidence(Double)
  /// The plan of the mean process with c H / (1 + n) added to rewards: BEB (Kolter & Ng 2009).
  case explorationBonus(Double)
  /// Any action with this probability, else the plan of the mean process.
  case epsilonGreedy(Double)
  /// The plan of the mean process.
  case greedy

  /// All that are compared: families, each with the values that are tried of its constant.
  static let families: [(name: String, rules: [ProcessRule])] = [
    ("random", [.random]),
    ("psrl", [.posteriorSampling]),
    ("opsrl", [2, 5, 10, 20].map(ProcessRule.optimisticSampling)),
    ("ucrl2", [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1].map(ProcessRule.upperConfidence)),
    ("beb", [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1].map(ProcessRule.explorationBonus)),
    ("epsilon-greedy", [0.1, 0.2, 0.3, 0.5].map(ProcessRule.epsilonGreedy)),
    ("greedy", [.greedy]),
  ]

  /// The value of its constant, where it has one.
  var constant: Double? {
    switch self {
    case .upperConfidence(let value), .explorationBonus(let value), .epsilonGreedy(let value):
      value
    case .optimisticSampling(let draws): Double(draws)
    case .random, .posteriorSampling, .greedy: nil
    }
  }

  /// What to do in the next episode.
  func plan(_ belief: ProcessBelief, _ random: inout Random) -> EpisodePlan {
    switch self {
    case .random, .epsilonGreedy, .greedy: return EpisodePlan(belief.mean)
    case .posteriorSampling: return EpisodePlan(belief.draw(&random))
    case .optimisticSampling(let count):
      let plans = (0..<count).map { _ in EpisodePlan(belief.draw(&random)) }
      return plans.max { $0.promise < $1.promise } ?? EpisodePlan(belief.mean)
    case .upperConfidence(let scale):
      let bounds = belief.bounds(scale: scale)
      return EpisodePlan(belief.mean.adding(bounds.rewards), slack: bounds.transitions)
    case .explorationBonus(let scale):
      let bonus = belief.counts.map { scale * Double(TabularMDP.horizon) / (1 + $0) }
      return EpisodePlan(belief.mean.adding(bonus))
    }
  }

  /// How often any action is taken instead of the planned one.
  var whim: Double {
    switch self {
    case .random: 1
    case .epsilonGreedy(let epsilon): epsilon
    default: 0
    }
  }

  /// Plays trials.
  func play(_ trials: ProcessTrials, episodes: Int, random: Random) -> TrialScores {
    var trials = trials
    var beliefs = Array(repeating: ProcessBelief(), count: trials.rows)
    var scores = TrialScores(rows: trials.rows, episodes: episodes, horizon: TabularMDP.horizon)
    var rewards = [Float](repeating: 0, count: trials.rows)
    for episode in 0..<episodes {
      var random = random.stream(episode)
      let plans = beliefs.map { plan($0, &random) }
      for step in 0..<TabularMDP.horizon {
        let states = trials.states
        let actions = plans.indices.map { row in
          random.chance(whim)
            ? random.below(ProcessTrials.actions) : plans[row].action(in: states[row], step: step)
        }
        trials.step(actions, &rewards)
        scores.note(step: episode * TabularMDP.horizon + step, trials.worths)
        for row in 0..<trials.rows {
          beliefs[row].note(
            state: states[row], action: actions[row], reward: Double(rewards[row]),
            next: step + 1 < TabularMDP.horizon ? trials.states[row] : nil)
        }
      }
    }
    return scores
  }
}
