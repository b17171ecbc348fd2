import Methods

/// Which episodes the last actions of trials were taken in, where episodes end early.
package struct EpisodeProgress: Sendable {
  /// The episode of each row, `[rows]`; -1 where the trial was over.
  private(set) var episodes: [Int]
  /// Whether each came to its target with it.
  private(set) var hasArrived: [Bool]

  /// No action was taken.
  init(rows: Int) {
    episodes = Array(repeating: -1, count: rows)
    hasArrived = Array(repeating: false, count: rows)
  }

  /// A row takes an action in an episode, or none as its trial is over.
  mutating func note(_ row: Int, episode: Int?) {
    (episodes[row], hasArrived[row]) = (episode ?? -1, false)
  }

  /// The action of a row led to its target.
  mutating func arrive(_ row: Int) { hasArrived[row] = true }
}

/// How many steps the episodes of some trials took, where they end at a target.
///
/// One that does not come to its target takes the steps that it may.
package struct EpisodeLengths: Codable, Hashable, Sendable {
  /// `[episodes][trials]`.
  private(set) var steps: [PackedFloats]
  /// 1 where the target was reached, else 0; `[episodes][trials]`.
  private(set) var arrivals: [PackedFloats]

  /// Trials before their first step.
  init(rows: Int, episodes: Int) {
    steps = Array(repeating: PackedFloats(repeating: 0, count: rows), count: episodes)
    arrivals = steps
  }

  /// Counts a step of all trials that are on.
  mutating func note(_ progress: EpisodeProgress) {
    for (row, episode) in progress.episodes.enumerated() where episode >= 0 {
      steps[episode].values[row] += 1
      if progress.hasArrived[row] { arrivals[episode].values[row] = 1 }
    }
  }

  /// Adds other trials.
  mutating func append(_ other: EpisodeLengths) {
    for episode in steps.indices {
      steps[episode].values += other.steps[episode].values
      arrivals[episode].values += other.arrivals[episode].values
    }
  }

  /// The mean number of steps in an episode, from 0.
  package func mean(of episode: Int) -> Double { Self.mean(steps[episode]) }

  /// The share of trials in which an episode came to its target.
  package func arrived(in episode: Int) -> Double { Self.mean(arrivals[episode]) }

  /// Steps of the last episodes to those of the first: below 1 where the first was of use.
  package var ratio: Double { mean(of: steps.count - 1) / max(mean(of: 0), 1e-9) }

  /// The share of trials whose last episode took no more steps than their first.
  package var improved: Double {
    let (first, last) = (steps[0].values, steps[steps.count - 1].values)
    let count = zip(first, last).count { $1 <= $0 }
    return Double(count) / Double(max(first.count, 1))
  }

  /// Whether they are of so many trials, with no more steps than there may be.
  func fit(_ count: Int, episodes: Int, horizon: Int) -> Bool {
    let known = 0...Float(horizon)
    return [steps, arrivals].allSatisfy { part in
      part.count == episodes
        && part.allSatisfy { $0.values.count == count && $0.values.allSatisfy(known.contains) }
    }
  }

  private static func mean(_ numbers: PackedFloats) -> Double {
    let sum = numbers.values.reduce(0.0) { $0 + Double($1) }
    return sum / Double(max(numbers.values.count, 1))
  }
}
