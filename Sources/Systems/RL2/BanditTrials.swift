import Compute
import Methods
import Worlds

/// Bandits that are played side by side; a pull is an episode.
///
/// What a pull pays is decided by the trial and the number of the pull, so that all who play the
/// same trials share their uniform. An agent sees its last arm (as one of n), what it paid, and that
/// an episode is over; before the first pull only the latter.
struct BanditTrials: ScoredEnvironment {
  let bandits: [BernoulliBandit]
  private let uniform: [Random]
  private(set) var worths: [Float]
  private var arms: [Int] = []
  private var paid: [Float]
  private var pulls = 0

  /// Those random bandits that have these numbers.
  init(_ numbers: Range<Int>, arms: Int, random: Random) {
    bandits = numbers.map { number in
      var random = random.stream(number)
      return BernoulliBandit(arms: arms, random: &random)
    }
    uniform = numbers.map { random.stream($0).stream("luck") }
    paid = Array(repeating: 0, count: numbers.count)
    worths = paid
  }

  var rows: Int { bandits.count }

  /// Numbers that an agent sees.
  static func inputs(arms: Int) -> Int { arms + 2 }

  func observe(_ observations: UnsafeMutableBufferPointer<Float>) {
    let width = observations.count / rows
    observations.update(repeating: 0)
    for row in 0..<rows {
      if pulls > 0 { observations[row * width + arms[row]] = 1 }
      observations[row * width + width - 2] = paid[row]
      observations[row * width + width - 1] = 1
    }
  }

  mutating func step(_ actions: [Int], _ rewards: inout [Float]) {
    for row in 0..<rows {
      var random = uniform[row].stream(pulls)
      paid[row] = Float(bandits[row].pull(actions[row], random: &random))
      rewards[row] = paid[row]
      worths[row] = Float(bandits[row].probabilities[actions[row]])
    }
    arms = actions
    pulls += 1
  }
}

extension BanditRule {
  /// Plays trials with a rule.
  static func play(
    _ player: BanditPlayer, _ trials: BanditTrials, pulls: Int, random: Random
  ) -> TrialScores {
    var trials = trials
    let arms = trials.bandits[0].arms
    var beliefs = Array(repeating: BanditBelief(arms: arms), count: trials.rows)
    var scores = TrialScores(rows: trials.rows, episodes: pulls, horizon: 1)
    var rewards = [Float](repeating: 0, count: trials.rows)
    for pull in 0..<pulls {
      var random = random.stream(pull)
      let actions = beliefs.map { player.choose($0, &random) }
      trials.step(actions, &rewards)
      for row in 0..<trials.rows { beliefs[row].note(arm: actions[row], paid: rewards[row] > 0) }
      scores.note(step: pull, trials.worths)
    }
    return scores
  }
}
