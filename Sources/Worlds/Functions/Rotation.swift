/// An orthogonal matrix.
struct Rotation: Hashable, Sendable {
  /// The rows, `[dimensions, dimensions]`.
  let rows: [[Double]]

  /// The matrix that BBOB makes of a seed: normal numbers, column by column, made orthonormal by
  /// Gram and Schmidt.
  init(dimensions: Int, seed: Int) {
    let numbers = BBOBNumbers.normal(dimensions * dimensions, seed: seed)
    var columns: [[Double]] = []
    for start in stride(from: 0, to: numbers.count, by: dimensions) {
      var column = Array(numbers[start..<start + dimensions])
      for earlier in columns {
        let overlap = column.dot(earlier)
        column = zip(column, earlier).map { $0 - overlap * $1 }
      }
      let length = column.dot(column).squareRoot()
      columns.append(column.map { $0 / length })
    }
    rows = (0..<dimensions).map { row in columns.map { $0[row] } }
  }

  /// The product with a vector.
  func callAsFunction(_ vector: [Double]) -> [Double] { rows.map { $0.dot(vector) } }

  /// The product of the transpose and a vector.
  func transposed(_ vector: [Double]) -> [Double] {
    rows.indices.map { column in rows.map { $0[column] }.dot(vector) }
  }
}
