import Text

/// Finds what makes a theme hard to read.
///
///     for issue in ThemeLint(theme).issues { print(issue) }
package struct ThemeLint {
  private let theme: Theme

  /// A check of one theme.
  package init(_ theme: Theme) {
    self.theme = theme
  }

  /// The least distance between two colours that must be told apart, for every kind of vision; see
  /// `RGB.distance`.
  package static let leastDistance = 9.0

  /// Everything found, the warnings of its files first; empty for a good theme.
  package var issues: [ThemeIssue] {
    theme.warnings + missing + faint + unreadableGrounds + alike + unevenRamps
  }

  private func issue(_ message: String) -> ThemeIssue {
    ThemeIssue(theme: theme.name, line: 0, message: message)
  }

  private var missing: [ThemeIssue] {
    theme.unsetRoles.map { issue("\($0.scope) is not set") }
  }
}

// MARK: - Contrast

extension ThemeLint {
  /// Roles that are read, and those that are seen and may be fainter, with the contrast each needs.
  private static func needed(_ role: Role, promised: Double) -> Double? {
    switch role {
    case .background, .selection, .header, .footer, .modal, .toast: nil
    case .focusedBorder: 3
    case .crosshair, .raw, .dead: 2
    case .border, .grid, .band: 1.2
    default: ThemeScopes.place(of: role).family.hasPrefix("ramp") ? nil : promised
    }
  }

  /// Roles too faint on the background or in a dialogue, with exact colours or with 256, where a
  /// tenth less is let pass.
  private var faint: [ThemeIssue] {
    var issues: [ThemeIssue] = []
    for depth in [ColorDepth.truecolor, .indexed256] {
      for ground in [Role.background, .modal] {
        for role in Role.allCases {
          guard let needed = Self.needed(role, promised: theme.promisedContrast) else { continue }
          issues += check(role, on: ground, depth, needed * (depth == .truecolor ? 1 : 0.9))
        }
      }
    }
    return issues
  }

  /// Each ground must carry the text that is put on it.
  private var unreadableGrounds: [ThemeIssue] {
    [Role.selection, .header, .footer, .modal, .toast].flatMap { ground in
      [Role.text, ground].flatMap { check($0, on: ground, .truecolor, theme.promisedContrast) }
    }
  }

  private func check(
    _ role: Role, on ground: Role, _ depth: ColorDepth, _ needed: Double
  ) -> [ThemeIssue] {
    let style = theme.style(of: role, on: ground, depth: depth)
    guard let strokes = style.foreground.rgb else { return [] }
    let behind = style.background.rgb ?? theme.backgroundColor
    let contrast = strokes.contrast(with: behind)
    guard contrast < needed else { return [] }
    let figures = "\(Numeral.fixed(contrast, decimals: 2)):1, \(Numeral.short(needed)):1 needed"
    return [
      issue(
        "\(role.scope) \(strokes.hex) on \(ground.scope) \(behind.hex): contrast \(figures)"
          + (depth == .truecolor ? "" : " with 256 colours"))
    ]
  }
}

// MARK: - Telling apart

extension ThemeLint {
  /// Roles that must not be taken for each other.
  private var groups: [[Role]] {
    [
      (0..<theme.seriesCount).map(Role.series), [.good, .warn, .bad], [.running, .paused, .failed],
      [.added, .changed, .removed], [.alive, .dead], [.front, .dead],
    ]
  }

  private var alike: [ThemeIssue] {
    var issues: [ThemeIssue] = []
    for group in groups {
      for (index, one) in group.enumerated() {
        for other in group[..<index] { issues += compare(one, other) }
      }
    }
    return issues
  }

  /// Compares exact colours only: the terminal's own sixteen are its user's choice.
  private func compare(_ one: Role, _ other: Role) -> [ThemeIssue] {
    guard case .rgb(let first) = theme[one].foreground,
      case .rgb(let second) = theme[other].foreground
    else { return [] }
    return ColorVision.allCases.compactMap { vision in
      let distance = vision.seen(first).distance(to: vision.seen(second))
      guard distance < Self.leastDistance else { return nil }
      return issue(
        "\(one.scope) and \(other.scope) are \(Numeral.fixed(distance, decimals: 1)) apart with "
          + "\(vision.rawValue) vision, \(Numeral.short(Self.leastDistance)) needed")
    }
  }

  /// A ramp must get steadily lighter or darker, or it shows edges that are not there; its strong
  /// end must stand out.
  private var unevenRamps: [ThemeIssue] {
    let steps = (0..<Role.rampCount).compactMap { step -> Double? in
      guard case .rgb(let rgb) = theme[.ramp(Double(step) / Double(Role.rampCount - 1))].foreground
      else { return nil }
      return rgb.oklab.x
    }
    let differences = zip(steps, steps.dropFirst()).map { $1 - $0 }
    var issues: [ThemeIssue] = []
    if !(differences.allSatisfy { $0 > 0 } || differences.allSatisfy { $0 < 0 }) {
      issues.append(issue("ramp.amount does not get steadily lighter or darker"))
    }
    for end in [Role.ramp15, .signed0, .signed15] {
      issues += check(end, on: .background, .truecolor, 3)
    }
    return issues
  }
}
