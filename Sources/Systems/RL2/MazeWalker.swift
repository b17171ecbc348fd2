import Compute
import Worlds

/// Somebody who walks a maze by a rule.
struct MazeWalker {
  private typealias Move = MazeMotion.Move

  private let rule: MazeRule
  private var random: Random
  private var map: MazeMap
  /// Moves that were decided on, the last one first.
  private var decided: [MazeMotion.Move] = []

  /// Who has seen nothing of a maze yet.
  init(_ rule: MazeRule, in maze: TileMaze, random: Random) {
    (self.rule, self.random) = (rule, random)
    map = MazeMap(of: maze)
  }

  /// The next move of a row.
  mutating func move(_ row: Int, in trials: MazeTrials) -> MazeMotion.Move {
    if trials.isAtStart(row) { decided = [] }
    if rule == .map { map.look(trials.view(of: row), target: trials.targets[row]) }
    if decided.isEmpty { decide(row, trials) }
    return decided.popLast() ?? .forward
  }

  private mutating func decide(_ row: Int, _ trials: MazeTrials) {
    let (motion, maze) = (trials.motion, trials.mazes[row])
    guard rule != .random else {
      decided = [random.pick(Move.allCases)]
      return
    }
    let quarter = motion.headings / 4
    let (turns, rest) = trials.poses[row].heading.quotientAndRemainder(dividingBy: quarter)
    // Whoever starts askew first turns along the tiles.
    guard rest == 0 else {
      decided = Array(repeating: .left, count: rest)
      return
    }
    let start = MazeWays.Place(tile: trials.tile(of: row), turns: turns)
    let moves = moves(from: start, in: maze, target: trials.targets[row])
    decided = moves.reversed().flatMap { move in
      Array(repeating: move, count: move == .forward ? motion.strides : quarter)
    }
  }

  private func moves(
    from start: MazeWays.Place, in maze: TileMaze, target: Int
  ) -> [MazeMotion.Move] {
    let ways = MazeWays(side: maze.side)
    switch rule {
    case .random: return []
    case .wall:
      let sides: [(turns: Int, moves: [MazeMotion.Move])] = [
        (1, [.right, .forward]), (0, [.forward]), (3, [.left, .forward]),
        (2, [.right, .right, .forward]),
      ]
      let free = sides.first { side in
        !maze.isWall[ways.neighbour(of: start.tile, turns: start.turns + side.turns)]
      }
      return free?.moves ?? []
    case .map:
      return [ways.firstMove(from: start, through: { !map.isWall($0) }, to: map.isGoal)]
        .compactMap(\.self)
    case .shortest:
      return [
        ways.firstMove(from: start, through: { !maze.isWall[$0] }, to: { $0 == target })
      ].compactMap(\.self)
    }
  }
}
