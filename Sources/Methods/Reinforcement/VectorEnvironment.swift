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
  /// Whether the agent of a row is to forget everything before its next step.
  func forgets(_ row: Int) -> Bool
  /// Writes the classes that an agent should tell of what it sees, `[rows, targets]`; asked for only
  /// where its plan has auxiliary tasks.
  func writeTargets(_ targets: UnsafeMutableBufferPointer<Float>)
}

extension VectorEnvironment {
  /// By default a row goes on for as long as it is played.
  package func isOver(_ row: Int) -> Bool { false }

  /// By default memory lasts as long as the row.
  package func forgets(_ row: Int) -> Bool { false }

  /// By default there is nothing to tell.
  package func writeTargets(_ targets: UnsafeMutableBufferPointer<Float>) {
    preconditionFailure("\(targets.count) classes are asked for where there is nothing to tell")
  }
}
