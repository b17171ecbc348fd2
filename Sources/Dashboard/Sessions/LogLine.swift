import Learning
import Running
import Screen
import Text

/// A line of a session's log.
struct LogLine: Hashable, Sendable {
  /// What kind of thing happened.
  enum Kind: String, Sendable {
    case info, milestone, warning, best, trial
  }

  let step: Int
  let kind: Kind
  let text: String

  /// The line of an event; curves and gains have none.
  init?(_ event: Running.Event) {
    step = event.step
    switch event.body {
    case .note(let level, let text): (kind, self.text) = (Kind(level), text)
    case .best(let score, let objective, let what, _):
      let value = Numeral.short(objective.value(ofScore: score))
      let metric = objective == .score ? "" : " \(objective.name)"
      (kind, text) = (.best, "\(value)\(metric)  \(what)")
    case .trial(let record): (kind, text) = (.trial, Self.text(of: record))
    case .series, .gain: return nil
    }
  }

  private static func text(of record: TrialRecord) -> String {
    let outcome = record.outcome
    switch outcome.status {
    case .done: return "\(Numeral.short(outcome.score ?? .nan))  \(record.candidate)"
    case .diverged: return "diverged  \(record.candidate)"
    case .failed(let reason): return "failed (\(reason))  \(record.candidate)"
    case .stopped(let step):
      let score = Numeral.short(outcome.score ?? .nan)
      return "stopped at \(Numeral.short(step)) with \(score)  \(record.candidate)"
    }
  }

  /// Whether it is an event of note, at which keys stop on the way back.
  var isNotable: Bool { kind != .trial && kind != .info }

  /// A sign and a word for the kind.
  var badge: TextRun {
    switch kind {
    case .info: TextRun("· info", .dim)
    case .milestone: TextRun("◆ milestone", .good)
    case .warning: TextRun("⚠ warning", .warn)
    case .best: TextRun("★ best", .best)
    case .trial: TextRun("○ trial", .hint)
    }
  }
}

extension LogLine.Kind {
  fileprivate init(_ level: Report.Level) {
    switch level {
    case .info: self = .info
    case .milestone: self = .milestone
    case .warning: self = .warning
    }
  }
}

extension LogLine {
  /// The lines of everything that happened, in order of steps; within a step trials come first,
  /// then the bests they made, then remarks, as systems report them.
  static func lines(of history: History) -> [LogLine] {
    let trials = history.trials.compactMap {
      LogLine(Running.Event(step: $0.step, .trial($0.record)))
    }
    let bests = history.bests.compactMap { LogLine(Running.Event($0)) }
    let notes = history.notes.compactMap {
      LogLine(Running.Event(step: $0.step, .note($0.level, $0.text)))
    }
    return merged(merged(trials, bests), notes)
  }

  private static func merged(_ first: [LogLine], _ second: [LogLine]) -> [LogLine] {
    var lines: [LogLine] = []
    lines.reserveCapacity(first.count + second.count)
    var next = 0
    for line in first {
      while next < second.count, second[next].step < line.step {
        lines.append(second[next])
        next += 1
      }
      lines.append(line)
    }
    return lines + second[next...]
  }
}
