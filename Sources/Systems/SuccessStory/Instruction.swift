import Worlds

/// What an agent can do in a tick: move, remember, change itself, or have itself evaluated.
enum Instruction: Int, CaseIterable, Sendable {
  case north, east, south, west
  /// Sets the bit of memory.
  case forget, remember
  /// Makes an entry of the policy more probable, or less: which one, the policy says itself.
  case increase, decrease
  /// Asks for a call of the success-story algorithm.
  case evaluateSelf

  /// How it is named.
  var name: String {
    switch self {
    case .north: "N"
    case .east: "E"
    case .south: "S"
    case .west: "W"
    case .forget: "m:=0"
    case .remember: "m:=1"
    case .increase: "Inc"
    case .decrease: "Dec"
    case .evaluateSelf: "Eval"
    }
  }

  /// Where it moves to, if it does.
  var direction: Maze.Direction? { Maze.Direction(rawValue: rawValue) }
}
