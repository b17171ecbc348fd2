package import Learning

/// The state of a run, folded from its events: curves, trials, gains, bests and notes.
package struct History: Sendable {
  /// The curves, in the order in which their series were first reported.
  package private(set) var curves: [(name: String, curve: Curve)] = []
  /// The gain over the steps.
  package private(set) var gainCurve = Curve()
  /// Every trial told, in order.
  package private(set) var trials: [(step: Int, record: TrialRecord)] = []
  /// Every gain sample, in order.
  package private(set) var gains: [(step: Int, sample: GainSample)] = []
  /// Every new best, in order.
  package private(set) var bests: [Best] = []
  /// Every remark, in order.
  package private(set) var notes: [(step: Int, level: Report.Level, text: String)] = []
  /// The step of the newest event.
  package private(set) var step = 0
  /// Whether gain samples are missing behind those of the first examination.
  package private(set) var lacksGains = false
  private var examinations = Examinations()
  /// The points of all curves.
  private var pointCount = 0
  private let limits: Limits?

  /// How much of a long history is kept.
  package struct Limits: Sendable {
    /// The points of all curves: where there are more, the longest curve is thinned.
    package var points: Int
    /// Trials, gain samples, bests and notes: of each the newest are kept, as many as this and up
    /// to twice as many; of gain samples those of the first examination as well.
    package var records: Int
    /// The same of trials alone, which hold most.
    package var trials: Int

    /// Limits of these sizes.
    package init(points: Int, records: Int, trials: Int? = nil) {
      precondition(
        points >= 16 && records >= Delta.window,
        "\(points) points and \(records) records are too little to show anything")
      (self.points, self.records, self.trials) = (points, records, trials ?? records)
    }
  }

  /// A new best, and the step at which it was found.
  package struct Best: Hashable, Sendable {
    /// The step.
    package let step: Int
    /// Its score.
    package let score: Double
    /// What the score measures.
    package let objective: Objective
    /// What has that score.
    package let what: String
  }

  /// A history without events.
  ///
  /// - Parameter limits: how much is kept; `nil` for everything.
  package init(limits: Limits? = nil) {
    self.limits = limits
  }

  /// Adds an event.
  package mutating func apply(_ event: Event) {
    step = max(step, event.step)
    switch event.body {
    case .series(let name, let value): append(value, to: name, at: event.step)
    case .gain(let sample): append(sample, at: event.step)
    case .best(let score, let objective, let what, _):
      bests.append(Best(step: event.step, score: score, objective: objective, what: what))
      Self.trim(&bests, to: limits?.records)
    case .note(let level, let text):
      notes.append((event.step, level, text))
      Self.trim(&notes, to: limits?.records)
    case .trial(let record):
      trials.append((event.step, record))
      Self.trim(&trials, to: limits?.trials)
    }
  }

  private mutating func append(_ value: Double, to name: String, at step: Int) {
    let index = curves.firstIndex { $0.name == name } ?? curves.count
    if index == curves.count { curves.append((name, Curve())) }
    curves[index].curve.append(step: step, value, counting: &pointCount)
    thinLongest()
  }

  private mutating func append(_ sample: GainSample, at step: Int) {
    gains.append((step, sample))
    examinations.append(sample, at: step)
    if Self.trim(&gains, behind: firstGainCount, to: limits?.records) { lacksGains = true }
    gainCurve.append(step: step, sample.gain, counting: &pointCount)
    thinLongest()
  }

  /// The curve of a series.
  package func curve(_ name: String) -> Curve? {
    curves.first { $0.name == name }?.curve
  }

  /// How many gain samples the first examination has.
  package var firstGainCount: Int { examinations.first.count }

  /// δ of the meta-parameter as it is now: over the newest examination.
  package var delta: Delta? { examinations.delta }
}

// MARK: - Limits

extension History {
  /// Thins the longest curve where there are too many points.
  private mutating func thinLongest() {
    guard let limits, pointCount > limits.points else { return }
    let longest = curves.indices.max { curves[$0].curve.count < curves[$1].curve.count }
    if let longest, curves[longest].curve.count >= gainCurve.count {
      curves[longest].curve.thin()
    } else {
      gainCurve.thin()
    }
    pointCount = curves.reduce(gainCurve.count) { $0 + $1.curve.count }
  }

  /// Removes the oldest records behind the first few, where there are too many.
  @discardableResult
  private static func trim<Record>(
    _ records: inout [Record], behind first: Int = 0, to limit: Int?
  ) -> Bool {
    guard let limit, records.count >= first + 2 * limit else { return false }
    records.removeSubrange(first..<first + limit)
    return true
  }
}

extension Curve {
  /// Adds a point and keeps count of the points there are.
  fileprivate mutating func append(step: Int, _ value: Double, counting points: inout Int) {
    points -= count
    append(step: step, value)
    points += count
  }
}
