import Worlds

/// What somebody has seen of a maze of tiles.
struct MazeMap: Sendable {
  private enum Tile { case unseen, floor, wall }

  private var tiles: [Tile]
  private var target: Int?

  /// Nothing but what all mazes of that size have in common: the walls around, and the pillars
  /// between four cells.
  init(of maze: TileMaze) {
    let side = maze.side
    tiles = (0..<maze.count).map { tile in
      let (row, column) = (tile / side, tile % side)
      let isEdge = row == 0 || column == 0 || row == side - 1 || column == side - 1
      return isEdge || (row % 2 == 0 && column % 2 == 0) ? .wall : .unseen
    }
  }

  /// Enters what is seen from a place.
  mutating func look(_ view: DepthView, target: Int) {
    tiles[view.maze.tile(x: view.x, y: view.y)] = .floor
    for column in 0..<DepthView.columns {
      _ = view.cast(column) { tile in
        tiles[tile] = view.maze.isWall[tile] ? .wall : .floor
        if tile == target { self.target = tile }
      }
    }
  }

  /// Whether a tile is known for a wall.
  func isWall(_ tile: Int) -> Bool { tiles[tile] == .wall }

  /// Whether it is the target, or, as long as that was not seen, any tile that was not seen.
  func isGoal(_ tile: Int) -> Bool { target.map { $0 == tile } ?? (tiles[tile] == .unseen) }
}
