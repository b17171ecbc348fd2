/// What a cell is for.
///
/// Views speak of roles; a theme says how a role looks. Meaning never rests on a role alone:
/// whatever is running, failed or best also says so with a glyph or a word, because a theme may
/// have no colours.
package enum Role: UInt8, CaseIterable, Sendable {
  // The page.
  case background, text, dim, strong, title, border, focusedBorder
  // What a person points at.
  case selection, cursor, match, marked
  // Fields, keys and what they do.
  case label, value, field, hint, key, action
  // The state of a run.
  case running, paused, finished, failed, queued
  // Judgements.
  case good, warn, bad, best
  // Differences between two things.
  case added, changed, removed
  // Charts.
  case axis, grid, crosshair, band, raw, alive, dead, front
  // Curves that must be told apart.
  case series0, series1, series2, series3, series4, series5, series6, series7
  // Amounts from least to most.
  case ramp0, ramp1, ramp2, ramp3, ramp4, ramp5, ramp6, ramp7
  case ramp8, ramp9, ramp10, ramp11, ramp12, ramp13, ramp14, ramp15
  // Signed amounts from most negative through nothing to most positive.
  case signed0, signed1, signed2, signed3, signed4, signed5, signed6, signed7
  case signed8, signed9, signed10, signed11, signed12, signed13, signed14, signed15
  // The frame around everything.
  case header, footer, modal, toast
}

extension Role {
  /// How many roles tell curves apart before they repeat.
  package static let seriesCount = 8
  /// How many steps a ramp has.
  package static let rampCount = 16

  /// The role of the curve with this number; repeats after `seriesCount`.
  package static func series(_ number: Int) -> Role {
    let step = ((number % seriesCount) + seriesCount) % seriesCount
    return Role(rawValue: Role.series0.rawValue + UInt8(step)) ?? .series0
  }

  /// The role of an amount, as a share of the largest; shares outside 0...1 are clamped.
  package static func ramp(_ share: Double) -> Role {
    Role(rawValue: Role.ramp0.rawValue + rampStep(share)) ?? .ramp0
  }

  /// The role of a signed amount, from -1 through 0 to 1; clamped.
  package static func signed(_ amount: Double) -> Role {
    Role(rawValue: Role.signed0.rawValue + rampStep((amount + 1) / 2)) ?? .signed0
  }

  private static func rampStep(_ share: Double) -> UInt8 {
    guard share > 0 else { return 0 }  // also NaN
    return UInt8(min(share * Double(rampCount), Double(rampCount - 1)))
  }
}

extension Role {
  /// Where themes set its look, such as `status.running`.
  ///
  /// What a theme leaves out here it takes from the longest beginning it sets: `ui.border.focused`,
  /// then `ui.border`, then `ui`.
  package var scope: String {
    switch self {
    case .background: "ui.background"
    case .text: "ui.text"
    case .dim: "ui.text.dim"
    case .strong: "ui.text.strong"
    case .title: "ui.title"
    case .border: "ui.border"
    case .focusedBorder: "ui.border.focused"
    case .selection: "ui.selection"
    case .cursor: "ui.cursor"
    case .match: "ui.match"
    case .marked: "ui.marked"
    case .label: "ui.label"
    case .value: "ui.value"
    case .field: "ui.field"
    case .hint: "ui.text.hint"
    case .key: "ui.key"
    case .action: "ui.key.action"
    case .header: "ui.header"
    case .footer: "ui.footer"
    case .modal: "ui.modal"
    case .toast: "ui.toast"
    case .running, .paused, .finished, .failed, .queued: "status.\(self)"
    case .good, .warn, .bad, .best: "verdict.\(self)"
    case .added, .changed, .removed: "difference.\(self)"
    case .axis, .grid, .crosshair, .band, .raw, .alive, .dead, .front: "chart.\(self)"
    case .series0, .series1, .series2, .series3, .series4, .series5, .series6, .series7:
      "series.\(rawValue - Role.series0.rawValue)"
    case .ramp0, .ramp1, .ramp2, .ramp3, .ramp4, .ramp5, .ramp6, .ramp7, .ramp8, .ramp9, .ramp10,
      .ramp11, .ramp12, .ramp13, .ramp14, .ramp15:
      "ramp.amount.\(rawValue - Role.ramp0.rawValue)"
    case .signed0, .signed1, .signed2, .signed3, .signed4, .signed5, .signed6, .signed7, .signed8,
      .signed9, .signed10, .signed11, .signed12, .signed13, .signed14, .signed15:
      "ramp.signed.\(rawValue - Role.signed0.rawValue)"
    }
  }
}
