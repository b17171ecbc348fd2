import Worlds

/// Whether agents come near a place where they were before they went away from it.
///
/// As Mirowski et al. 2017, section 3.2: 1 where the agent is within one tile of a place of the
/// same episode that it was more than two tiles away from in between.
struct LoopClosures: Sendable {
  private let side: Int
  /// Whether each tile was walked on, `[rows, tiles]`.
  private var isVisited: [Bool]
  /// Whether the agent went away from each since.
  private var isLeft: [Bool]
  /// Whether each agent closes a loop where it is, `[rows]`.
  private(set) var isClosed: [Bool]

  /// So many agents who have not been anywhere, in mazes of so many tiles on a side.
  init(rows: Int, side: Int) {
    self.side = side
    isVisited = Array(repeating: false, count: rows * side * side)
    (isLeft, isClosed) = (isVisited, Array(repeating: false, count: rows))
  }

  /// Begins an episode of a row.
  mutating func reset(_ row: Int, at tile: Int) {
    for place in row * side * side..<(row + 1) * side * side {
      (isVisited[place], isLeft[place]) = (false, false)
    }
    note(row, at: tile)
  }

  /// Takes note of where a row is after a step.
  mutating func note(_ row: Int, at tile: Int) {
    let start = row * side * side
    isVisited[start + tile] = true
    isClosed[row] = false
    for other in 0..<side * side where isVisited[start + other] {
      let distance = abs(other / side - tile / side) + abs(other % side - tile % side)
      if distance > 2 { isLeft[start + other] = true }
      if distance <= 1 && isLeft[start + other] { isClosed[row] = true }
    }
  }
}
