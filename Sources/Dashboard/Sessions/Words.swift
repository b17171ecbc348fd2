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
  /// The mean with its interval: `+0.031 [0.012, 0.047]`.
  var text: String {
    "\(Self.signed(mean)) [\(Numeral.short(low, digits: 3)), \(Numeral.short(high, digits: 3))]"
  }

  /// A difference with its sign.
  static func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + Numeral.short(value, digits: 3)
  }
}
