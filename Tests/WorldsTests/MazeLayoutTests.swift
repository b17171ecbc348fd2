import Compute
import Testing

@testable import Worlds

@Suite struct MazeLayoutTests {
  private func layouts(_ count: Int, side: Int) -> [Maze] {
    (0..<count).map { Maze(growing: side, random: Random(seed: 1).stream($0)) }
  }

  /// A tree of n cells has n - 1 ways, and leads everywhere.
  @Test func grownMazesArePerfect() {
    for maze in layouts(60, side: 5) {
      #expect(maze.makesSense)
      let openings = maze.walls.reduce(0) { $0 + 4 - $1.nonzeroBitCount }
      #expect(openings == 2 * 24)
      #expect((0..<25).allSatisfy { maze.distance(from: 12, to: $0) < 25 })
    }
  }

  /// The 3x3 grid has 192 spanning trees, 28 of which are different however they are turned and
  /// mirrored; 9 of these, 54 trees, are held out.
  @Test func everyLayoutIsGrown() {
    let mazes = Set(layouts(6000, side: 3))
    #expect(mazes.count == 192)
    #expect(Set(mazes.map(\.canonicalWalls)).count == 28)
    let heldOut = mazes.filter(\.isHeldOut)
    #expect(heldOut.count == 54 && Set(heldOut.map(\.canonicalWalls)).count == 9)
  }

  @Test func aQuarterOfLargerLayoutsIsHeldOut() {
    let share = Double(layouts(2000, side: 5).count(where: \.isHeldOut)) / 2000
    #expect(abs(share - 0.25) < 0.04)
  }

  @Test func turningAndMirroringChangesNothing() {
    for maze in layouts(20, side: 4) {
      #expect(maze.turned.turned.turned.turned == maze && maze.mirrored.mirrored == maze)
      #expect(maze.turned.makesSense && maze.mirrored.makesSense)
      for other in [maze.turned, maze.mirrored, maze.mirrored.turned.turned] {
        #expect(other.canonicalWalls == maze.canonicalWalls)
        #expect(other.isHeldOut == maze.isHeldOut)
      }
    }
  }

  /// A cell open to the east only, turned: open to the south.
  @Test func aQuarterTurnIsClockwise() {
    let maze = Maze(side: 2, walls: [13, 3, 13, 6])
    #expect(maze.makesSense)
    #expect(maze.turned.walls == [11, 11, 12, 6])
    #expect(maze.mirrored.walls == [9, 7, 12, 7])
  }
}

@Suite struct DepthViewTests {
  /// The way goes from the north-west by the north-east to the south-west.
  ///
  ///     █████
  ///     █   █
  ///     ███ █
  ///     █   █
  ///     █████
  private let maze = TileMaze(Maze(side: 2, walls: [13, 3, 13, 6]))

  @Test func wallsHaveThickness() {
    #expect(maze.side == 5)
    #expect(maze.floor == [6, 7, 8, 13, 16, 17, 18])
    #expect(maze.tile(x: 3.5, y: 2.5) == 13 && maze.centre(of: 13) == (3.5, 2.5))
  }

  private func depths(x: Double, y: Double, _ forward: (x: Double, y: Double)) -> [Double] {
    let view = DepthView(in: maze, x: x, y: y, forward: forward)
    return (0..<DepthView.columns).map { view.cast($0) { _ in } }
  }

  /// From the north-west to the east: a column of slope u meets the side wall at depth 0.5 / u, and
  /// the end at 2.5; on the right, slopes 5/16 and below pass the corner at x = 3.
  @Test func depthsAreThoseWorkedByHand() {
    let seen = depths(x: 1.5, y: 1.5, (1, 0))
    let sides: [Double] = [15, 13, 11, 9, 7, 5].map { 8 / $0 }
    let left = sides + [2.5, 2.5]
    let right = [2.5, 2.5, 2.5, 8.0 / 7, 8.0 / 9, 8.0 / 11, 8.0 / 13, 8.0 / 15]
    for (ours, expected) in zip(seen, left + right) { #expect(abs(ours - expected) < 1e-12) }
  }

  /// In a corner a wall right ahead is half a tile deep in all columns that meet it.
  @Test func aWallAheadIsEquallyDeep() {
    #expect(depths(x: 1.5, y: 1.5, (0, -1)).allSatisfy { abs($0 - 0.5) < 1e-12 })
    #expect(depths(x: 1.5, y: 1.5, (-1, 0)).allSatisfy { abs($0 - 0.5) < 1e-12 })
  }

  /// From the north-east to the south and to the west: walls on both sides, the end at 2.5.
  @Test func straightWaysLookAlike() {
    let south = depths(x: 3.5, y: 1.5, (0, 1))
    let west = depths(x: 3.5, y: 1.5, (-1, 0))
    for seen in [south, west] {
      #expect(seen[7] == 2.5 && seen[8] == 2.5)
      #expect(abs(seen[0] - 8.0 / 15) < 1e-12 && abs(seen[15] - 8.0 / 15) < 1e-12)
    }
  }

  /// Rays of slope below 1/3 enter the tile two steps ahead.
  @Test func columnsShowTheTilesTheyEnter() {
    let view = DepthView(in: maze, x: 1.5, y: 1.5, forward: (1, 0))
    let showing = (0..<DepthView.columns).filter { column in
      var isSeen = false
      _ = view.cast(column) { if $0 == 8 { isSeen = true } }
      return isSeen
    }
    #expect(showing == [5, 6, 7, 8, 9, 10])
  }
}
