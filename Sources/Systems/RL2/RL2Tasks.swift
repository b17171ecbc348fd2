package import Compute
import Foundation
package import Learning
package import Methods

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
  /// Whether episodes may have fewer steps than that.
  var endsEarly: Bool { get }
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
  /// The unit in which a critic tells returns.
  func returnUnit(discount: Double) -> Double
  /// What may be told beside the policy, with weights above zero only.
  func auxiliaryTasks(_ weights: NavigationWeights) -> [AuxiliaryTask]
  /// Those random tasks that have these numbers, before their first step: held-out ones.
  func trials(
    _ numbers: Range<Int>, showing observation: ProcessObservation, random: Random
  ) -> Trials
  /// The same to learn from.
  func lessons(
    _ numbers: Range<Int>, showing observation: ProcessObservation, random: Random
  ) -> Trials
  /// The same trials for an agent in whose memory nothing of an earlier episode is left; `nil` where
  /// that is not compared.
  func forgetful(_ trials: Trials) -> Trials?
  /// Where the agent of the first row is; 0 where there are no places.
  func state(in observation: [Float]) -> Int
  /// The trial that was watched, the first of those that a stream draws, as it looks in these tasks,
  /// around the policy's own picture.
  func pictures(
    of steps: [RL2Evaluation.Step], policy: Artefact, random: Random
  ) -> [Artefact]
}

extension RL2Tasks {
  /// Steps of a trial.
  var steps: Int { episodes * horizon }

  /// By default all episodes are equally long.
  package var endsEarly: Bool { false }

  /// By default what a reward of one a step adds up to.
  package func returnUnit(discount: Double) -> Double {
    discount < 1 ? (1 - pow(discount, Double(steps))) / (1 - discount) : Double(steps)
  }

  /// By default nothing.
  package func auxiliaryTasks(_ weights: NavigationWeights) -> [AuxiliaryTask] { [] }

  /// By default such as are held out, from a stream of their own.
  package func lessons(
    _ numbers: Range<Int>, showing observation: ProcessObservation, random: Random
  ) -> Trials {
    trials(numbers, showing: observation, random: random)
  }

  /// By default none.
  package func forgetful(_ trials: Trials) -> Trials? { nil }
}

/// What a rule knows of tasks before it plays one.
package enum Knowledge: String, Codable, Sendable {
  /// Nothing that is true of these tasks only.
  case nothing
  /// The distribution that tasks are drawn from, which a learned agent can only know from data.
  case distribution
  /// Where it stands in a maze, at every step, which an agent has to find out.
  case place
  /// The task itself.
  case task

  /// What a rule is called that is told so much.
  func name(of rule: String) -> String { self == .nothing ? rule : "\(rule), told" }
}

/// Rules that differ in the value of a constant only.
package struct BaselineFamily: Sendable {
  /// What it is called.
  let name: String
  /// What they know of tasks before they play one.
  let told: Knowledge
  /// One for each value that is tried.
  let rules: [BaselineRule]
}

/// Somebody who has not learned to learn.
package struct BaselineRule: Sendable {
  /// The value of its constant, where it has one.
  let constant: Double?
  /// Plays those held-out trials that have these numbers; the first stream draws the tasks, the
  /// second is the rule's own, with a stream in it for each trial.
  let play: @Sendable (_ numbers: Range<Int>, _ tasks: Random, _ own: Random) -> TrialScores
}
