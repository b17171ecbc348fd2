import Learning
import Running
import Screen
import Text

extension Phase {
  /// The phase in a word.
  var word: String {
    switch self {
    case .queued: "queued"
    case .running: "running"
    case .paused: "paused"
    case .finished: "finished"
    case .failed: "failed"
    case .interrupted: "stopped"
    }
  }

  /// A sign for the phase, so that it never rests on colour.
  var sign: Unicode.Scalar {
    switch self {
    case .queued: "○"
    case .running: "▶"
    case .paused: "‖"
    case .finished: "✓"
    case .failed: "✗"
    case .interrupted: "■"
    }
  }

  var role: Role {
    switch self {
    case .queued: .queued
    case .running: .running
    case .paused: .paused
    case .finished: .finished
    case .failed: .failed
    case .interrupted: .paused
    }
  }

  /// Sign and word.
  var badge: TextRun { TextRun("\(Character(sign)) \(word)", role) }
}

extension Session {
  /// Its state in a sign and a word, or that it cannot be read.
  var badge: TextRun { problem == nil ? phase.badge : TextRun("✗ broken", .failed) }
}

extension SessionStatus {
  /// Steps done and planned: `120/500`.
  var steps: String {
    guard let planned else { return Numeral.grouped(step) }
    return "\(Numeral.short(Double(step), digits: 5))/\(Numeral.short(Double(planned), digits: 5))"
  }
}

extension Delta {
  /// The mean with its ends: see `Estimate.text`.
  var text: String { gain.text }

  /// A difference with its sign.
  static func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + Numeral.short(value, digits: 3)
  }
}

extension Estimate {
  /// The mean with its ends: `+0.031 [0.012, 0.047]` is an interval, `+0.031 (0.012 to 0.047)` the
  /// range of too few values for one.
  var text: String {
    let ends = [low, high].map { Numeral.short($0, digits: 3) }
    switch kind {
    case .value: return Delta.signed(mean)
    case .range: return "\(Delta.signed(mean)) (\(ends[0]) to \(ends[1]))"
    case .interval: return "\(Delta.signed(mean)) [\(ends[0]), \(ends[1])]"
    }
  }
}

extension Addition {
  /// The difference with what is known of its spread.
  var text: String { paired.map { $0.text + ", paired" } ?? Delta.signed(mean) }

  /// Good or bad only where the tasks show it.
  var role: Role {
    guard let paired, paired.isClear else { return .value }
    return mean < 0 ? .bad : .good
  }
}
