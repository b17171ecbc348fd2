import Foundation
import Testing

/// What a terminal program must bear, a row of the table of stress a test: the terminal is given
/// back as it was, the parent sees what happened, and a place that cannot show a dashboard gets
/// what it can show.
@Suite(.serialized) struct StressTests {
  // MARK: Signals

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGXCPU, SIGALRM])
  func aProgramAskedToEndSavesItsRuns(signal: Int32) throws {
    try Laboratory.withRunAtWork { laboratory, terminal in
      terminal.send(signal)
      #expect(terminal.end(within: 2) == .code(128 + signal))
      expectRestored(terminal)
      #expect(laboratory.areSaved(), "\(laboratory.sessions())")
    }
  }

  @Test(arguments: [SIGQUIT, SIGSEGV, SIGABRT, SIGTRAP])
  func aDyingProgramRestoresTheTerminal(signal: Int32) throws {
    try Laboratory.withRunAtWork { laboratory, terminal in
      terminal.send(signal)
      #expect(terminal.end(within: 2) == .signal(signal))
      expectRestored(terminal)
      #expect(laboratory.sessions().allSatisfy { $0["phase"] as? String == "interrupted" })
    }
  }

  // Such a trap is a line on standard error and then an illegal instruction: both are given to the
  // program from outside, in this order.
  @Test func aTrapOfTheLanguageIsReadOnTheRestoredTerminal() throws {
    try Laboratory.withRunAtWork { laboratory, terminal in
      let trap = "Fatal error: Index out of range"
      let errors = try #require(FileHandle(forWritingAtPath: "/proc/\(terminal.process)/fd/2"))
      try errors.write(contentsOf: Data((trap + "\n").utf8))
      terminal.listen(0.1)
      #expect(!terminal.contains(Array(trap.utf8)))
      terminal.send(SIGILL)
      #expect(terminal.end(within: 2) == .signal(SIGILL))
      expectRestored(terminal)
      // The other screen is left before the line comes, so that it stays to be read.
      let text = String(decoding: terminal.output, as: UTF8.self)
      let parts = text.split(separator: "\u{1B}[?1049l")
      #expect(parts.last?.contains(trap) == true)
      #expect(laboratory.sessions().allSatisfy { $0["phase"] as? String == "interrupted" })
    }
  }

  @Test(arguments: Stop.allCases)
  fileprivate func aStoppedJobComesBackAtTheNewSize(stop: Stop) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let shell = "set -m; \"$0\"; echo stopped $?; while read answer; do fg; echo stopped $?; done"
    let terminal = try Terminal(
      ["/bin/sh", "-c", shell, Child.path(of: "athanor")],
      environment: laboratory.terminalEnvironment)
    #expect(laboratory.startRuns(1, on: terminal))
    let program = try #require(child(of: terminal.process))
    for round in 0..<Laboratory.rounds {
      var start = terminal.output.count
      switch stop {
      case .key: terminal.type("\u{1A}")
      case .signal: kill(program, SIGTSTP)
      }
      #expect(terminal.waits(for: "stopped 148", since: start, seconds: 2))
      #expect(terminal.modes == terminal.modesBefore)
      #expect(terminal.isUsable)
      terminal.resize(columns: round.isMultiple(of: 2) ? 80 : 120, rows: 24 + round % 7)
      start = terminal.output.count
      terminal.type("\n")
      #expect(
        terminal.waits(for: "\u{1B}[?1049h", since: start, seconds: 2),
        "\(String(decoding: terminal.output[start...].prefix(400), as: UTF8.self).debugDescription)"
      )
      #expect(terminal.waits(for: "Sessions", since: start, seconds: 2))
    }
    terminal.type("q")
    #expect(terminal.waits(for: "Quit?"))
    terminal.type("y")
    #expect(terminal.waits(for: "stopped 0"))
    #expect(laboratory.areSaved())
  }

  // What comes while it is ignored is lost, and then nobody is given the terminal.
  @Test func aStopIsNeverIgnoredNotEvenWhileDrawing() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let terminal = try laboratory.open(columns: 200, rows: 60)
    #expect(terminal.waits(for: "new run"))
    var looks = 0
    for _ in 0..<40 {
      terminal.type("\u{0C}")
      let end = Terminal.now() + 0.035
      while Terminal.now() < end {
        #expect(!isIgnored(SIGTSTP, by: terminal.process))
        looks += 1
      }
      terminal.listen(0.001)
    }
    #expect(looks > 1000)
    quit(terminal)
  }

  /// How a job is stopped: by its terminal's key, or by somebody else.
  fileprivate enum Stop: CaseIterable {
    case key, signal
  }

  // MARK: Places

  @Test func noColourIsShownWhereNoneIsWanted() throws {
    let terminal = try opened(["NO_COLOR": "1"])
    #expect(terminal.waits(for: "Sessions"))
    quit(terminal)
    #expect(colours(of: terminal).isEmpty)
    let coloured = try opened([:])
    #expect(coloured.waits(for: "Sessions"))
    quit(coloured)
    #expect(!colours(of: coloured).isEmpty)
  }

  @Test func nothingButASCIIIsShownWhereTheLanguageIsC() throws {
    let terminal = try opened(["LC_ALL": "", "LANG": "C"])
    #expect(terminal.waits(for: "Sessions"))
    quit(terminal)
    #expect(!terminal.output.contains { $0 >= 0x80 })
  }

  @Test(arguments: ["dumb", "", "unheard-of"])
  func aTerminalThatCanDoNothingGetsASummary(type: String) throws {
    let terminal = try opened(["TERM": type])
    #expect(terminal.end(within: 5) == .code(0))
    #expect(terminal.contains(Array("'athanor --help' lists the commands".utf8)))
    #expect(!terminal.output.contains(0x1B))
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func aPipeGetsASummary() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let ending = try laboratory.run(environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])
    #expect(ending.code == 0)
    #expect(ending.out.contains("standard output is not a terminal"))
    #expect(!ending.out.utf8.contains(0x1B))
    #expect(ending.err.isEmpty)
  }

  @Test func aTinyScreenHasALineThatTakesKeys() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    _ = try laboratory.run(
      "run", "random-search", "--world", "nasbench201", "--steps", "20", "--session", "tiny")
    let terminal = try laboratory.open(columns: 20, rows: 5)
    #expect(terminal.waits(for: "tiny"))
    #expect(terminal.text.contains("100%"))
    quit(terminal)
  }

  // MARK: Tools

  private func opened(_ environment: [String: String]) throws -> Terminal {
    try Laboratory().open(environment: environment)
  }

  private func quit(_ terminal: Terminal) {
    terminal.type("q")
    #expect(terminal.end(within: 2) == .code(0))
    expectRestored(terminal)
  }

  private func expectRestored(_ terminal: Terminal) {
    #expect(terminal.modes == terminal.modesBefore)
    #expect(terminal.isUsable)
  }

  /// The orders by which a program has set a colour.
  private func colours(of terminal: Terminal) -> [Substring] {
    let text = String(decoding: terminal.output, as: UTF8.self)
    return text.matches(of: #/\u{1B}\[([0-9]+;)*(3[0-8]|4[0-8]|9[0-7])[:;0-9]*m/#).map(\.0)
  }

  /// Whether a process ignores a signal.
  private func isIgnored(_ signal: Int32, by process: pid_t) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }
    let mask = line?.split(whereSeparator: \.isWhitespace).last.flatMap { UInt64($0, radix: 16) }
    return (mask ?? 0) >> UInt64(signal - 1) & 1 == 1
  }

  /// The only child of a process.
  private func child(of process: pid_t) -> pid_t? {
    let file = "/proc/\(process)/task/\(process)/children"
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return text.split(separator: " ").first.flatMap { pid_t($0) }
  }
}
