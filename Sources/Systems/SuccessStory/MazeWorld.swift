import Learning
import Text

/// The mazes that a life is lived in: each seed has one of its own.
public struct MazeWorld: Sendable {
  /// Cells on a side.
  public let side: Int

  /// With which probability a wall that carving left is taken out.
  static let opening = 0.1

  static let descriptions = [
    WorldDescription(
      "maze",
      help:
        "A new maze of 5x5 cells for each seed; the agent sees four walls and has a bit of memory."
    ),
    WorldDescription(
      "large-maze", help: "The same of 7x7 cells, in which the goal is found half as often."),
  ]

  /// Opens one of the worlds.
  static func open(_ request: WorldRequest) throws(Failure) -> MazeWorld {
    switch request.name ?? "maze" {
    case "maze": MazeWorld(side: 5)
    case "large-maze": MazeWorld(side: 7)
    case let name: throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
  }
}
