import Learning
import Running

/// The state of a session, for a line of a list.
struct SessionStatus: Sendable {
  var phase = Phase.queued
  /// Steps done.
  var step = 0
  /// Steps to do in all; `nil` where there is no end.
  var planned: Int?
  /// Why it failed or waits.
  var message: String?
  /// Processor seconds spent.
  var cpuSeconds = 0.0
  /// Seconds spent running.
  var wallSeconds = 0.0
  /// The best score.
  var best: Double?
  /// What has that score.
  var what: String?
  /// The last value of the main series.
  var last: Double?
  /// The mean of its latest values.
  var smoothed: Double?
  /// The main series in a few values.
  var spark: [Double] = []
  /// δ as it is, and as it was at the start.
  var delta: Delta?
  var firstDelta: Delta?

  /// Nothing is known yet.
  init() {}

  /// The state in a session's summary.
  init(_ summary: Summary) {
    phase = summary.phase
    step = summary.step
    planned = summary.planned
    message = summary.message
    cpuSeconds = summary.cpuSeconds
    wallSeconds = summary.wallSeconds
    best = summary.best
    what = summary.what
    last = summary.last
    smoothed = summary.smoothed
    spark = summary.spark
    delta = summary.delta
    firstDelta = summary.firstDelta
  }

  /// Applies news of a run.
  mutating func apply(_ news: News) {
    phase = news.phase
    step = news.step
    planned = news.planned
    message = news.message
    cpuSeconds = news.cpuSeconds
    wallSeconds = news.wallSeconds
  }

  /// Applies a history.
  ///
  /// - Parameter main: the curve that matters most.
  mutating func apply(_ past: HistoryPrefix, main: String?) {
    step = max(step, past.step)
    best = past.best?.score
    what = past.best?.what
    guard let curve = past.curve(main) else { return }
    last = curve.values.last { $0.isFinite }
    smoothed = Self.mean(of: curve.values)
    spark = Self.thinned(curve.values)
  }

  /// The state at a step of the past: running, whatever its phase is now.
  init(_ past: HistoryPrefix, main: String?, of now: SessionStatus, _ clock: Clock) {
    self = now
    guard past.limit != nil else { return }
    (phase, step, message) = (.running, 0, nil)
    apply(past, main: main)
    (delta, firstDelta) = (past.delta, past.firstDelta)
    (cpuSeconds, wallSeconds) = clock.spent(by: past.step)
  }

  /// The share of its steps that is done; `nil` where there is no end.
  var progress: Double? {
    guard let planned, planned > 0 else { return nil }
    return min(Double(step) / Double(planned), 1)
  }

  /// The meta-gain: δ now less δ at the start, what the meta-algorithm has added so far.
  var metaGain: Double? {
    guard let delta, let firstDelta, delta != firstDelta else { return nil }
    return delta.mean - firstDelta.mean
  }

  /// The mean of the latest values that are numbers.
  private static func mean(of values: ArraySlice<Double>) -> Double? {
    let latest = values.reversed().lazy.filter(\.isFinite).prefix(Curve.window).reversed()
    return latest.isEmpty ? nil : latest.reduce(0, +) / Double(latest.count)
  }

  /// A few values at even distances, the last one among them.
  private static func thinned(_ values: ArraySlice<Double>) -> [Double] {
    let most = 48
    guard values.count > most else { return Array(values) }
    return (1...most).map { values[values.startIndex + $0 * values.count / most - 1] }
  }
}
