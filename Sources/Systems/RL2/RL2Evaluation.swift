import Methods

/// How an agent did in the held-out trials, with one of them in detail.
package struct RL2Evaluation: Codable, Hashable, Sendable {
  /// A step of the trial that is watched.
  package struct Step: Codable, Hashable, Sendable {
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

  /// Before the first step.
  init(trials: Int, in world: some RL2Tasks) {
    scores = TrialScores(
      rows: trials, episodes: world.episodes, horizon: world.horizon, endsEarly: world.endsEarly)
  }

  /// Takes note of a step of all trials.
  mutating func note(
    _ transition: Transition, state: Int, worths: [Float], progress: EpisodeProgress?
  ) {
    scores.note(step: transition.step, worths, progress)
    guard transition.isTaken[0] else { return }
    watched.append(
      Step(
        state: state, action: transition.actions[0].index,
        reward: Double(transition.rewards[0]),
        worth: Double(worths[0]),
        distribution: transition.distribution.probabilities(of: 0).map(Double.init)))
  }
}
