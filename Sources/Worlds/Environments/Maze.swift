public import Compute

/// A maze of square cells, seen one cell at a time.
///
/// A perfect maze is carved depth first, so that there is one way between any two cells; then walls
/// between cells may be taken out, so that there are more.
public struct Maze: Codable, Hashable, Sendable {
  /// The four directions in which an agent moves, in the order of the bits of `walls`.
  public enum Direction: Int, Codable, CaseIterable, Sendable { case north, east, south, west }

  /// Cells on a side.
  public let side: Int
  /// `[side * side]`: a bit for each direction in which a cell has a wall.
  public let walls: [UInt8]

  /// A random maze.
  ///
  /// - Parameters:
  ///   - side: Cells on a side, at least 2.
  ///   - opening: With which probability a wall between two cells is taken out after carving.
  public init(side: Int, opening: Double, random: Random) {
    precondition(side > 1, "a maze has two cells on a side or more, not \(side)")
    var (carver, random) = (Carver(side: side), random)
    carver.carve(&random)
    carver.open(opening, &random)
    (self.side, walls) = (side, carver.walls)
  }

  /// A perfect maze, grown from a random cell by random walls to cells that are not in it yet (the
  /// algorithm of Prim 1957 for lengths without order).
  ///
  /// Any tree of cells may come of it, with more and shorter dead ends than depth first.
  ///
  /// - Parameter side: Cells on a side, at least 2.
  public init(growing side: Int, random: Random) {
    precondition(side > 1, "a maze has two cells on a side or more, not \(side)")
    var (carver, random) = (Carver(side: side), random)
    carver.grow(&random)
    (self.side, walls) = (side, carver.walls)
  }

  /// A maze of these walls, `[side * side]`.
  init(side: Int, walls: [UInt8]) { (self.side, self.walls) = (side, walls) }

  /// How many cells there are.
  public var count: Int { side * side }

  /// Whether there is a wall.
  public func hasWall(_ direction: Direction, of cell: Int) -> Bool {
    walls[cell] & (1 << direction.rawValue) != 0
  }

  /// Where a move leads: to the neighbour, or nowhere where there is a wall.
  public func cell(from cell: Int, to direction: Direction) -> Int {
    hasWall(direction, of: cell) ? cell : Self.neighbour(of: cell, direction, side: side)
  }

  /// The number of moves on the shortest way between two cells.
  public func distance(from start: Int, to end: Int) -> Int {
    var distances = [start: 0]
    var front = [start]
    while let cell = front.first, distances[end] == nil {
      front.removeFirst()
      for direction in Direction.allCases {
        let next = self.cell(from: cell, to: direction)
        guard distances[next] == nil else { continue }
        distances[next] = distances[cell, default: 0] + 1
        front.append(next)
      }
    }
    return distances[end] ?? .max
  }

  /// Whether walls are the same from both sides and all around.
  public var makesSense: Bool {
    side > 1 && walls.count == count
      && walls.indices.allSatisfy { cell in
        walls[cell] < 16
          && Direction.allCases.allSatisfy { direction in
            guard !hasWall(direction, of: cell) else { return true }
            return !Self.isEdge(direction, of: cell, side: side)
              && !hasWall(direction.opposite, of: Self.neighbour(of: cell, direction, side: side))
          }
      }
  }

  /// The cell beside another one; there must be one.
  fileprivate static func neighbour(of cell: Int, _ direction: Direction, side: Int) -> Int {
    switch direction {
    case .north: cell - side
    case .east: cell + 1
    case .south: cell + side
    case .west: cell - 1
    }
  }

  /// Whether the maze ends there.
  fileprivate static func isEdge(_ direction: Direction, of cell: Int, side: Int) -> Bool {
    switch direction {
    case .north: cell < side
    case .east: cell % side == side - 1
    case .south: cell >= side * (side - 1)
    case .west: cell % side == 0
    }
  }
}

extension Maze.Direction {
  /// The way back.
  var opposite: Self {
    switch self {
    case .north: .south
    case .east: .west
    case .south: .north
    case .west: .east
    }
  }
}

/// Takes walls out of a block of closed cells.
private struct Carver {
  let side: Int
  var walls: [UInt8]

  init(side: Int) {
    self.side = side
    walls = Array(repeating: 15, count: side * side)
  }

  /// Carves depth first from cell 0, so that every cell is reached in one way.
  mutating func carve(_ random: inout Random) {
    var isReached = Array(repeating: false, count: walls.count)
    var path = [0]
    isReached[0] = true
    while let cell = path.last {
      let ways = ways(from: cell).filter { !isReached[neighbour(of: cell, $0)] }
      guard !ways.isEmpty else {
        path.removeLast()
        continue
      }
      let direction = random.pick(ways)
      let next = neighbour(of: cell, direction)
      takeWall(direction, of: cell)
      isReached[next] = true
      path.append(next)
    }
  }

  /// Takes out random walls between what is reached and what is not.
  mutating func grow(_ random: inout Random) {
    var isReached = Array(repeating: false, count: walls.count)
    let start = random.below(walls.count)
    isReached[start] = true
    var border = ways(from: start).map { (cell: start, direction: $0) }
    while !border.isEmpty {
      border.swapAt(random.below(border.count), border.count - 1)
      let (cell, direction) = border.removeLast()
      let next = neighbour(of: cell, direction)
      guard !isReached[next] else { continue }
      takeWall(direction, of: cell)
      isReached[next] = true
      border += ways(from: next).map { (cell: next, direction: $0) }
    }
  }

  /// Takes each wall that is left between two cells out with a probability.
  mutating func open(_ probability: Double, _ random: inout Random) {
    for cell in walls.indices {
      for direction in [Maze.Direction.east, .south]
      where walls[cell] & (1 << direction.rawValue) != 0
        && !Maze.isEdge(direction, of: cell, side: side)
      {
        if random.chance(probability) { takeWall(direction, of: cell) }
      }
    }
  }

  private func ways(from cell: Int) -> [Maze.Direction] {
    Maze.Direction.allCases.filter { !Maze.isEdge($0, of: cell, side: side) }
  }

  private func neighbour(of cell: Int, _ direction: Maze.Direction) -> Int {
    Maze.neighbour(of: cell, direction, side: side)
  }

  private mutating func takeWall(_ direction: Maze.Direction, of cell: Int) {
    walls[cell] &= ~(1 << direction.rawValue)
    walls[neighbour(of: cell, direction)] &= ~(1 << direction.opposite.rawValue)
  }
}
