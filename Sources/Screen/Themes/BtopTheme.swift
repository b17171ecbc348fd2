/// Reads the theme files of btop: lines `theme[main_bg]="#1a1b26"`, where a colour is `#rrggbb`, a
/// grey `#gg`, or `r g b` in decimals, and an empty one the terminal's own.
enum BtopTheme {
  /// Whether a file is one.
  static func isOne(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { $0.drop { $0 == " " }.hasPrefix("theme[") }
  }

  /// Reads a file and translates it into our entries.
  static func read(_ text: String, name: String) throws(ThemeIssue) -> ThemeFile {
    var colors: [String: (line: Int, color: String)] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = line.drop { $0 == " " || $0 == "\t" }
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let (key, value) = try assignment(line, name: name, line: index + 1)
      colors[key] = (index + 1, try color(value, name: name, line: index + 1))
    }
    return ThemeFile(name: name, entries: entries(colors))
  }

  private static func assignment(
    _ line: Substring, name: String, line number: Int
  ) throws(ThemeIssue) -> (key: String, value: String) {
    guard line.hasPrefix("theme["), let close = line.firstIndex(of: "]"),
      let equals = line[close...].firstIndex(of: "=")
    else {
      throw ThemeIssue(theme: name, line: number, message: "expected theme[name]=\"#rrggbb\"")
    }
    let value = line[line.index(after: equals)...].filter { $0 != "\"" && $0 != "'" }
    return (String(line[..<close].dropFirst(6)), String(value))
  }

  private static func color(
    _ text: String, name: String, line: Int
  ) throws(ThemeIssue) -> String {
    let parts = text.split(separator: " ")
    guard let first = parts.first else { return "" }
    if first.hasPrefix("#") {
      let digits = String(first.dropFirst())
      let hex = "#" + (digits.utf8.count == 2 ? digits + digits + digits : digits)
      if RGB(hex: hex) != nil { return hex }
    } else if parts.count == 3 {
      let bytes = parts.compactMap { UInt8($0) }
      if bytes.count == 3 { return RGB(bytes[0], bytes[1], bytes[2]).hex }
    }
    throw ThemeIssue(theme: name, line: line, message: "\"\(text)\" is not a colour")
  }

  /// Where each of our looks comes from, the first that is given.
  private static let sources: [(path: String, keys: [String])] = [
    ("ui", ["main_fg"]), ("ui.text", ["main_fg"]), ("ui.title", ["title", "main_fg"]),
    ("ui.text.dim", ["graph_text", "main_fg"]), ("ui.border", ["div_line", "inactive_fg"]),
    ("ui.border.focused", ["hi_fg", "cpu_box"]), ("ui.key", ["hi_fg", "title"]),
    ("ui.key.action", ["main_fg"]), ("ui.cursor", ["hi_fg"]), ("ui.marked", ["hi_fg"]),
    ("status", ["main_fg"]), ("status.running", ["proc_misc", "download_end", "cpu_start"]),
    ("status.paused", ["used_mid", "cpu_mid", "main_fg"]),
    ("status.finished", ["free_end", "cpu_start", "main_fg"]),
    ("status.failed", ["temp_end", "cpu_end", "hi_fg"]),
    ("status.queued", ["graph_text", "main_fg"]),
    ("verdict", ["main_fg"]), ("verdict.good", ["free_end", "cpu_start"]),
    ("verdict.warn", ["temp_mid", "cpu_mid", "main_fg"]),
    ("verdict.bad", ["temp_end", "cpu_end", "hi_fg"]), ("verdict.best", ["hi_fg", "title"]),
    ("difference", ["main_fg"]), ("difference.added", ["free_end", "cpu_start"]),
    ("difference.removed", ["temp_end", "cpu_end"]),
    ("chart", ["main_fg"]), ("chart.axis", ["graph_text", "main_fg"]),
    ("chart.grid", ["meter_bg", "div_line", "inactive_fg"]),
    ("chart.band", ["meter_bg", "div_line", "inactive_fg"]),
    ("chart.raw", ["inactive_fg", "div_line"]), ("chart.dead", ["inactive_fg", "div_line"]),
    ("chart.alive", ["proc_misc", "hi_fg"]), ("chart.front", ["hi_fg", "title"]),
  ]

  private static let series = [
    "cpu_box", "mem_box", "net_box", "proc_box", "temp_end", "free_end", "cached_end",
    "available_end", "used_end", "download_end", "upload_end", "cpu_start", "proc_misc", "main_fg",
  ]

  private static func entries(_ colors: [String: (line: Int, color: String)]) -> [ThemeFile.Entry] {
    func first(_ keys: [String]) -> (line: Int, color: String)? {
      keys.lazy.compactMap { colors[$0] }.first { !$0.color.isEmpty }
    }
    func ramp(_ key: String) -> [String] {
      ["_start", "_mid", "_end"].compactMap { colors[key + $0]?.color }.filter { !$0.isEmpty }
    }
    var entries = sources.map { source in
      let found = first(source.keys)
      return ThemeFile.Entry(
        line: found?.line ?? 0, path: source.path, value: .string(found?.color ?? ""))
    }
    func add(_ path: String, _ value: ThemeFile.Value) {
      entries.append(ThemeFile.Entry(line: 0, path: path, value: value))
    }
    let background = colors["main_bg"]?.color ?? ""
    let light = (RGB(hex: background)?.luminance ?? 0) > 0.3
    add("variant", .string(light ? "light" : "dark"))
    add("ui.background", .string(background))
    let selection = [("fg", "selected_fg"), ("bg", "selected_bg")].compactMap { key, source in
      colors[source].map { ThemeFile.Field(key: key, value: .string($0.color)) }
    }
    add("ui.selection", .table(selection))
    for surface in ["ui.modal", "ui.toast", "ui.header", "ui.footer"] {
      add(
        surface,
        .table([ThemeFile.Field(key: "fg", value: .string(first(["main_fg"])?.color ?? ""))]))
    }
    var cycle: [String] = []
    for color in series.compactMap({ first([$0])?.color }) where !cycle.contains(color) {
      cycle.append(color)
    }
    add("series.cycle", .array(Array(cycle.prefix(Role.seriesCount))))
    add("ramp.amount", .array(ramp("cpu")))
    add("ramp.signed", .array(ramp("temp")))
    return entries
  }
}
