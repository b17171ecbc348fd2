import COpenBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix A: A = V diag(values) V'.
public struct SymmetricEigen: Sendable {
  /// Ascending, `[n]`.
  public let values: [Double]
  /// V `[n, n]`, orthogonal: column k belongs to value k.
  ///
  /// Of each column, the first of the largest components is positive; those within a thousandth of
  /// the largest count as equal to it, so that rounding does not turn a vector round.
  public let vectors: Matrix

  /// Decomposes a matrix `[n, n]`, of which only the lower triangle is read.
  ///
  /// - Throws: `notFinite`, and `notConverged`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows)x\(matrix.columns) is not square")
    for row in 0..<matrix.rows {
      for column in 0...row where !matrix[row, column].isFinite { throw .notFinite }
    }
    var rows = matrix
    values = try Self.decompose(&rows)
    for row in 0..<rows.rows { Self.fixSign(of: row, &rows) }
    vectors = rows.transposed
  }

  /// Leaves an eigenvector in each row.
  private static func decompose(_ rows: inout Matrix) throws(LinearAlgebraError) -> [Double] {
    var (job, uplo, n) = (LAPACK.vectors, LAPACK.upper, LAPACK.size(rows.rows))
    var values = [Double](repeating: 0, count: rows.rows)
    // As much room as the routine's documentation asks for: 1 + 6n + 2n^2, and 3 + 5n.
    let (room, places) = (1 + 6 * rows.rows + 2 * rows.values.count, 3 + 5 * rows.rows)
    var (work, lwork) = ([Double](repeating: 0, count: room), LAPACK.size(room))
    var (iwork, liwork) = ([blasint](repeating: 0, count: places), LAPACK.size(places))
    var info = blasint(0)
    LAPACK.onOneThread()
    dsyevd_(
      &job, &uplo, &n, &rows.values, &n, &values, &work, &lwork, &iwork, &liwork, &info, 1, 1)
    guard info == 0 else { throw .notConverged }
    return values
  }

  private static func fixSign(of row: Int, _ rows: inout Matrix) {
    let range = row * rows.columns..<(row + 1) * rows.columns
    let largest = rows.values[range].reduce(0) { max($0, abs($1)) }
    let first = rows.values[range].first { abs($0) >= 0.999 * largest } ?? 0
    guard first < 0 else { return }
    for index in range { rows.values[index].negate() }
  }
}
