import Learning

/// What a session's events add up to for its summary, in little memory.
struct Digest: Sendable {
  private(set) var best: Double?
  private(set) var what: String?
  private(set) var last: Double?
  private var firstGains: [GainSample] = []
  private var lastGains: [GainSample] = []
  private var spark = Spark()
  private var latest: [Double] = []
  private var mainSeries: String?

  /// An empty digest; `mainSeries` is the first that is reported where it is `nil`.
  init(mainSeries: String?) {
    self.mainSeries = mainSeries
  }

  mutating func apply(_ event: Event) {
    switch event.body {
    case .series(let name, let value): append(value, of: name)
    case .gain(let sample): append(sample)
    case .best(let score, let text, _): (best, what) = (score, text)
    case .note, .trial: break
    }
  }

  private mutating func append(_ value: Double, of series: String) {
    mainSeries = mainSeries ?? series
    guard series == mainSeries, value.isFinite else { return }
    last = value
    if latest.count == Curve.window { latest.removeFirst() }
    latest.append(value)
    spark.append(value)
  }

  private mutating func append(_ sample: GainSample) {
    if firstGains.count < Delta.window { firstGains.append(sample) }
    if lastGains.count == Delta.window { lastGains.removeFirst() }
    lastGains.append(sample)
  }

  /// A session in a line.
  func summary(
    phase: Phase, step: Int, planned: Int?, meter: Meter, message: String?
  ) -> Summary {
    Summary(
      phase: phase, step: step, planned: planned, best: best, what: what,
      delta: Delta(lastGains, resamples: 200), firstDelta: Delta(firstGains, resamples: 200),
      last: last,
      smoothed: latest.isEmpty ? nil : latest.reduce(0, +) / Double(latest.count),
      spark: spark.values, cpuSeconds: meter.cpuSeconds,
      wallSeconds: meter.wallSeconds, message: message)
  }
}

/// A curve reduced to a few values: when full, neighbours are merged into their mean.
struct Spark: Sendable {
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
