/// How fast steps are done lately, for estimates of the time left.
package struct StepRate: Sendable {
  private var marks: [(step: Int, seconds: Double)] = []

  /// Of a run of which nothing is known yet.
  package init() {}

  /// How many seconds of running an estimate looks back on.
  private static let span = 20.0

  /// Notes how far a run is after this many seconds of running.
  package mutating func note(step: Int, seconds: Double, isRunning: Bool) {
    if let last = marks.last, last.step > step || last.seconds > seconds { marks = [] }
    guard isRunning else { return }
    if let last = marks.last, seconds - last.seconds < Self.span / 20 { return }
    marks.append((step, seconds))
    while marks.count > 2, seconds - marks[1].seconds >= Self.span { marks.removeFirst() }
  }

  /// Steps a second; `nil` before there is enough to estimate it.
  package var rate: Double? {
    guard let first = marks.first, let last = marks.last, last.step > first.step,
      last.seconds > first.seconds
    else { return nil }
    return Double(last.step - first.step) / (last.seconds - first.seconds)
  }

  /// Seconds for this many more steps.
  package func seconds(for steps: Int) -> Double? {
    guard steps > 0 else { return 0 }
    return rate.map { Double(steps) / $0 }
  }
}
