/// Brings each column of a table to a mean of 0 and a deviation of 1, as seen in training.
package struct Standardiser: Hashable, Sendable {
  /// What is taken away from each column.
  package let means: [Double]
  /// What it is divided by then.
  package let deviations: [Double]

  /// Measures the columns; one that never varies is only moved.
  package init(_ rows: [[Double]]) {
    let count = Double(max(rows.count, 1))
    let columns = rows.first?.indices ?? 0..<0
    let means = columns.map { column in rows.reduce(0) { $0 + $1[column] } / count }
    deviations = columns.map { column in
      let squares = rows.reduce(0) { sum, row in
        sum + (row[column] - means[column]) * (row[column] - means[column])
      }
      let deviation = (squares / count).squareRoot()
      return deviation > 1e-12 ? deviation : 1
    }
    self.means = means
  }

  /// A row in those units.
  package func apply(_ row: [Double]) -> [Double] {
    row.indices.map { (row[$0] - means[$0]) / deviations[$0] }
  }
}
