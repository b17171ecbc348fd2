import COpenBLAS

/// A matrix of double-precision numbers, row-major.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// Row after row.
  public internal(set) var values: [Double]

  /// A matrix of these numbers, row after row.
  public init(rows: Int, columns: Int, _ values: [Double]) {
    precondition(
      rows > 0 && columns > 0 && values.count == rows * columns,
      "\(values.count) numbers do not fill a matrix \(rows)x\(columns)")
    (self.rows, self.columns, self.values) = (rows, columns, values)
  }

  /// The same number everywhere.
  public init(rows: Int, columns: Int, filledWith value: Double = 0) {
    self.init(rows: rows, columns: columns, Array(repeating: value, count: rows * columns))
  }

  /// A matrix of these rows, which are equally long.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "rows of \(rows.map(\.count)) numbers")
    self.init(rows: rows.count, columns: columns, rows.flatMap { $0 })
  }

  /// Zeros around a diagonal.
  public init(diagonal: [Double]) {
    self.init(rows: diagonal.count, columns: diagonal.count)
    for (index, value) in diagonal.enumerated() { self[index, index] = value }
  }

  /// The identity `[size, size]`.
  public static func identity(_ size: Int) -> Matrix {
    Matrix(diagonal: Array(repeating: 1, count: size))
  }

  /// One element.
  public subscript(row: Int, column: Int) -> Double {
    get { values[place(row, column)] }
    set { values[place(row, column)] = newValue }
  }

  private func place(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "element (\(row), \(column)) of a matrix \(rows)x\(columns)")
    return row * columns + column
  }

  /// One row.
  public func row(_ index: Int) -> [Double] {
    let start = place(index, 0)
    return Array(values[start..<start + columns])
  }

  /// One column.
  public func column(_ index: Int) -> [Double] {
    stride(from: place(0, index), to: values.count, by: columns).map { values[$0] }
  }

  /// The numbers from the first corner on.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// Rows as columns.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns {
        result.values[column * rows + row] = values[row * columns + column]
      }
    }
    return result
  }

  /// Whether no number is infinite or NaN.
  public var isFinite: Bool { values.allSatisfy(\.isFinite) }
}

extension Matrix {
  /// Product of matrices `[rows, inner]` and `[inner, columns]`.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(
      left.columns == right.rows,
      "\(left.rows)x\(left.columns) times \(right.rows)x\(right.columns)")
    var result = Matrix(rows: left.rows, columns: right.columns)
    LAPACK.onOneThread()
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, LAPACK.size(left.rows),
      LAPACK.size(right.columns), LAPACK.size(left.columns), 1, left.values,
      LAPACK.size(left.columns), right.values, LAPACK.size(right.columns), 0, &result.values,
      LAPACK.size(right.columns))
    return result
  }

  /// Product with a column `[columns]`.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    (left * Matrix(rows: right.count, columns: 1, right)).values
  }
}
