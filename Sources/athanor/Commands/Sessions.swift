import Learning
import Running
import Text

extension Command {
  static let sessions = Command(
    name: "sessions", operands: "", help: "what is on disk: state, best, delta, steps, size",
    options: [
      Option("--purge", "NAME", help: "delete this one, which is in the trash, for good"),
      .sessions, .json,
    ]
  ) { arguments, program throws(Failure) in
    guard arguments.operands.isEmpty else { throw Failure(.input, "sessions takes no operand") }
    let store = try program.store(arguments)
    if let name = arguments.value("--purge") {
      try store.purge(SessionName(name))
      return 0
    }
    let entries = try store.entries()
    if arguments.has("--json") {
      for entry in entries {
        program.out.line(jsonLine(entry, size: store.size(entry.name)).text)
      }
    } else {
      program.printSessions(entries, store)
    }
    return 0
  }

  private static func jsonLine(_ entry: SessionStore.Entry, size: Int) -> JSONLine {
    var line = JSONLine(event: "session")
    line.add("name", entry.name.text)
    line.add("system", entry.record?.request.system ?? "")
    line.add("note", entry.label.note)
    line.add("tags", entry.label.tags)
    line.add("phase", entry.phase.rawValue)
    line.add("in_use", entry.isInUse)
    line.add("steps", entry.status?.step ?? 0)
    line.add("best", entry.status?.bestValue)
    line.add("metric", entry.status?.objective?.name ?? "")
    line.add("delta", entry.status?.delta?.mean)
    line.add("delta_low", entry.status?.delta?.low)
    line.add("delta_high", entry.status?.delta?.high)
    if let kind = entry.status?.delta?.gain.kind { line.add("delta_kind", kind.rawValue) }
    line.add("seconds", entry.status?.wallSeconds)
    line.add("cpu_seconds", entry.status?.cpuSeconds)
    line.add("bytes", size)
    if let problem = entry.problem ?? entry.status?.message { line.add("message", problem) }
    return line
  }
}

extension Program {
  /// Prints sessions as a table.
  func printSessions(_ entries: [SessionStore.Entry], _ store: SessionStore) {
    guard !entries.isEmpty else {
      out.line("no sessions in \(printable(store.path, most: 400))")
      return
    }
    let head = ["session", "state", "system", "steps", "best", "delta", "size"]
    let rows = entries.map { entry in
      let status = entry.status
      let steps = "\(status?.step ?? 0)" + (status?.planned.map { "/\($0)" } ?? "")
      return [
        entry.name.text, entry.problem == nil ? entry.phase.rawValue : "unreadable",
        entry.record.map { printable($0.request.system) } ?? "-", steps,
        Numeral.plain(status?.bestValue),
        Numeral.plain(status?.delta?.mean), Numeral.decimalBytes(store.size(entry.name)),
      ]
    }
    for line in columns([head] + rows) { out.line(line) }
    for problem in entries.compactMap(\.problem) { complain(problem) }
  }
}
