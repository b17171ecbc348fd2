import Compute
import Methods
import Worlds

/// Random mazes that are walked side by side, two episodes each.
///
/// A trial has a maze, a target and a start, which stay, as in the authors' code: what is drawn
/// there is a map with both. An episode ends at the target or after `horizon` steps, so that rows
/// come to their second episode, and to their end, at different times. An agent sees the depths of
/// 16 columns and which of them show the target, its last move, what that paid, and whether an
/// episode begins.
struct MazeTrials: ScoredEnvironment {
  let mazes: [TileMaze]
  /// The tile of each row's target.
  let targets: [Int]
  let motion: MazeMotion
  /// The longest episode.
  let horizon: Int
  /// Whether nothing of the first episode is left in the second: memory is emptied, and the last
  /// step of the first is not shown.
  var isForgetful = false
  private(set) var poses: [MazeMotion.Pose]
  /// The episode that each row is in; `count` where it is over.
  private(set) var episodes: [Int]
  private(set) var worths: [Float]
  private(set) var progress: EpisodeProgress?
  private var loops: LoopClosures
  /// Where each row's episodes begin.
  private let starts: [MazeMotion.Pose]
  /// Steps since the episode began.
  private var clocks: [Int]
  private var moves: [Int]
  private var paid: [Float]

  /// Episodes of a trial.
  static let count = 2
  /// Moves to choose from.
  static let actions = MazeMotion.Move.allCases.count
  /// Numbers that an agent sees.
  static let inputs = 2 * DepthView.columns + actions + 2
  /// Depths are told apart in so many classes.
  static let depthClasses = 8

  /// Those random trials that have these numbers, in mazes that are held out or in others.
  init(
    _ numbers: Range<Int>, cells: Int, areHeldOut: Bool, motion: MazeMotion, horizon: Int,
    random: Random
  ) {
    let drawn = numbers.map { number in
      Self.draw(cells, areHeldOut, motion, random.stream(number))
    }
    (mazes, targets) = (drawn.map(\.maze), drawn.map(\.target))
    (self.motion, self.horizon) = (motion, horizon)
    starts = drawn.map(\.start)
    poses = starts
    episodes = Array(repeating: 0, count: numbers.count)
    (clocks, moves) = (episodes, episodes)
    worths = Array(repeating: 0, count: numbers.count)
    paid = worths
    progress = EpisodeProgress(rows: numbers.count)
    loops = LoopClosures(rows: numbers.count, side: 2 * cells + 1)
    for row in 0..<rows { loops.reset(row, at: tile(of: row)) }
  }

  var rows: Int { targets.count }

  func isOver(_ row: Int) -> Bool { episodes[row] == Self.count }

  /// Whether an episode of a row begins now.
  func isAtStart(_ row: Int) -> Bool { clocks[row] == 0 }

  func forgets(_ row: Int) -> Bool { isForgetful && isAtStart(row) }

  /// What a row's agent sees.
  func view(of row: Int) -> DepthView { motion.view(of: poses[row], in: mazes[row]) }

  /// Where a row's agent stands.
  func tile(of row: Int) -> Int { mazes[row].tile(x: poses[row].x, y: poses[row].y) }

  func observe(_ observations: UnsafeMutableBufferPointer<Float>) {
    observations.update(repeating: 0)
    for row in 0..<rows where !isOver(row) {
      let start = row * Self.inputs
      look(row) { column, depth, showsTarget in
        observations[start + column] = depth
        observations[start + DepthView.columns + column] = showsTarget ? 1 : 0
      }
      let rest = start + 2 * DepthView.columns
      observations[rest + Self.actions + 1] = isAtStart(row) ? 1 : 0
      let isFirst = isAtStart(row) && (episodes[row] == 0 || isForgetful)
      guard !isFirst else { continue }
      observations[rest + moves[row]] = 1
      observations[rest + Self.actions] = paid[row]
    }
  }

  /// What may be told beside the policy: the class of each column's depth, and whether a loop is
  /// closed.
  func writeTargets(_ targets: UnsafeMutableBufferPointer<Float>) {
    targets.update(repeating: 0)
    let width = targets.count / rows
    for row in 0..<rows where !isOver(row) {
      look(row) { column, depth, _ in
        let known = Int(depth * Float(Self.depthClasses))
        targets[row * width + column] = Float(min(known, Self.depthClasses - 1))
      }
      targets[row * width + DepthView.columns] = loops.isClosed[row] ? 1 : 0
    }
  }

  mutating func step(_ actions: [Int], _ rewards: inout [Float]) {
    for row in 0..<rows {
      let isOver = isOver(row)
      progress?.note(row, episode: isOver ? nil : episodes[row])
      let reward = isOver ? 0 : move(row, actions[row])
      (worths[row], rewards[row], paid[row]) = (reward, reward, reward)
    }
  }

  private mutating func move(_ row: Int, _ action: Int) -> Float {
    let move = MazeMotion.Move(rawValue: action) ?? .forward
    let isHit = motion.take(move, &poses[row], in: mazes[row])
    (moves[row], clocks[row]) = (action, clocks[row] + 1)
    let tile = tile(of: row)
    let hasArrived = tile == targets[row]
    loops.note(row, at: tile)
    if hasArrived { progress?.arrive(row) }
    if hasArrived || clocks[row] == horizon { endEpisode(row) }
    return MazeReward.step + (isHit ? MazeReward.hit : 0) + (hasArrived ? MazeReward.target : 0)
  }

  private mutating func endEpisode(_ row: Int) {
    episodes[row] += 1
    clocks[row] = 0
    guard !isOver(row) else { return }
    poses[row] = starts[row]
    loops.reset(row, at: tile(of: row))
  }

  /// Calls for each column with its depth, as a share of the longest that there may be, and whether
  /// the target is seen there.
  private func look(_ row: Int, _ body: (Int, Float, Bool) -> Void) {
    let view = view(of: row)
    let target = targets[row]
    let longest = Double(mazes[row].side - 2)
    for column in 0..<DepthView.columns {
      var showsTarget = false
      let depth = view.cast(column) { if $0 == target { showsTarget = true } }
      body(column, Float(depth / longest), showsTarget)
    }
  }
}

/// What steps pay in the authors' mazes.
enum MazeReward {
  static let target: Float = 1
  static let hit: Float = -0.001
  static let step: Float = -0.04
}

extension MazeTrials {
  private static func draw(
    _ cells: Int, _ isHeldOut: Bool, _ motion: MazeMotion, _ random: Random
  ) -> (maze: TileMaze, target: Int, start: MazeMotion.Pose) {
    var random = random
    let maze = TileMaze(layout(cells, isHeldOut, random.stream("maze")))
    let target = random.pick(maze.floor)
    let (x, y) = maze.centre(of: random.pick(maze.floor.filter { $0 != target }))
    let start = MazeMotion.Pose(x: x, y: y, heading: random.below(motion.headings))
    return (maze, target, start)
  }

  /// The first random layout that is of the kind.
  private static func layout(_ cells: Int, _ isHeldOut: Bool, _ random: Random) -> Maze {
    var tries = 0
    while true {
      let maze = Maze(growing: cells, random: random.stream(tries))
      if maze.isHeldOut == isHeldOut { return maze }
      tries += 1
    }
  }
}
