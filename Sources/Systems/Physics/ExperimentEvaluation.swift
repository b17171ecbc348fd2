import Methods
import Worlds

/// How an agent did in the held-out trials, with some of them in detail.
package struct ExperimentEvaluation: Codable, Hashable, Sendable {
  /// A transition of a trial that is watched, before its action is carried out.
  package struct Transition: Codable, Hashable, Sendable {
    /// What a picture is drawn from.
    let view: [Double]
    /// How the agent would answer if it had to: probabilities, `[answers]`.
    let belief: [Double]
    /// The discounted reward that the critic expects.
    let value: Double
    /// The probability of answering now.
    let readiness: Double
    /// Experiments, then answers.
    let action: Int
  }

  private(set) var results: [ExperimentResult] = []
  /// The probability of a right answer without an experiment, trial by trial.
  private(set) var guesses: [Double] = []
  /// The first trials, transition by transition.
  private(set) var watched: [[Transition]]
  /// What was hidden in them.
  private(set) var secrets: [[Double]] = []

  /// How many trials are watched.
  static let watchedTrials = 3

  /// Before the first transition.
  init() { watched = Array(repeating: [], count: Self.watchedTrials) }

  /// Takes note of a transition of all trials.
  mutating func note<Task: PhysicsTask>(
    _ transition: Methods.Transition, _ trials: ExperimentTrials<Task>
  ) {
    let (task, experiments) = (trials.task, trials.task.experiments)
    if transition.step == 0 {
      guesses = trials.scenes.indices.map { row in
        Self.belief(transition.distribution, row, after: experiments)[
          task.answer(of: trials.scenes[row])]
      }
      secrets = trials.scenes.prefix(Self.watchedTrials).map(task.secret)
    }
    for row in trials.views.indices where transition.isTaken[row] {
      let distribution = transition.distribution.probabilities(of: row)
      watched[row].append(
        Transition(
          view: trials.views[row],
          belief: Self.belief(transition.distribution, row, after: experiments),
          value: Double(transition.actions[row].value),
          readiness: distribution.dropFirst(experiments).reduce(0) { $0 + Double($1) },
          action: transition.actions[row].index))
    }
  }

  /// Takes note of how all trials ended.
  mutating func close<Task: PhysicsTask>(_ trials: ExperimentTrials<Task>) {
    results = trials.results.compactMap { $0 }
  }

  /// Mean probabilities of a right answer before, and shares of right answers after experiments, in each
  /// of some equal blocks of trials.
  func blocks(_ count: Int) -> [(before: Double, after: Double)] {
    let size = results.count / count
    return (0..<count).map { block in
      let range = block * size..<(block + 1) * size
      return (
        guesses[range].reduce(0, +) / Double(max(size, 1)),
        Double(results[range].count(where: \.isRight)) / Double(max(size, 1))
      )
    }
  }

  /// The rank correlation of difficulty and number of experiments.
  package var correlation: Double {
    rankCorrelation(results.map(\.difficulty), results.map { Double($0.actions) })
  }

  /// The number of experiments that half of the trials did not exceed.
  package var medianActions: Double {
    let counts = results.map(\.actions).sorted()
    return counts.isEmpty ? 0 : Double(counts[(counts.count - 1) / 2])
  }

  /// The probabilities of the answers, given that one is given.
  private static func belief(
    _ distribution: ActionDistribution, _ row: Int, after experiments: Int
  ) -> [Double] {
    let answers = distribution.probabilities(of: row).dropFirst(experiments).map(Double.init)
    let sum = max(answers.reduce(0, +), 1e-12)
    return answers.map { $0 / sum }
  }
}
