/// The mean of the outputs of the nearest training rows, in standardised features.
package struct NearestMean: Regressor {
  private let standardiser: Standardiser
  private let rows: [[Double]]
  private let outputs: [[Double]]
  private let neighbours: Int

  /// Remembers rows `[examples, features]` and their outputs `[examples, outputs]`.
  package init(_ rows: [[Double]], _ outputs: [[Double]], neighbours: Int) {
    precondition(rows.count == outputs.count && !rows.isEmpty, "\(rows.count) rows to remember")
    let standardiser = Standardiser(rows)
    self.standardiser = standardiser
    self.rows = rows.map(standardiser.apply)
    self.outputs = outputs
    self.neighbours = min(neighbours, rows.count)
  }

  package func predict(_ features: [Double]) -> [Double] {
    let row = standardiser.apply(features)
    let distances = rows.map { other in
      row.indices.reduce(0) { $0 + (other[$1] - row[$1]) * (other[$1] - row[$1]) }
    }
    let nearest = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      .prefix(neighbours)
    return outputs[0].indices.map { output in
      nearest.reduce(0) { $0 + outputs[$1][output] } / Double(nearest.count)
    }
  }
}
