public import Compute
public import Learning
package import Worlds

/// Incremental self-improvement by the success-story algorithm (Schmidhuber, Zhao & Wiering 1997).
///
/// An agent has one life. Some of its instructions change its policy, the parts included that decide
/// on changes; an evaluation undoes every change since which reward has not come faster than before.
/// Beside it live the same agent whose changes are never undone and one that never changes, from the
/// same random numbers. A step is 20,000 ticks of each.
public struct SuccessStory: Learner {
  /// What is set.
  public var settings: Settings
  package let maze: Maze
  private(set) var lives: [Life]
  private(set) var records: [RewardRecord]
  /// Rewards of each life in each tenth of its time.
  package private(set) var tenths: [[Int]]
  private(set) var steps = 0
  /// The most reward a thousand ticks in a step so far.
  private(set) var best = 0.0

  /// The places of the lives.
  package static let own = 0, neverUndo = 1, frozen = 2
  /// Ticks in a step.
  static let ticks = 20_000

  /// Lives that have not begun.
  public init(_ settings: Settings, world: MazeWorld, random: Random) throws(Failure) {
    self.settings = settings
    maze = Maze(side: world.side, opening: MazeWorld.opening, random: random.stream("maze"))
    lives =
      settings.hasControls
      ? [Life(.successStory), Life(.neverUndo), Life(.frozen)] : [Life(.successStory)]
    records = lives.map { _ in RewardRecord() }
    tenths = lives.map { _ in Array(repeating: 0, count: 10) }
  }

  /// The life in pieces.
  public var plannedSteps: Int? { settings.life * 1_000_000 / Self.ticks }

  /// Lives on for a while.
  public mutating func step(
    in world: MazeWorld, random: Random, report: inout Report
  ) throws(Failure) {
    let tenth = min(steps * 10 / max(plannedSteps ?? 1, 1), 9)
    let pieces = lives.indices.map { advance($0, tenth: tenth, random: random.stream("life")) }
    steps += 1
    let rate = pieces[Self.own].rate
    describe(pieces, isBest: rate > best, report: &report)
    best = max(best, rate)
  }

  private mutating func advance(
    _ place: Int, tenth: Int, random: Random
  ) -> RewardRecord.Piece {
    let before = lives[place]
    lives[place].advance(
      Self.ticks * (steps + 1) - before.time, in: maze, settings.terms, random: random)
    let life = lives[place]
    let piece = RewardRecord.Piece(
      ticks: life.time - before.time, reward: life.reward - before.reward,
      height: life.stack.checkpoints.count, undone: life.counts.undone - before.counts.undone)
    records[place].append(piece)
    tenths[place][tenth] += piece.reward
    return piece
  }

  /// The moves of the shortest way to the goal.
  var optimum: Int { maze.distance(from: 0, to: maze.count - 1) }
}
