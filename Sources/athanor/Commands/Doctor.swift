import Foundation
import Learning
import Running

extension Command {
  static let doctor = Command(
    name: "doctor", operands: "",
    help: "terminal, colours, locale, OpenBLAS core and threads, data sets, sessions folder",
    options: [.sessions]
  ) { arguments, program throws(Failure) in
    let environment = program.environment
    let names = ["TERM", "COLORTERM", "LANG", "LC_ALL", "NO_COLOR"]
    var rows = names.map { [$0, environment[$0].map { printable($0) } ?? "not set"] }
    rows.append(["standard output", program.out.isTerminal ? "a terminal" : "not a terminal"])
    rows.append(["processor cores", "\(ProcessInfo.processInfo.activeProcessorCount)"])
    rows.append(["sessions", printable(program.sessionsPath(arguments), most: 400)])
    rows.append(["ready sessions", ProgramFolders.find("Sessions") ?? "not found"])
    rows.append(["themes", ProgramFolders.find("Themes") ?? "not found: the built-in one is used"])
    for line in columns(rows) { program.out.line(line) }
    return 0
  }

  static let theme = Command(
    name: "theme", operands: "lint [FILE]...", help: "check theme files", options: []
  ) { _, _ throws(Failure) in
    throw Failure(.input, "theme lint is not there yet")
  }

  static let show = Command(
    name: "show", operands: "SESSION", help: "any pane of the dashboard as text",
    options: [
      Option("--pane", "NAME", help: "which pane"), Option("--width", "N", help: "columns"),
      .sessions, .json,
    ]
  ) { _, _ throws(Failure) in
    throw Failure(.input, "show is not there yet")
  }
}

extension Program {
  static let homeOptions: [Option] = [.sessions]

  func dashboard(_ arguments: Arguments) throws(Failure) -> Int32 {
    let store = store(arguments)
    printSessions(try store.entries(), store)
    return 0
  }
}
