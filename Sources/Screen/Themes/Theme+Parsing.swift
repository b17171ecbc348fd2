import Text

extension Theme {
  /// Reads a theme.
  ///
  /// - Parameters:
  ///   - text: The file: ours, or btop's flat `theme[main_bg]="#..."`.
  ///   - name: Its name until it says another.
  ///   - base: The text of the theme with a name, for `inherits`; `athanor` is always at hand.
  /// - Throws: The first thing that makes it unusable, with its line.
  package init(
    parsing text: String, name: String, base: (String) -> String? = { _ in nil }
  ) throws(ThemeIssue) {
    var builder = ThemeBuilder()
    try builder.add(text, name: name, base: base)
    self = try builder.theme()
  }

  /// The theme that is there even if no file is.
  package static let builtIn: Theme = {
    do {
      return try Theme(parsing: builtInText, name: "athanor")
    } catch {
      preconditionFailure("the built-in theme is broken: \(error)")
    }
  }()
}

/// Puts a theme together from a file and the files it inherits from.
private struct ThemeBuilder {
  private struct Setting {
    var theme: String
    var line: Int
    var value: ThemeFile.Value

    func issue(_ message: String) -> ThemeIssue {
      ThemeIssue(theme: theme, line: line, message: message)
    }
  }

  /// Settings by path; a file's own replace those it inherits.
  private var settings: [String: Setting] = [:]
  private var warnings: [ThemeIssue] = []
  private var names: [String] = []

  /// Adds a file over the ones it inherits from.
  mutating func add(
    _ text: String, name: String, base: (String) -> String?
  ) throws(ThemeIssue) {
    guard !names.contains(name) else {
      let circle = (names + [name]).joined(separator: " -> ")
      throw ThemeIssue(theme: name, line: 0, message: "inherits from itself: \(circle)")
    }
    names.append(name)
    let isForeign = BtopTheme.isOne(text)
    let file = isForeign ? try BtopTheme.read(text, name: name) : try ThemeFile(text, name: name)
    if let entry = file.entries.first(where: { $0.path == "inherits" }) {
      let parent = try string(Setting(theme: name, line: entry.line, value: entry.value))
      guard let text = base(parent) ?? (parent == "athanor" ? Theme.builtInText : nil) else {
        throw ThemeIssue(
          theme: name, line: entry.line, message: "no theme \"\(parent)\" to inherit")
      }
      try add(text, name: parent, base: base)
    }
    for entry in file.entries {
      settings[entry.path] = Setting(theme: name, line: entry.line, value: entry.value)
      warnings += ThemeScopes.warning(about: entry, in: name)
    }
  }

  /// The finished theme.
  func theme() throws(ThemeIssue) -> Theme {
    let cycle = try colors("series.cycle")
    let amount = try ramp("ramp.amount")
    let signed = try ramp("ramp.signed")
    var styles: [Style] = []
    var unset: [Role] = []
    for role in Role.allCases {
      let (family, step) = ThemeScopes.place(of: role)
      let style =
        switch family {
        case "series": cycle.map { Style(foreground: $0.isEmpty ? .terminal : $0[step % $0.count]) }
        case "ramp.amount": amount.map { Style(foreground: $0[step]) }
        case "ramp.signed": signed.map { Style(foreground: $0[step]) }
        default: try self.style(of: role)
        }
      if style == nil { unset.append(role) }
      styles.append(style ?? Style())
    }
    return Theme(
      name: try text("name") ?? names.first ?? "", variant: try variant(),
      hasHighContrast: try choice("contrast", among: ["normal", "high"]) == "high",
      seriesCount: cycle.map { max(1, Set($0).count) } ?? 1, warnings: warnings, unsetRoles: unset,
      styles: styles)
  }
}

// MARK: - Values

extension ThemeBuilder {
  private func variant() throws(ThemeIssue) -> Theme.Variant {
    try choice("variant", among: ["dark", "light"]).flatMap(Theme.Variant.init) ?? .dark
  }

  private func text(_ path: String) throws(ThemeIssue) -> String? {
    guard let setting = settings[path] else { return nil }
    return try string(setting)
  }

  private func choice(_ path: String, among words: [String]) throws(ThemeIssue) -> String? {
    guard let setting = settings[path] else { return nil }
    let word = try string(setting)
    guard words.contains(word) else {
      let list = words.map { "\"\($0)\"" }.joined(separator: " or ")
      throw setting.issue("\(path) must be \(list), not \"\(word)\"")
    }
    return word
  }

