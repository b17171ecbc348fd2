import Learning
import Running
import Text

/// A history up to a step: what every screen is drawn from, so that any of them can show a session
/// as it was.
struct HistoryPrefix: Sendable {
  let history: History
  /// The last step to be seen; `nil` to see everything.
  let limit: Int?

  /// A history up to a step, or all of it.
  init(_ history: History, upTo limit: Int? = nil) {
    self.history = history
    self.limit = limit
  }

  /// The last step seen.
  var step: Int { min(history.step, limit ?? .max) }

  /// The best so far.
  var best: History.Best? { bests.last }

  /// Every new best.
  var bests: ArraySlice<History.Best> {
    cut(history.bests, at: \.step)
  }

  /// Every remark.
  var notes: ArraySlice<(step: Int, level: Report.Level, text: String)> {
    cut(history.notes, at: \.step)
  }

  /// Every trial told.
  var trials: ArraySlice<(step: Int, record: TrialRecord)> {
    cut(history.trials, at: \.step)
  }

  /// Every gain sample.
  var gains: ArraySlice<(step: Int, sample: GainSample)> {
    cut(history.gains, at: \.step)
  }

  /// Whether the latest gain samples are no longer kept.
  private var lacksLatestGains: Bool {
    guard history.lacksGains, gains.count >= history.firstGainCount else { return false }
    let later = gains.dropFirst(history.firstGainCount)
    return later.count < Delta.window || later.first?.step == later.last?.step
  }

  /// How a session stood at its last step seen: running, whatever its phase is now.
  ///
  /// - Parameters:
  ///   - now: how it stands now.
  ///   - main: the curve that matters most.
  func status(of now: SessionStatus, main: String?, _ clock: Clock) -> SessionStatus {
    guard limit != nil else { return now }
    var status = now
    (status.phase, status.step, status.message) = (.running, step, nil)
    (status.cpuSeconds, status.wallSeconds) = clock.spent(by: step)
    fold(main: main).fill(&status)
    if lacksLatestGains { (status.delta, status.addition) = (nil, nil) }
    return status
  }

  /// What was measured, folded anew from what is kept of it.
  private func fold(main: String?) -> StatusFold {
    var fold = StatusFold(mainSeries: main)
    for value in curve(main)?.values ?? [] { fold.append(value) }
    for (step, sample) in gains { fold.apply(Running.Event(step: step, .gain(sample))) }
    if let best { fold.apply(Running.Event(best)) }
    return fold
  }

  /// The points of a curve; of the first one there is where none has the name.
  func curve(_ name: String?) -> (steps: ArraySlice<Double>, values: ArraySlice<Double>)? {
    guard let curve = name.flatMap(history.curve) ?? history.curves.first?.curve else { return nil }
    let count = limit.map(curve.count(upTo:)) ?? curve.count
    return (curve.steps[..<count], curve.values[..<count])
  }

  /// What is to be seen of things in order of their steps.
  private func cut<Thing>(_ things: [Thing], at step: (Thing) -> Int) -> ArraySlice<Thing> {
    things[..<(limit.map { limit in things.prefixCount { step($0) <= limit } } ?? things.count)]
  }
}
