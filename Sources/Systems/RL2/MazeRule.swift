import Compute
import Methods
import Worlds

/// Ways to walk a maze that nobody had to learn.
enum MazeRule: CaseIterable {
  /// Every move is as likely as any other.
  case random
  /// Along the wall on the right.
  case wall
  /// Draws a map of what it sees, goes to the nearest tile that it has not seen until it sees the
  /// target, and from then on by the shortest way that the map allows; keeps the map between
  /// episodes. It always knows where on the map it is.
  case map
  /// Knows the maze and the target.
  case shortest

  var name: String {
    switch self {
    case .random: "random"
    case .wall: "along walls"
    case .map: "with a map"
    case .shortest: "shortest way"
    }
  }

  var told: Knowledge {
    switch self {
    case .random, .wall: .nothing
    case .map: .place
    case .shortest: .task
    }
  }

  /// Walks trials to their ends; each has a stream of its own.
  func play(_ trials: MazeTrials, whims: [Random]) -> TrialScores {
    var trials = trials
    var walkers = whims.enumerated().map { row, random in
      MazeWalker(self, in: trials.mazes[row], random: random)
    }
    var scores = TrialScores(
      rows: trials.rows, episodes: MazeTrials.count, horizon: trials.horizon, endsEarly: true)
    var rewards = [Float](repeating: 0, count: trials.rows)
    var actions = [Int](repeating: 0, count: trials.rows)
    for step in 0..<MazeTrials.count * trials.horizon {
      for row in 0..<trials.rows where !trials.isOver(row) {
        actions[row] = walkers[row].move(row, in: trials).rawValue
      }
      trials.step(actions, &rewards)
      scores.note(step: step, trials.worths, trials.progress)
    }
    return scores
  }
}
