import Compute
import Worlds

extension ProcessRule {
  /// Where in a trial a plan is made.
  struct Time {
    /// Counts from 0.
    let episode: Int
    /// Episodes of the trial.
    let episodes: Int
    /// Steps of the episode until now.
    let step: Int

    var stepsLeft: Int { TabularMDP.horizon - step }
    /// The share of episodes that follow this one.
    var shareLeft: Double { Double(episodes - 1 - episode) / Double(episodes) }
  }

  /// Plays trials, each with whims of its own.
  ///
  /// - Parameter whims: One stream for each trial.
  func play(_ trials: ProcessTrials, episodes: Int, whims: [Random]) -> TrialScores {
    var trials = trials
    var players = whims.map { ProcessPlayer(self, random: $0) }
    var scores = TrialScores(rows: trials.rows, episodes: episodes, horizon: TabularMDP.horizon)
    var rewards = [Float](repeating: 0, count: trials.rows)
    var actions = [Int](repeating: 0, count: trials.rows)
    for step in 0..<episodes * TabularMDP.horizon {
      let time = Time(
        episode: step / TabularMDP.horizon, episodes: episodes, step: step % TabularMDP.horizon)
      let states = trials.states
      for row in players.indices { actions[row] = players[row].choose(in: states[row], time) }
      trials.step(actions, &rewards)
      scores.note(step: step, trials.worths)
      for row in players.indices {
        players[row].note(
          state: states[row], action: actions[row], reward: Double(rewards[row]),
          next: time.stepsLeft > 1 ? trials.states[row] : nil)
      }
    }
    return scores
  }
}

/// Who plays one trial by a rule.
private struct ProcessPlayer {
  private let rule: ProcessRule
  private var random: Random
  private var belief: ProcessBelief
  private var plan: EpisodePlan?
  /// The step at which the plan begins.
  private var start = 0

  init(_ rule: ProcessRule, random: Random) {
    (self.rule, self.random) = (rule, random)
    belief = ProcessBelief(rule.prior)
  }

  mutating func choose(in state: Int, _ time: ProcessRule.Time) -> Int {
    if plan == nil, rule.whim < 1 {
      plan = rule.plan(belief, time, &random)
      start = time.step
    }
    if rule.whim > 0, random.chance(rule.whim) { return random.below(ProcessTrials.actions) }
    return plan?.action(in: state, step: time.step - start, &random) ?? 0
  }

  mutating func note(state: Int, action: Int, reward: Double, next: Int?) {
    belief.note(state: state, action: action, reward: reward, next: next)
    if rule.replans || next == nil { plan = nil }
  }
}
