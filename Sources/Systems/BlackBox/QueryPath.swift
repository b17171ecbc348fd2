/// The queries of a function, in order.
struct QueryPath: Codable, Hashable, Sendable {
  /// Where it was asked, in the unit cube.
  private(set) var points: [[Double]] = []
  /// What it answered.
  private(set) var values: [Double] = []

  /// Adds a query.
  mutating func append(_ point: [Double], _ value: Double) {
    points.append(point)
    values.append(value)
  }

  /// The same queries with other values for what they answered.
  func mapValues(_ change: (Double) -> Double) -> QueryPath {
    var path = self
    path.values = values.map(change)
    return path
  }

  /// The least value.
  var least: Double { values.min() ?? .infinity }

  /// The least value after each query.
  var bests: [Double] { values.runningMinima }
}

extension [Double] {
  /// The least number up to each place.
  var runningMinima: [Double] {
    var least = Double.infinity
    return map { number in
      least = Swift.min(least, number)
      return least
    }
  }
}

extension [QueryPath] {
  /// The mean over functions of the least value after each query.
  var meanBests: [Double] {
    let all = map(\.bests)
    guard let first = all.first else { return [] }
    return first.indices.map { query in
      all.reduce(0) { $0 + $1[query] } / Double(all.count)
    }
  }
}
