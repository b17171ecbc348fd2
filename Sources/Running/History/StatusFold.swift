import Learning

/// What a session's events add up to in its status, in little memory.
package struct StatusFold: Sendable {
  private var best: (score: Double, objective: Objective, what: String)?
  private var examinations = Examinations()
  private var latest = Latest<Double>(Curve.window)
  private var spark = Spark()
  private var mainSeries: String?

  /// Nothing has happened yet; `mainSeries` is the first that is reported where it is `nil`.
  package init(mainSeries: String?) {
    self.mainSeries = mainSeries
  }

  /// Adds an event.
  package mutating func apply(_ event: Event) {
    switch event.body {
    case .series(let name, let value):
      mainSeries = mainSeries ?? name
      if name == mainSeries { append(value) }
    case .gain(let sample): examinations.append(sample, at: event.step)
    case .best(let score, let objective, let text, _): best = (score, objective, text)
    case .note, .trial: break
    }
  }

  /// Adds a value of the main series.
  package mutating func append(_ value: Double) {
    guard value.isFinite else { return }
    latest.append(value)
    spark.append(value)
  }

  /// Writes what was measured into a status.
  package func fill(_ status: inout SessionStatus) {
    let latest = latest.values
    (status.best, status.objective, status.what) = (best?.score, best?.objective, best?.what)
    (status.delta, status.addition) = (examinations.delta, examinations.addition)
    status.last = latest.last
    status.smoothed = latest.isEmpty ? nil : latest.reduce(0, +) / Double(latest.count)
    status.spark = spark.values
  }
}

/// The newest of many values.
private struct Latest<Value: Sendable>: Sendable {
  private var kept: [Value] = []
  private let most: Int

  init(_ most: Int) {
    self.most = most
  }

  var values: ArraySlice<Value> { kept.suffix(most) }

  mutating func append(_ value: Value) {
    // Old ones go many at a time, so that each costs next to nothing.
    if kept.count == 2 * most { kept.removeFirst(most) }
    kept.append(value)
  }
}

/// A curve reduced to a few values: when full, neighbours are merged into their mean.
private struct Spark: Sendable {
  private(set) var values: [Double] = []
  private var stride = 1
  private var sum = 0.0
  private var count = 0
  private static let most = 48

  mutating func append(_ value: Double) {
    sum += value
    count += 1
    guard count == stride else { return }
    values.append(sum / Double(count))
    (sum, count) = (0, 0)
    guard values.count == Self.most else { return }
    values = (0..<Self.most / 2).map { index in
      let pair: Double = values[2 * index] + values[2 * index + 1]
      return pair / 2
    }
    stride *= 2
  }
}
