package import Methods

/// Trials of which it is known what each action was worth on average.
package protocol ScoredEnvironment: VectorEnvironment {
  /// What the last actions pay on average, `[rows]`: the task's word, not the agent's uniform.
  var worths: [Float] { get }
  /// Which episodes they were taken in; `nil` where every episode has `horizon` steps.
  var progress: EpisodeProgress? { get }
}

extension ScoredEnvironment {
  /// By default episodes do not end early.
  package var progress: EpisodeProgress? { nil }
}

/// What somebody's actions in some trials were worth on average.
///
/// Luck decides what is seen of a task, but not how an action is scored, so fewer trials tell more.
package struct TrialScores: Codable, Hashable, Sendable {
  /// Steps of an episode.
  let horizon: Int
  /// What each trial was worth in all, `[trials]`.
  private(set) var totals: PackedFloats
  /// What the first episode of each was worth.
  private(set) var firsts: PackedFloats
  /// What the last tenth of the episodes of each was worth, an episode.
  private(set) var lasts: PackedFloats
  /// What an episode was worth, summed over trials, `[episodes]`.
  private(set) var sums: [Double]
  /// How many steps episodes took, where they end early.
  package private(set) var lengths: EpisodeLengths?

  /// Trials before their first step.
  init(rows: Int, episodes: Int, horizon: Int, endsEarly: Bool = false) {
    self.horizon = horizon
    lengths = endsEarly ? EpisodeLengths(rows: rows, episodes: episodes) : nil
    sums = Array(repeating: 0, count: episodes)
    totals = PackedFloats(repeating: 0, count: rows)
    (firsts, lasts) = (totals, totals)
  }

  /// Scores a step of all trials, counted from their beginning.
  mutating func note(step: Int, _ worths: [Float], _ progress: EpisodeProgress? = nil) {
    let late = max(sums.count / 10, 1)
    if let progress { lengths?.note(progress) }
    for (row, worth) in worths.enumerated() {
      let episode = progress?.episodes[row] ?? step / horizon
      guard episode >= 0 else { continue }
      totals.values[row] += worth
      sums[episode] += Double(worth)
      if episode == 0 { firsts.values[row] += worth }
      if episode >= sums.count - late { lasts.values[row] += worth / Float(late) }
    }
  }

  /// Adds other trials.
  mutating func append(_ other: TrialScores) {
    totals.values += other.totals.values
    firsts.values += other.firsts.values
    lasts.values += other.lasts.values
    if let others = other.lengths { lengths?.append(others) }
    for episode in sums.indices { sums[episode] += other.sums[episode] }
  }

  /// How many trials there are.
  var trials: Int { totals.values.count }

  /// What a trial is worth.
  package var mean: Double { Self.mean(totals.values[...]) }

  /// What each episode of a trial is worth, `[episodes]`.
  var curve: [Double] { sums.map { $0 / Double(max(trials, 1)) } }

  /// What a trial is worth more than with others in the same trials, with its standard error.
  func advantage(over other: TrialScores) -> (mean: Double, error: Double) {
    let differences = zip(totals.values, other.totals.values).map { Double($0 - $1) }
    let count = Double(max(differences.count, 1))
    let mean = differences.reduce(0, +) / count
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / count / max(count - 1, 1)).squareRoot())
  }

  /// What first and last episodes are worth in each of some equal blocks of trials.
  func blocks(_ count: Int) -> [(first: Double, last: Double)] {
    let size = trials / count
    return (0..<count).map { block in
      let range = block * size..<(block + 1) * size
      return (Self.mean(firsts.values[range]), Self.mean(lasts.values[range]))
    }
  }

  private static func mean(_ values: ArraySlice<Float>) -> Double {
    values.reduce(0) { $0 + Double($1) } / Double(max(values.count, 1))
  }
}
