/// How every role looks.
///
///     let theme = try Theme(parsing: text, name: "ember") { name in texts[name] }
///     let style = theme.style(of: screen[0, 0], depth: .indexed256)
///
/// A terminal asks once for each combination of role, ground and attributes it meets and keeps the
/// answer.
package struct Theme: Equatable, Sendable {
  /// What the terminal around it looks like.
  package enum Variant: String, Sendable {
    case dark, light
  }

  /// The name people choose it by.
  package let name: String
  /// Whether it is made for a dark or a light terminal.
  package let variant: Variant
  /// Whether it promises a contrast of 7:1 instead of 4.5:1.
  package let hasHighContrast: Bool
  /// How many curves have colours of their own before they repeat.
  package let seriesCount: Int
  /// What in its files had no effect, such as misspelt names.
  package let warnings: [ThemeIssue]
  /// Roles that neither it nor its bases set.
  package let unsetRoles: [Role]
  /// The look of each role, by raw value.
  private let styles: [Style]

  init(
    name: String, variant: Variant, hasHighContrast: Bool, seriesCount: Int,
    warnings: [ThemeIssue], unsetRoles: [Role], styles: [Style]
  ) {
    self.name = name
    self.variant = variant
    self.hasHighContrast = hasHighContrast
    self.seriesCount = seriesCount
    self.warnings = warnings
    self.unsetRoles = unsetRoles
    self.styles = styles
  }

  /// How a role looks by itself.
  package subscript(role: Role) -> Style { styles[Int(role.rawValue)] }

  /// The contrast it promises between text and what the text stands on.
  package var promisedContrast: Double { hasHighContrast ? 7 : 4.5 }

  /// Its background; for a transparent one what terminals of its variant usually have at worst.
  package var backgroundColor: RGB {
    self[.background].background.rgb ?? (variant == .dark ? RGB(40, 40, 40) : RGB(238, 238, 238))
  }
}

// MARK: - Looks of cells

extension Theme {
  /// How a cell looks on a terminal of this colour depth.
  package func style(of cell: Cell, depth: ColorDepth) -> Style {
    style(of: cell.role, on: cell.ground, cell.attributes, depth: depth)
  }

  /// How a role looks on a ground.
  ///
  /// Where a role's own colour could not be read on the ground, such as a red word in a red
  /// selection, the ground's colour for text takes its place.
  package func style(
    of role: Role, on ground: Role, _ attributes: Attributes = [], depth: ColorDepth
  ) -> Style {
    guard depth != .mono else {
      return Style(attributes: Self.monoLook(role).union(Self.monoLook(ground)).union(attributes))
    }
    var style = self[role]
    style.attributes.formUnion(attributes)
    if ground == .background {
      if style.background == .terminal { style.background = self[.background].background }
    } else {
      place(&style, on: ground)
    }
    style.foreground = style.foreground.reduced(to: depth)
    style.background = style.background.reduced(to: depth)
    if style.foreground == style.background, style.foreground != .terminal, !role.isAmount {
      let isDark = variant == .dark
      style.foreground = .indexed(depth == .ansi16 ? (isDark ? 15 : 0) : (isDark ? 231 : 16))
    }
    return style
  }

  private func place(_ style: inout Style, on ground: Role) {
    let base = self[ground]
    let hasOwn = style.background != .terminal && ground != .selection
    if !hasOwn {
      let isSurface = base.background != .terminal || ground.isSurface
      style.background = isSurface ? base.background : base.foreground
      if style.background == .terminal { style.background = self[.background].background }
    }
    guard ground.isSurface else { return }
    style.attributes.formUnion(base.attributes)
    let behind = style.background.rgb ?? backgroundColor
    let strokes = style.foreground.rgb ?? self[.text].foreground.rgb
    if let strokes, strokes.contrast(with: behind) >= promisedContrast { return }
    if base.foreground != .terminal || strokes != nil { style.foreground = base.foreground }
  }

  /// What stands out without any colour.
  static func monoLook(_ role: Role) -> Attributes {
    switch role {
    case .selection, .toast, .header, .footer, .cursor: .reverse
    case .title, .strong, .key, .focusedBorder, .running, .good, .best, .added, .marked, .alive,
      .front:
      .bold
    case .failed, .bad, .removed: [.bold, .underline]
    case .warn, .changed, .match: .underline
    case .dim, .hint, .queued, .grid, .band, .raw, .dead, .border: .dim
    default: []
    }
  }
}
