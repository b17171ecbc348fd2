import COpenBLAS

/// Why a system of equations has no solution that can be computed.
public enum LinearAlgebraError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A number is infinite or NaN.
  case notFinite
  /// A leading minor, of this size, is not positive.
  case notPositiveDefinite(order: Int)
  /// The columns depend on each other, as far as rounding tells.
  case rankDeficient
  /// An iteration did not end.
  case notConverged

  /// One line: what is wrong.
  public var description: String {
    switch self {
    case .notFinite: "a number is infinite or NaN"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading \(order)x\(order) part is not"
    case .rankDeficient: "the columns depend on each other"
    case .notConverged: "the eigenvalues did not converge"
    }
  }
}

/// What all calls of LAPACK need.
///
/// It sees matrices column after column, so it is told that a row-major matrix is the transpose: its
/// `U` is our lower triangle.
enum LAPACK {
  static let (upper, vectors, transposed, plain) = (char("U"), char("V"), char("T"), char("N"))

  /// Makes OpenBLAS compute on the thread that calls it: trials have threads of their own, and
  /// sums are in the same order everywhere.
  static func onOneThread() { _ = once }
  private static let once: Void = openblas_set_num_threads(1)

  /// A size as the library takes it.
  static func size(_ count: Int) -> blasint {
    precondition(count <= Int(blasint.max), "\(count) is too large for the library")
    return blasint(count)
  }

  private static func char(_ letter: Unicode.Scalar) -> CChar { CChar(letter.value) }
}
