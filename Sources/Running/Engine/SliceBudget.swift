import Dispatch

/// How long a slice of a run works before it makes room for others.
package enum SliceBudget: Sendable {
  /// At least this long, to the end of the piece of work it is at.
  case milliseconds(Int)
  /// This many pieces of work, so that tests do not depend on time.
  case pieces(Int)

  /// What runs have when nobody says otherwise: short against a person's patience, long against
  /// the cost of changing over.
  package static let standard = SliceBudget.milliseconds(20)

  /// A slice that begins now.
  func begin() -> Slice {
    switch self {
    case .milliseconds(let count): Slice(end: .now() + .milliseconds(count), pieces: .max)
    case .pieces(let count): Slice(end: .distantFuture, pieces: count)
    }
  }

  /// A slice under way.
  struct Slice {
    fileprivate let end: DispatchTime
    fileprivate var pieces: Int

    /// Counts a piece of work; `false` when the slice is over.
    mutating func goesOn() -> Bool {
      pieces -= 1
      return pieces > 0 && DispatchTime.now() < end
    }
  }
}