  private func string(_ setting: Setting) throws(ThemeIssue) -> String {
    guard case .string(let text) = setting.value else {
      throw setting.issue("expected a string, found \(setting.value.kind)")
    }
    return text
  }

  /// The look of the longest beginning of a role's scope that is set.
  private func style(of role: Role) throws(ThemeIssue) -> Style? {
    var parts = role.scope.split(separator: ".")
    while !parts.isEmpty {
      if let setting = settings[parts.joined(separator: ".")] {
        return try style(setting, isGround: role == .background)
      }
      parts.removeLast()
    }
    return nil
  }

  private func style(_ setting: Setting, isGround: Bool) throws(ThemeIssue) -> Style {
    switch setting.value {
    case .string(let name):
      let color = try color(name, setting)
      return isGround ? Style(background: color) : Style(foreground: color)
    case .table(let fields):
      var style = Style()
      for field in fields {
        switch (field.key, field.value) {
        case ("fg", .string(let name)): style.foreground = try color(name, setting)
        case ("bg", .string(let name)): style.background = try color(name, setting)
        case ("mods", .array(let names)):
          for name in names { style.attributes.formUnion(try attribute(name, setting)) }
        default:
          let hint = Spelling.hint(for: field.key, among: ["fg", "bg", "mods"])
          throw setting.issue(
            "a look is fg = \"...\", bg = \"...\", mods = [...], not \(field.key)\(hint)")
        }
      }
      return style
    case .array: throw setting.issue("expected a colour or a table, found an array")
    }
  }

  private func attribute(_ name: String, _ setting: Setting) throws(ThemeIssue) -> Attributes {
    switch name {
    case "bold": return .bold
    case "dim": return .dim
    case "italic": return .italic
    case "underline": return .underline
    case "reverse": return .reverse
    default:
      let words = ["bold", "dim", "italic", "underline", "reverse"]
      throw setting.issue("unknown mod \"\(name)\"\(Spelling.hint(for: name, among: words))")
    }
  }

  /// A colour by hexadecimal digits, by its name in the palette, or by a name of the terminal's
  /// own.
  private func color(_ name: String, _ setting: Setting) throws(ThemeIssue) -> Color {
    if let color = Self.exactColor(name) { return color }
    if let entry = settings["palette." + name] {
      let text = try string(entry)
      guard let color = Self.exactColor(text) else {
        throw entry.issue("\"\(text)\" is not a colour such as \"#4477aa\"")
      }
      return color
    }
    if name.hasPrefix("#") {
      throw setting.issue("\"\(name)\" is not a colour such as \"#4477aa\"")
    }
    let known = settings.keys.filter { $0.hasPrefix("palette.") }.map { String($0.dropFirst(8)) }
    let hint = Spelling.hint(for: name, among: known.sorted() + Color.names)  // sorted: same hint
    throw setting.issue("unknown colour \"\(name)\"\(hint)")
  }

  private static func exactColor(_ name: String) -> Color? {
    if name.isEmpty { return .terminal }
    if let rgb = RGB(hex: name) { return .rgb(rgb) }
    return Color.names.firstIndex(of: name).map { .indexed(UInt8($0)) }
  }

  private func colors(_ path: String) throws(ThemeIssue) -> [Color]? {
    guard let setting = settings[path] else { return nil }
    guard case .array(let names) = setting.value else {
      throw setting.issue("expected an array of colours, found \(setting.value.kind)")
    }
    var colors: [Color] = []
    for name in names { colors.append(try color(name, setting)) }
    return colors
  }

  /// As many steps as a ramp has roles: between exact colours mixed, else the nearest one named.
  private func ramp(_ path: String) throws(ThemeIssue) -> [Color]? {
    guard let stops = try colors(path) else { return nil }
    let exact = stops.compactMap { color -> RGB? in
      if case .rgb(let rgb) = color { rgb } else { nil }
    }
    if !stops.isEmpty, exact.count == stops.count {
      return RGB.ramp(exact, count: Role.rampCount).map { .rgb($0) }
    }
    return (0..<Role.rampCount).map { step in
      stops.isEmpty ? .terminal : stops[step * stops.count / Role.rampCount]
    }
  }
}
