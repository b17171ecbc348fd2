import Learning
import Text

/// The worlds of jobs that a Gödel machine can live in.
public struct JobWorld: Sendable {
  /// Whether each seed has a world of its own.
  let isRandom: Bool

  static let descriptions = [
    WorldDescription(
      "jobs", help: "Add up 1 to 40, a job every 16 ticks, for which the first program takes 180."),
    WorldDescription(
      "random-jobs",
      help: "Another N, other ticks for each seed; in some no better program can be proved."),
  ]

  /// Opens one of the worlds.
  static func open(_ request: WorldRequest) throws(Failure) -> JobWorld {
    switch request.name ?? "jobs" {
    case "jobs": JobWorld(isRandom: false)
    case "random-jobs": JobWorld(isRandom: true)
    case let name: throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
  }
}
