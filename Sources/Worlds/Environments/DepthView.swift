/// What is seen in a maze of tiles: how far the wall is in each column of a picture.
///
/// The picture spans a right angle. Rays go through the middles of its columns, tile by tile to the
/// first wall (Amanatides & Woo 1987, "A fast voxel traversal algorithm for ray tracing"). Depths are
/// those of a depth buffer: along the optical axis, so that a wall straight ahead is equally deep
/// in all columns.
public struct DepthView: Sendable {
  /// Columns of the picture, from left to right.
  public static let columns = 16

  /// The maze that is looked at.
  public let maze: TileMaze
  /// The place of the eye, x to the east and y to the south.
  public let x: Double, y: Double
  /// Where it looks, a vector of length 1.
  public let forward: (x: Double, y: Double)

  /// Looks from a place that is no wall.
  public init(in maze: TileMaze, x: Double, y: Double, forward: (x: Double, y: Double)) {
    (self.maze, self.x, self.y, self.forward) = (maze, x, y, forward)
  }

  /// Follows the ray of a column.
  ///
  /// - Parameter visit: Called with each tile that the ray enters, the wall at its end included.
  /// - Returns: The depth of the wall in tiles.
  public func cast(_ column: Int, visit: (Int) -> Void) -> Double {
    let slope = (2 * Double(column) + 1) / Double(Self.columns) - 1
    let ray = (x: forward.x - slope * forward.y, y: forward.y + slope * forward.x)
    var across = GridLines(from: x, along: ray.x, stride: 1)
    var down = GridLines(from: y, along: ray.y, stride: maze.side)
    var tile = maze.tile(x: x, y: y)
    while true {
      let depth: Double
      if across.next < down.next {
        depth = across.advance(&tile)
      } else {
        depth = down.advance(&tile)
      }
      visit(tile)
      if maze.isWall[tile] { return depth }
    }
  }

  /// Lines of one direction in the way of a ray.
  private struct GridLines {
    /// How far along the ray the next line is.
    private(set) var next: Double
    private let distance: Double
    private let step: Int

    init(from place: Double, along ray: Double, stride: Int) {
      step = ray < 0 ? -stride : stride
      guard ray != 0 else {
        (next, distance) = (.infinity, .infinity)
        return
      }
      let inside = place - place.rounded(.down)
      next = (ray < 0 ? inside : 1 - inside) / abs(ray)
      distance = 1 / abs(ray)
    }

    /// Goes over the next line into another tile; returns how far that was.
    mutating func advance(_ tile: inout Int) -> Double {
      defer { next += distance }
      tile += step
      return next
    }
  }
}
