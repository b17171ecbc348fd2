import Text

/// The names a theme file may set.
enum ThemeScopes {
  private static let general = ["name", "variant", "inherits", "contrast"]
  private static let lists = ["series.cycle", "ramp.amount", "ramp.signed"]

  /// Every scope of a role and every beginning of one.
  static let styles: [String] = {
    var scopes: [String] = []
    for role in Role.allCases where place(of: role).family.isEmpty {
      let parts = role.scope.split(separator: ".")
      for count in 1...parts.count {
        let scope = parts.prefix(count).joined(separator: ".")
        if !scopes.contains(scope) { scopes.append(scope) }
      }
    }
    return scopes
  }()

  /// The list that sets a role and the role's number in it; no list for a role with its own entry.
  static func place(of role: Role) -> (family: String, number: Int) {
    for family in ["series", "ramp.amount", "ramp.signed"] where role.scope.hasPrefix(family + ".")
    {
      return (family, Int(role.scope.dropFirst(family.utf8.count + 1)) ?? 0)
    }
    return ("", 0)
  }

  /// What to say about an entry that nothing reads.
  static func warning(about entry: ThemeFile.Entry, in theme: String) -> [ThemeIssue] {
    let known = general + lists + styles
    guard !entry.path.hasPrefix("palette."), !known.contains(entry.path) else { return [] }
    let hint = Spelling.hint(for: entry.path, among: known)
    return [
      ThemeIssue(
        theme: theme, line: entry.line, message: "unknown name \"\(entry.path)\"\(hint)")
    ]
  }
}
