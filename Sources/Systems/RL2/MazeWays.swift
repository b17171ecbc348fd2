/// Shortest ways over tiles, where a quarter turn counts as much as a tile.
struct MazeWays {
  /// A tile, and where one looks there.
  struct Place: Hashable {
    let tile: Int
    /// Quarter turns from north, clockwise.
    let turns: Int

    fileprivate var index: Int { tile * 4 + turns }
  }

  /// Tiles on a side.
  let side: Int

  /// The tile that is next after so many quarter turns from north.
  func neighbour(of tile: Int, turns: Int) -> Int {
    tile + [-side, 1, side, -1][turns & 3]
  }

  /// The moves on a shortest way from a place to the nearest goal; `nil` where there is none.
  func length(from start: Place, through isFree: (Int) -> Bool, to isGoal: (Int) -> Bool) -> Int? {
    search(from: start, through: isFree, to: isGoal)?.length
  }

  /// The first of those moves.
  func firstMove(
    from start: Place, through isFree: (Int) -> Bool, to isGoal: (Int) -> Bool
  ) -> MazeMotion.Move? {
    search(from: start, through: isFree, to: isGoal)?.first
  }

  /// Goes through places breadth first.
  private func search(
    from start: Place, through isFree: (Int) -> Bool, to isGoal: (Int) -> Bool
  ) -> (first: MazeMotion.Move, length: Int)? {
    var lengths = [Int](repeating: -1, count: side * side * 4)
    var firsts = [MazeMotion.Move](repeating: .forward, count: lengths.count)
    var front = [start]
    lengths[start.index] = 0
    var head = 0
    while head < front.count {
      let place = front[head]
      head += 1
      for move in MazeMotion.Move.allCases {
        let next = taking(move, from: place)
        guard isFree(next.tile), lengths[next.index] < 0 else { continue }
        lengths[next.index] = lengths[place.index] + 1
        firsts[next.index] = place == start ? move : firsts[place.index]
        if isGoal(next.tile) && next.tile != start.tile {
          return (firsts[next.index], lengths[next.index])
        }
        front.append(next)
      }
    }
    return nil
  }

  private func taking(_ move: MazeMotion.Move, from place: Place) -> Place {
    switch move {
    case .left: Place(tile: place.tile, turns: (place.turns + 3) & 3)
    case .right: Place(tile: place.tile, turns: (place.turns + 1) & 3)
    case .forward:
      Place(tile: neighbour(of: place.tile, turns: place.turns), turns: place.turns)
    }
  }
}
