import Learning
import Running
import Text

/// When a run is stopped before its end, with everything saved.
struct StopRule {
  /// Seconds of this sitting by the clock, and of the processor.
  private let seconds: Double?
  private let processorSeconds: Double?
  /// The best value that is enough, in the metric's own sign.
  private let enough: Double?
  /// Steps without a new best.
  private let patience: Int?
  private var start: (wall: Double, processor: Double)?
  private var best: (value: Double, step: Int)?
  private var isOver = false

  /// What every command that runs something takes.
  static let options = [
    Option("--stop-at", "V", help: "stop when the best value is as good as this"),
    Option("--stop-after", "TIME", help: "stop after so long, such as 90s, 30m or 2h"),
    Option("--stop-cpu", "TIME", help: "stop after so much processor time"),
    Option("--patience", "N", help: "stop after N steps without a new best"),
  ]

  /// Reads the rule of a command line.
  init(_ arguments: Arguments) throws(Failure) {
    seconds = try Self.time("--stop-after", arguments)
    processorSeconds = try Self.time("--stop-cpu", arguments)
    enough = try arguments.number(
      "--stop-at", in: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    patience = try arguments.count("--patience", in: 1...(.max))
  }

  private static func time(_ name: String, _ arguments: Arguments) throws(Failure) -> Double? {
    guard let text = arguments.value(name) else { return nil }
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    let unit = text.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? text : String(text.dropLast())), number > 0,
      number.isFinite
    else {
      throw Failure(
        .input, "\(name) is '\(printable(text))', but must be a time such as 90s, 30m or 2h")
    }
    return number * (unit ?? 1)
  }

  /// Why the run is to be stopped now; `nil` to go on, and once it was said.
  mutating func reason(_ news: News) -> String? {
    guard !isOver else { return nil }
    note(news)
    let reason = timeReason(news) ?? scoreReason(news) ?? patienceReason(news)
    isOver = reason != nil
    return reason
  }

  private mutating func note(_ news: News) {
    if start == nil { start = (news.wallSeconds, news.cpuSeconds) }
    guard let value = news.status.best, value > best?.value ?? -.infinity else { return }
    best = (value, news.step)
  }

  private func timeReason(_ news: News) -> String? {
    guard let start else { return nil }
    if let seconds, news.wallSeconds - start.wall >= seconds {
      return "\(Numeral.longDuration(seconds)) are over"
    }
    if let processorSeconds, news.cpuSeconds - start.processor >= processorSeconds {
      return "\(Numeral.longDuration(processorSeconds)) of processor time are spent"
    }
    return nil
  }

  private func scoreReason(_ news: News) -> String? {
    guard let enough, let value = news.bestValue else { return nil }
    let isMinimised = news.status.objective?.isMinimised ?? false
    guard isMinimised ? value <= enough : value >= enough else { return nil }
    return "the best is \(Numeral.plain(value))"
  }

  private func patienceReason(_ news: News) -> String? {
    guard let patience, let best, news.step - best.step >= patience else { return nil }
    return "no new best for \(news.step - best.step) steps"
  }
}
