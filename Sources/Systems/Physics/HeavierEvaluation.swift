import Methods
import Worlds

/// How an agent did in the held-out trials, with some of them in detail.
package struct HeavierEvaluation: Codable, Hashable, Sendable {
  /// A transition of a trial that is watched, before its action is carried out.
  struct Transition: Codable, Hashable, Sendable {
    /// Above the floor, in metres, `[blocks]`.
    let heights: [Double]
    /// How the agent would answer if it had to: probabilities, `[blocks]`.
    let belief: [Double]
    /// The discounted reward that the critic expects.
    let value: Double
    /// The probability of answering now.
    let readiness: Double
    /// A poke below 4, then answers.
    let action: Int
  }

  private(set) var results: [HeavierResult] = []
  /// The probability of a right answer without a poke, trial by trial.
  private(set) var guesses: [Double] = []
  /// The first trials, transition by transition.
  private(set) var watched: [[Transition]]
  /// The loads of the blocks in them.
  private(set) var loads: [[Double]] = []

  /// How many trials are watched.
  static let watchedTrials = 3

  /// Before the first transition.
  init() { watched = Array(repeating: [], count: Self.watchedTrials) }

  /// Takes note of a transition of all trials.
  mutating func note(_ transition: Methods.Transition, _ trials: HeavierTrials) {
    if transition.step == 0 {
      guesses = trials.blocks.indices.map { row in
        Self.belief(transition.distribution, row)[trials.blocks[row].heaviest]
      }
      loads = trials.blocks.prefix(Self.watchedTrials).map(\.loads)
    }
    for row in 0..<min(Self.watchedTrials, trials.rows) where transition.isTaken[row] {
      let distribution = transition.distribution.probabilities(of: row)
      let observation = transition.observation[
        row * HeavierTrials.inputs..<(row + 1) * HeavierTrials.inputs]
      watched[row].append(
        Transition(
          heights: observation.map { Double($0) / 4 },
          belief: Self.belief(transition.distribution, row),
          value: Double(transition.actions[row].value),
          readiness: distribution.suffix(HeavyBlocks.count).reduce(0) { $0 + Double($1) },
          action: transition.actions[row].index))
    }
  }

  /// Takes note of how all trials ended.
  mutating func close(_ trials: HeavierTrials) {
    results = trials.results.compactMap { $0 }
  }

  /// Mean probabilities of a right answer before, and shares of right answers after poking, in each
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

  /// The rank correlation of gap and number of pokes.
  package var correlation: Double {
    rankCorrelation(results.map(\.gap), results.map { Double($0.pokes) })
  }

  /// The probabilities of the answers, given that one is given.
  private static func belief(_ distribution: ActionDistribution, _ row: Int) -> [Double] {
    let answers = distribution.probabilities(of: row).suffix(HeavyBlocks.count).map(Double.init)
    let sum = max(answers.reduce(0, +), 1e-12)
    return answers.map { $0 / sum }
  }
}
