package import Compute
package import Learning
import Methods

/// Tasks of one kind that are learned to be learned, and who else plays them.
package protocol RL2Tasks: Sendable {
  /// Tasks that are played side by side.
  associatedtype Trials: ScoredEnvironment

  /// What people choose it by.
  var description: WorldDescription { get }
  /// Episodes of a trial.
  var episodes: Int { get }
  /// Steps of an episode.
  var horizon: Int { get }
  /// Actions to choose from.
  var actions: Int { get }
  /// What an episode is called.
  var episodeName: String { get }
  /// Everybody whom a learned agent is compared with.
  var families: [BaselineFamily] { get }
  /// The family that shares of what can be learned are measured by.
  var reference: String { get }
  /// The family that samples from its belief.
  var control: String { get }

  /// Numbers in an observation; those of a process as it is shown.
  func inputs(showing observation: ProcessObservation) -> Int
  /// Those random tasks that have these numbers, before their first step.
  func trials(
    _ numbers: Range<Int>, showing observation: ProcessObservation, random: Random
  ) -> Trials
  /// Where the agent of the first row is; 0 where there are no places.
  func state(in observation: [Float]) -> Int
  /// The trial that was watched, as it looks in these tasks, around the policy's own picture.
  func pictures(of steps: [RL2Evaluation.Step], policy: Artefact) -> [Artefact]
}

extension RL2Tasks {
  /// Steps of a trial.
  var steps: Int { episodes * horizon }
}

/// Rules that differ in the value of a constant only.
package struct BaselineFamily: Sendable {
  /// What it is called.
  let name: String
  /// One for each value that is tried.
  let rules: [BaselineRule]
}

/// Somebody who has not learned to learn.
package struct BaselineRule: Sendable {
  /// The value of its constant, where it has one.
  let constant: Double?
  /// Plays those held-out trials that have these numbers; the first stream draws the tasks, the
  /// second is the rule's own.
  let play: @Sendable (_ numbers: Range<Int>, _ tasks: Random, _ own: Random) -> TrialScores
}
