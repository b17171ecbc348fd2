import Methods

/// How an agent did in the held-out trials, with one of them in detail.
package struct RL2Evaluation: Codable, Hashable, Sendable {
  /// A step of the trial that is watched.
  struct Step: Codable, Hashable, Sendable {
    /// Where it was taken; 0 for bandits.
    let state: Int
    let action: Int
    let reward: Double
    /// What the action pays on average.
    let worth: Double
    /// The probabilities of all actions.
    let distribution: [Double]
  }

  package private(set) var scores: TrialScores
  /// The first of the trials, step by step.
  private(set) var watched: [Step] = []
  private let hasStates: Bool

  /// Before the first step.
  init(trials: Int, in world: RL2World) {
    scores = TrialScores(rows: trials, episodes: world.episodes, horizon: world.horizon)
    hasStates = if case .processes = world { true } else { false }
  }

  /// Takes note of a step of all trials.
  mutating func note(_ transition: Transition, worths: [Float]) {
    scores.note(step: transition.step, worths)
    let state =
      hasStates ? transition.observation.prefix(ProcessTrials.states).firstIndex(of: 1) : nil
    watched.append(
      Step(
        state: state ?? 0, action: transition.actions[0].index,
        reward: Double(transition.rewards[0]),
        worth: Double(worths[0]),
        distribution: transition.distribution.probabilities(of: 0).map(Double.init)))
  }
}
