import Compute

/// Tasks that are played side by side, one a row, in step with each other.
package protocol VectorEnvironment {
  /// How many are played.
  var rows: Int { get }
  /// Writes what the agent sees in each row, `[rows, inputs]`.
  func observe(_ observations: UnsafeMutableBufferPointer<Float>)
  /// Takes an action in every row and writes what it pays, `[rows]`; rows that are over pay
  /// nothing.
  mutating func step(_ actions: [Int], _ rewards: inout [Float])
  /// Whether a row is over; it is still acted in, to no effect.
  func isOver(_ row: Int) -> Bool
}

extension VectorEnvironment {
  /// By default a row goes on for as long as it is played.
  package func isOver(_ row: Int) -> Bool { false }
}
