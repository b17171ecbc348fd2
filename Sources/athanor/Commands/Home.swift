import Dashboard
import Learning
import Running
import Text

extension Program {
  /// What `athanor` takes without a command.
  static let homeOptions: [Option] = [
    .sessions, .workers,
    Option("--theme", "NAME", help: "the theme, for this time"),
    Option("--ascii", help: "draw with ASCII characters only"),
    Option("--half-blocks", help: "plots of half blocks, where the font's braille is hard to read"),
    Option("--no-color", help: "no colours (also: NO_COLOR)"),
    Option("--no-mouse", help: "leave the mouse to the terminal"),
    Option(
      "--keys", "FILE", help: "play a script of keys instead of a person (- for standard input)"),
    Option("--size", "WxH", help: "the screen of such a script (else 120x40)"),
    Option("--frames", "DIR", help: "keep a screen for each line of it, as numbered text files"),
  ]

  /// Opens the dashboard, or prints a plain summary where there is no terminal for it.
  func dashboard(_ arguments: Arguments) throws(Failure) -> Int32 {
    if let operand = arguments.operands.first {
      throw Failure(
        .input, "'\(printable(operand))' comes too late: a command is the first word after athanor")
    }
    try checkDashboard(arguments)
    if let script = arguments.value("--keys") { return try playScript(arguments, path: script) }
    if let problem = terminalProblem(environment) { return try summary(arguments, problem) }
    var options = DashboardOptions()
    options.ready = readySessions
    options.themeFolders = ProgramFolders.candidates("Themes")
    options.theme = arguments.value("--theme")
    options.isColourless = arguments.has("--no-color") || arguments.value("--color") == "never"
    options.isASCII = arguments.has("--ascii")
    options.hasHalfBlocks = arguments.has("--half-blocks")
    options.takesMouse = !arguments.has("--no-mouse")
    let (code, goingOn) = try runDashboard(options, environment: environment) {
      bell throws(Failure) in
      try runner(arguments, onNews: bell)
    }
    let store = try store(arguments)
    for name in goingOn {
      try BackgroundRun(of: name, in: store, workers: arguments.value("--workers")).start()
      out.line("\(name) goes on in the background; athanor stop \(name) ends it, all saved")
    }
    return code
  }

  /// Checks options that only the dashboard uses, also where it is not opened.
  private func checkDashboard(_ arguments: Arguments) throws(Failure) {
    _ = try arguments.count("--workers", in: Self.workerCounts)
    let isScripted = arguments.value("--keys") != nil
    for name in ["--size", "--frames"] where arguments.value(name) != nil && !isScripted {
      throw Failure(.input, "\(name) is for a script of keys: give --keys FILE with it")
    }
  }

  /// Reads the session files that come with the program.
  var readySessions: @Sendable () -> [ReadySession] {
    { ReadySessions.all.map { ReadySession(name: $0.name, request: $0.request) } }
  }

  private func summary(_ arguments: Arguments, _ problem: String) throws(Failure) -> Int32 {
    let store = try store(arguments)
    printSessions(try store.entries(), store)
    out.line()
    out.line(
      "No dashboard: \(printable(problem)). 'athanor --help' lists the commands that need none.")
    return 0
  }
}
