/// The losses of some problems over an optimization.
package struct LossCurves: Codable, Hashable, Sendable {
  /// Losses before the first step and after each, for each problem: `[steps + 1][problems]`.
  package private(set) var rows: [[Float]] = []

  /// No losses yet.
  package init() {}

  /// Losses by step.
  package init(_ rows: [[Float]]) { self.rows = rows }

  /// Appends a window `[steps + 1, problems]`, whose first losses are the last ones known.
  package mutating func append(_ losses: [Float], problems: Int) {
    for start in stride(from: rows.isEmpty ? 0 : problems, to: losses.count, by: problems) {
      rows.append(Array(losses[start..<start + problems]))
    }
  }

  /// More problems beside these.
  package mutating func join(_ others: LossCurves) {
    rows = rows.isEmpty ? others.rows : zip(rows, others.rows).map { $0 + $1 }
  }

  /// The mean over some evaluations, for each problem.
  package func means(over evaluations: ClosedRange<Int>) -> [Double] {
    guard let first = rows.first else { return [] }
    return first.indices.map { problem in
      evaluations.reduce(0.0) { $0 + Double(rows[$1][problem]) } / Double(evaluations.count)
    }
  }

  /// The mean over problems, for each evaluation.
  package var mean: [Double] {
    rows.map { row in row.reduce(0.0) { $0 + Double($1) } / Double(max(row.count, 1)) }
  }
}
