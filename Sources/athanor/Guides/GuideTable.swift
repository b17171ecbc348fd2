import Dashboard
import Learning
import Reproduction
import Systems

/// A part of the guides that is made from the program's own tables.
///
/// It stands between `<!-- generated: NAME -->` and `<!-- end -->`.
enum GuideTable: String, CaseIterable {
  case keys, commands, options, settings, results, measurements, league

  /// The lines of Markdown.
  var lines: [String] {
    switch self {
    case .keys: Self.keyTable(of: .standard)
    case .commands: Self.commandTable
    case .options: Self.optionTable
    case .settings: Self.settingTables
    case .results: Self.table(ResultsTable.head, Self.recorded.rows)
    case .league: Self.leagueChart
    case .measurements: Self.table(ResultsTable.circumstancesHead, Self.recorded.circumstances)
    }
  }

  /// A guide with its generated parts as they should be now.
  static func renewed(_ markdown: String) -> String {
    var lines: [Substring] = []
    var isReplaced = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "<!-- end -->" { isReplaced = false }
      if !isReplaced { lines.append(line) }
      guard let table = allCases.first(where: { line == "<!-- generated: \($0) -->" }) else {
        continue
      }
      lines += [""] + table.lines.map { $0[...] } + [""]
      isReplaced = true
    }
    return lines.joined(separator: "\n")
  }

  /// A Markdown table.
  static func table(_ head: [String], _ rows: [[String]]) -> [String] {
    ([head, head.map { _ in "---" }] + rows).map { cells in
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
  }

  /// What the program carries; nothing where that cannot be read, which a test would show.
  private static var recorded: ResultsTable {
    ResultsTable(records: (try? FigureRecord.recorded()) ?? [])
  }

  private static func code(_ text: String) -> String { text.contains("`") ? text : "`\(text)`" }
}

// MARK: - Keys

extension GuideTable {
  private static func keyTable(of keys: KeyTable) -> [String] {
    table(
      ["keys", "where", "what they do"],
      keys.bindings.map { binding in
        [
          binding.keys.map { code($0.description) }.joined(separator: " "),
          places(binding.context), binding.help,
        ]
      })
  }

  /// Places by the names of the largest groups that they fill.
  private static func places(_ context: Context) -> String {
    let groups: [(context: Context, name: String)] = [
      (.anywhere, "everywhere"), (.scrolling, "all but questions"), (.screens, "every page"),
      (.session, "a session's pages"),
    ]
    var rest = context
    var names: [String] = []
    for group in groups + Context.all where !rest.isEmpty && rest.isSuperset(of: group.context) {
      names.append(group.name)
      rest.subtract(group.context)
    }
    return names.joined(separator: ", ")
  }
}

// MARK: - The command line

extension GuideTable {
  private static var commandTable: [String] {
    table(
      ["command", "what it does"],
      Command.all.map { command in
        let usage = "athanor \(command.name) \(command.operands)"
        return [code(usage.hasSuffix(" ") ? String(usage.dropLast()) : usage), command.help]
      })
  }

  private static var optionTable: [String] {
    let dashboard = Program.homeOptions.map { ["(the dashboard)", code($0.usage), $0.help] }
    let others = Command.all.flatMap { command in
      command.options.map { [code(command.name), code($0.usage), $0.help] }
    }
    let everywhere = Option.everywhere.map { ["(all)", code($0.usage), $0.help] }
    return table(["command", "option", "meaning"], dashboard + others + everywhere)
  }
}

// MARK: - Settings

extension GuideTable {
  private static var settingTables: [String] {
    Array(catalog.map { settingTable(of: $0) }.joined(separator: [""]))
  }

  private static func settingTable<S: System>(of system: S.Type) -> [String] {
    let start = S.Settings.presets.first?.settings ?? S.Settings()
    let rows = zip(S.Settings.knobs, start.values).map { knob, start in
      [code(knob.id) + (knob.isAdjustable ? " ~" : ""), "\(start.value)", knob.range, knob.help]
    }
    return ["### \(S.card.title): `\(S.card.id)`", ""]
      + table(["setting", "start", "range", "meaning"], rows)
  }
}
