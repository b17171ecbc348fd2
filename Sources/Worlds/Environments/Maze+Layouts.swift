extension Maze {
  /// The first, in the order of their numbers, of the walls that the maze has when it is turned and
  /// mirrored in all eight ways.
  ///
  /// Who has no compass cannot tell a maze from the same maze turned.
  var canonicalWalls: [UInt8] {
    var (maze, first) = (self, walls)
    for _ in 0..<2 {
      for _ in 0..<4 {
        maze = maze.turned
        if maze.walls.lexicographicallyPrecedes(first) { first = maze.walls }
      }
      maze = maze.mirrored
    }
    return first
  }

  /// Whether the layout, in whatever way it is turned and mirrored, is one of about a quarter of all
  /// that are kept for evaluation: whoever is evaluated on these must not learn from them.
  public var isHeldOut: Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for wall in canonicalWalls { hash = (hash ^ UInt64(wall)) &* 0x0000_0100_0000_01b3 }
    return hash.isMultiple(of: 4)
  }

  /// The maze a quarter of a turn clockwise.
  var turned: Maze {
    var result = walls
    for (cell, wall) in walls.enumerated() {
      let (row, column) = (cell / side, cell % side)
      result[column * side + side - 1 - row] = (wall << 1 | wall >> 3) & 15
    }
    return Maze(side: side, walls: result)
  }

  /// The maze with east and west exchanged.
  var mirrored: Maze {
    var result = walls
    for (cell, wall) in walls.enumerated() {
      let row = cell / side
      let column = cell % side
      result[row * side + side - 1 - column] = wall & 5 | (wall & 2) << 2 | (wall & 8) >> 2
    }
    return Maze(side: side, walls: result)
  }
}
