public import Compute

extension NASBench201 {
  /// One of the 15,625 cells: an operation for each of the six edges between four nodes.
  public struct Cell: Hashable, Codable, Sendable, CustomStringConvertible {
    /// A connection between two nodes; node 0 is the input, node 3 the output.
    public struct Edge: Hashable, Sendable {
      /// The node whose feature map goes in.
      public let source: Int
      /// The node that adds what comes out to what its other edges bring.
      public let target: Int
      /// What happens on the way.
      public let operation: Operation
    }

    /// How many cells there are: five operations on six edges.
    public static let count = 15_625
    /// The edges as pairs of nodes, in the order of the digits.
    public static let connections = [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)]

    /// The six digits read as a number of base 5, the first edge most significant.
    public let index: Int

    /// The cell of this index, which must be in `0..<count`.
    public init(index: Int) {
      precondition((0..<Self.count).contains(index), "there is no cell \(index) of \(Self.count)")
      self.index = index
    }

    /// The cell with these six operations, in the order of `connections`.
    public init(_ operations: [Operation]) {
      precondition(operations.count == 6, "a cell has 6 edges, not \(operations.count)")
      index = operations.reduce(0) { $0 * 5 + $1.rawValue }
    }

    /// Reads six digits 0...4, such as "333132"; `nil` if the text is anything else.
    public init?(_ digits: String) {
      let operations = digits.utf8.compactMap { Operation(rawValue: Int($0) - 48) }
      guard digits.utf8.count == 6, operations.count == 6 else { return nil }
      self.init(operations)
    }

    /// A cell drawn uniformly.
    public init(random: inout Random) {
      index = random.below(Self.count)
    }

    /// The operation of each edge, in the order of `connections`.
    public var operations: [Operation] {
      (0..<6).map(operation)
    }

    /// The graph: every edge with its nodes, those without an operation included.
    public var edges: [Edge] {
      (0..<6).map { edge in
        let (source, target) = Self.connections[edge]
        return Edge(source: source, target: target, operation: operation(edge))
      }
    }

    /// The six digits, such as "333132".
    public var description: String {
      operations.map { String($0.rawValue) }.joined()
    }

    /// The benchmark's own way to write a cell: a group for each node, `operation~source` inside.
    public var architecture: String {
      (1...3).map { node in
        let inputs = edges.filter { $0.target == node }
        return "|" + inputs.map { "\($0.operation.name)~\($0.source)|" }.joined()
      }.joined(separator: "+")
    }

    /// The cell that differs from this one in the operation of one edge.
    public func replacing(edge: Int, with operation: Operation) -> Cell {
      let place = Self.placeValues[edge]
      return Cell(index: index + (operation.rawValue - self.operation(edge).rawValue) * place)
    }

    /// A neighbour: one edge drawn uniformly gets another operation, drawn uniformly.
    public func mutated(random: inout Random) -> Cell {
      let edge = random.below(6)
      let digit = (operation(edge).rawValue + 1 + random.below(4)) % 5
      return replacing(edge: edge, with: Operation.allCases[digit])
    }

    private func operation(_ edge: Int) -> Operation {
      Operation.allCases[index / Self.placeValues[edge] % 5]
    }

    private static let placeValues = [3125, 625, 125, 25, 5, 1]
  }
}
