public import Learning

/// What a run's events add up to: its curves, trials, gains, bests and notes.
public struct History: Sendable {
  /// The curves, in the order their series first spoke.
  public private(set) var curves: [(name: String, curve: Curve)] = []
  /// Every trial told, in order.
  public private(set) var trials: [(step: Int, record: TrialRecord)] = []
  /// Every gain sample, in order.
  public private(set) var gains: [(step: Int, sample: GainSample)] = []
  /// Every new best, in order.
  public private(set) var bests: [(step: Int, score: Double, what: String)] = []
  /// Every remark, in order.
  public private(set) var notes: [(step: Int, level: Report.Level, text: String)] = []
  /// The last step heard of.
  public private(set) var step = 0

  /// Nothing has happened yet.
  public init() {}

  /// Adds an event.
  public mutating func apply(_ event: Event) {
    step = max(step, event.step)
    switch event.body {
    case .series(let name, let value): append(value, to: name, at: event.step)
    case .gain(let sample): gains.append((event.step, sample))
    case .best(let score, let what): bests.append((event.step, score, what))
    case .note(let level, let text): notes.append((event.step, level, text))
    case .trial(let record): trials.append((event.step, record))
    }
  }

  private mutating func append(_ value: Double, to name: String, at step: Int) {
    if let index = curves.firstIndex(where: { $0.name == name }) {
      curves[index].curve.append(step: step, value)
    } else {
      var curve = Curve()
      curve.append(step: step, value)
      curves.append((name, curve))
    }
  }

  /// The curve of a series.
  public func curve(_ name: String) -> Curve? {
    curves.first { $0.name == name }?.curve
  }

  /// δ of the meta-parameter as it is now: over the latest gain samples.
  public var delta: Delta? { Delta(gains.suffix(Delta.window).map(\.sample)) }

  /// δ of the meta-parameter as it was at the start: over the first gain samples.
  public var firstDelta: Delta? { Delta(gains.prefix(Delta.window).map(\.sample)) }
}
