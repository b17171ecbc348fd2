import COpenBLAS

extension Matrix {
  /// x `[columns]` that makes |A x - b| smallest, for b `[rows]`.
  ///
  /// This matrix has at least as many rows as columns, and its columns do not depend on each other.
  ///
  /// - Throws: `rankDeficient` where they do, and `notFinite`.
  public func leastSquares(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    try leastSquares(Matrix(rows: b.count, columns: 1, b)).values
  }

  /// X `[columns, any]` whose columns make those of A X - B smallest, for B `[rows, any]`.
  ///
  /// This matrix has at least as many rows as columns, and its columns do not depend on each other.
  ///
  /// - Throws: `rankDeficient` where they do, and `notFinite`.
  public func leastSquares(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(rows >= columns, "\(rows) equations for \(columns) unknowns")
    precondition(b.rows == rows, "\(b.rows) right sides for \(rows) equations")
    guard isFinite && b.isFinite else { throw .notFinite }
    var (factor, solution) = (values, b.transposed.values)
    var (trans, m, n) = (LAPACK.transposed, LAPACK.size(columns), LAPACK.size(rows))
    var (count, info) = (LAPACK.size(b.columns), blasint(0))
    // Blocks of 32 columns at once.
    let room = 32 * (columns + max(rows, b.columns))
    var (work, lwork) = ([Double](repeating: 0, count: room), LAPACK.size(room))
    LAPACK.onOneThread()
    dgels_(
      &trans, &m, &n, &count, &factor, &m, &solution, &n, &work, &lwork, &info, 1)
    guard info == 0, hasFullRank(factor) else { throw .rankDeficient }
    return Matrix(rows: b.columns, columns: rows, solution).transposed.firstRows(columns)
  }

  /// Whether the diagonal of the triangle that was left in place of this matrix has no number that
  /// is zero but for rounding.
  private func hasFullRank(_ factor: [Double]) -> Bool {
    let diagonal = (0..<columns).map { abs(factor[$0 * columns + $0]) }
    let largest = diagonal.max() ?? 0
    return (diagonal.min() ?? 0) > largest * Double(rows) * Double.ulpOfOne
  }

  private func firstRows(_ count: Int) -> Matrix {
    Matrix(rows: count, columns: columns, Array(values[..<(count * columns)]))
  }

  /// x `[columns]` that makes |A x - b|^2 + penalty |x|^2 smallest, for b `[rows]` and a penalty
  /// above 0 (Hoerl & Kennard 1970).
  ///
  /// - Throws: `notPositiveDefinite` where the penalty is lost beside numbers so much larger, and
  ///   `notFinite`.
  public func ridge(_ b: [Double], penalty: Double) throws(LinearAlgebraError) -> [Double] {
    precondition(penalty > 0, "a penalty of \(penalty)")
    precondition(b.count == rows, "\(b.count) right sides for \(rows) equations")
    let turned = transposed
    var normal = turned * self
    for index in 0..<columns { normal[index, index] += penalty }
    return try Cholesky(normal).solve(turned * b)
  }
}
