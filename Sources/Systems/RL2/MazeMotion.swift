import Foundation
import Worlds

/// How agents move in a maze: by turns and strides of a size.
struct MazeMotion: Hashable, Sendable {
  /// What an agent does in a step.
  enum Move: Int, CaseIterable {
    case left, right, forward
  }

  /// Where an agent stands, and where it looks.
  struct Pose: Hashable, Sendable {
    var x: Double
    var y: Double
    /// Turns clockwise from north.
    var heading: Int
  }

  /// Turns in a circle, a multiple of four.
  let headings: Int
  /// Strides from one tile to the next.
  let strides: Int
  /// Where one looks at each heading, a vector of length 1, x to the east and y to the south.
  private let directions: [(x: Double, y: Double)]

  /// Quarter turns, and a tile a stride.
  static let primitives = MazeMotion(headings: 4, strides: 1)
  /// 18 degrees, and a fifth of a tile: about five times as many steps.
  static let fine = MazeMotion(headings: 20, strides: 5)

  private init(headings: Int, strides: Int) {
    (self.headings, self.strides) = (headings, strides)
    directions = (0..<headings).map { heading in
      let quarter = headings / 4
      // Exactly along the tiles at quarter turns.
      let straight: [(Double, Double)] = [(0, -1), (1, 0), (0, 1), (-1, 0)]
      guard heading % quarter != 0 else { return straight[heading / quarter] }
      let angle = 2 * Double.pi * Double(heading) / Double(headings)
      return (sin(angle), -cos(angle))
    }
  }

  static func == (left: Self, right: Self) -> Bool {
    left.headings == right.headings && left.strides == right.strides
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(headings)
    hasher.combine(strides)
  }

  /// Moves an agent; returns whether it ran into a wall instead.
  func take(_ move: Move, _ pose: inout Pose, in maze: TileMaze) -> Bool {
    switch move {
    case .left: pose.heading = (pose.heading + headings - 1) % headings
    case .right: pose.heading = (pose.heading + 1) % headings
    case .forward:
      let direction = directions[pose.heading]
      let x = pose.x + direction.x / Double(strides)
      let y = pose.y + direction.y / Double(strides)
      if maze.isWall[maze.tile(x: x, y: y)] { return true }
      (pose.x, pose.y) = (x, y)
    }
    return false
  }

  /// What an agent sees.
  func view(of pose: Pose, in maze: TileMaze) -> DepthView {
    DepthView(in: maze, x: pose.x, y: pose.y, forward: directions[pose.heading])
  }
}
