import COpenBLAS
import Foundation

/// A symmetric positive definite matrix A as L L', with L lower triangular.
///
///     let cholesky = try Cholesky(covariance)
///     let weights = cholesky.solve(targets)
///     let evidence = -0.5 * (dot(targets, weights) + cholesky.logDeterminant)
public struct Cholesky: Sendable {
  /// L: zeros above the diagonal, which is positive.
  public let factor: Matrix

  /// Factors a matrix `[n, n]`, of which only the lower triangle is read.
  ///
  /// - Throws: `notPositiveDefinite` where it is not, and `notFinite`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows)x\(matrix.columns) is not square")
    var factor = Self.lowerTriangle(of: matrix)
    guard factor.isFinite else { throw .notFinite }
    var (uplo, n, info) = (LAPACK.upper, LAPACK.size(matrix.rows), blasint(0))
    LAPACK.onOneThread()
    dpotrf_(&uplo, &n, &factor.values, &n, &info, 1)
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
    guard factor.isFinite else { throw .notFinite }
    self.factor = factor
  }

  private static func lowerTriangle(of matrix: Matrix) -> Matrix {
    var result = matrix
    for row in 0..<matrix.rows {
      for column in row + 1..<max(matrix.columns, row + 1) { result[row, column] = 0 }
    }
    return result
  }

  /// log det A.
  public var logDeterminant: Double { 2 * factor.diagonal.reduce(0) { $0 + log($1) } }

  /// x of A x = b, for b `[n]`.
  public func solve(_ b: [Double]) -> [Double] { solve(column(b)).values }

  /// X of A X = B, for B `[n, any]`.
  public func solve(_ b: Matrix) -> Matrix {
    onColumns(b) { uplo, n, count, values, info in
      dpotrs_(&uplo, &n, &count, factor.values, &n, &values, &n, &info, 1)
    }
  }

  /// y of L y = b, for b `[n]`: the length of y is that of b in the metric of the inverse of A.
  public func solveLower(_ b: [Double]) -> [Double] { solveLower(column(b)).values }

  /// Y of L Y = B, for B `[n, any]`.
  public func solveLower(_ b: Matrix) -> Matrix { triangular(b, LAPACK.transposed) }

  /// x of L' x = y, for y `[n]`.
  public func solveUpper(_ y: [Double]) -> [Double] { solveUpper(column(y)).values }

  /// X of L' X = Y, for Y `[n, any]`.
  public func solveUpper(_ y: Matrix) -> Matrix { triangular(y, LAPACK.plain) }

  private func triangular(_ b: Matrix, _ side: CChar) -> Matrix {
    var (trans, diag) = (side, LAPACK.plain)
    return onColumns(b) { uplo, n, count, values, info in
      dtrtrs_(
        &uplo, &trans, &diag, &n, &count, factor.values, &n, &values, &n, &info, 1, 1, 1)
    }
  }

  private func column(_ b: [Double]) -> Matrix { Matrix(rows: b.count, columns: 1, b) }

  private func onColumns(
    _ b: Matrix,
    _ body: (inout CChar, inout blasint, inout blasint, inout [Double], inout blasint) -> Void
  ) -> Matrix {
    precondition(
      b.rows == factor.rows, "\(b.rows) equations for a matrix \(factor.rows)x\(factor.rows)")
    var columns = b.transposed
    var (uplo, n, info) = (LAPACK.upper, LAPACK.size(b.rows), blasint(0))
    var count = LAPACK.size(b.columns)
    LAPACK.onOneThread()
    body(&uplo, &n, &count, &columns.values, &info)
    // A factor has no zero on its diagonal, so only a wrong argument could fail.
    precondition(info == 0, "argument \(-info) of a solver is wrong")
    return columns.transposed
  }
}
