/// A maze whose walls are as thick as its ways, so that one can walk and look around in it.
///
/// It consists of square tiles of side 1; tile t is in row t / side and column t % side, and row 0 is
/// in the north. A ``Maze`` of k cells on a side has 2 k + 1 tiles: cells are the tiles of odd row
/// and column, what is between two of them is a tile, too.
public struct TileMaze: Hashable, Sendable {
  /// Tiles on a side, with the walls around.
  public let side: Int
  /// Whether each tile is a wall, `[side * side]`.
  public let isWall: [Bool]
  /// The tiles that are none.
  public let floor: [Int]

  /// Gives walls their thickness.
  public init(_ maze: Maze) {
    let side = 2 * maze.side + 1
    var isWall = Array(repeating: true, count: side * side)
    for cell in 0..<maze.count {
      let tile = (2 * (cell / maze.side) + 1) * side + 2 * (cell % maze.side) + 1
      isWall[tile] = false
      if !maze.hasWall(.east, of: cell) { isWall[tile + 1] = false }
      if !maze.hasWall(.south, of: cell) { isWall[tile + side] = false }
    }
    self.side = side
    self.isWall = isWall
    floor = isWall.indices.filter { !isWall[$0] }
  }

  /// How many tiles there are.
  public var count: Int { side * side }

  /// The tile at a place, x to the east and y to the south.
  public func tile(x: Double, y: Double) -> Int { Int(y) * side + Int(x) }

  /// The middle of a tile.
  public func centre(of tile: Int) -> (x: Double, y: Double) {
    (Double(tile % side) + 0.5, Double(tile / side) + 0.5)
  }
}
