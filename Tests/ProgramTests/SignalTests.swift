import Foundation
import Testing

/// Whatever signal comes while runs are at work, the terminal is as it was before.
@Suite(.serialized) struct SignalTests {
  /// Signals that ask the program to end.
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aProgramAskedToEndSavesItsRuns(signal: Int32) throws {
    for _ in 0..<Laboratory.rounds {
      try withRunsAtWork { laboratory, terminal in
        terminal.send(signal)
        #expect(terminal.end(within: 2) == .code(128 + signal))
        #expect(terminal.modes == terminal.modesBefore)
        #expect(terminal.isUsable)
        #expect(laboratory.areSaved(), "\(laboratory.sessions())")
      }
    }
  }

  /// Signals of which the program dies, as its parent shall see.
  @Test(arguments: [SIGQUIT, SIGSEGV, SIGABRT, SIGTRAP])
  func aDyingProgramRestoresTheTerminal(signal: Int32) throws {
    for _ in 0..<Laboratory.rounds {
      try withRunsAtWork { laboratory, terminal in
        terminal.send(signal)
        #expect(terminal.end(within: 2) == .signal(signal))
        #expect(terminal.modes == terminal.modesBefore)
        #expect(terminal.isUsable)
        #expect(laboratory.sessions().allSatisfy { $0["phase"] as? String == "interrupted" })
      }
    }
  }

  @Test func aLostTerminalEndsTheProgramWithItsRunsSaved() throws {
    for _ in 0..<Laboratory.rounds {
      try withRunsAtWork { laboratory, terminal in
        terminal.hangUp()
        #expect(terminal.end(within: 1) == .code(128 + SIGHUP))
        #expect(laboratory.areSaved(), "\(laboratory.sessions())")
      }
    }
  }

  @Test func aStoppedJobComesBackAtTheNewSize() throws {
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
      kill(program, SIGTSTP)
      #expect(terminal.waits(for: "stopped 148", since: start, seconds: 2))
      #expect(terminal.modes == terminal.modesBefore)
      #expect(terminal.isUsable)
      terminal.resize(columns: round.isMultiple(of: 2) ? 80 : 120, rows: 24 + round % 7)
      start = terminal.output.count
      terminal.type("\n")
      #expect(terminal.waits(for: "\u{1B}[?1049h", since: start, seconds: 2))
      #expect(terminal.waits(for: "Sessions", since: start, seconds: 2))
    }
    terminal.type("q")
    terminal.listenUntilQuiet()
    terminal.type("y")
    #expect(terminal.waits(for: "stopped 0"))
    #expect(laboratory.areSaved())
  }

  @Test func aProgramThatCannotBeStoppedGoesOn() throws {
    try withRunsAtWork { laboratory, terminal in
      let start = terminal.output.count
      // The leader of a session has nobody who could let it go on, so the system ignores the stop.
      terminal.send(SIGTSTP)
      #expect(terminal.waits(for: "\u{1B}[?1049h", since: start, seconds: 2))
      terminal.send(SIGTERM)
      #expect(terminal.end(within: 2) == .code(128 + SIGTERM))
      #expect(laboratory.areSaved())
    }
  }

  private func withRunsAtWork(_ act: (Laboratory, Terminal) throws -> Void) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let terminal = try laboratory.open()
    #expect(laboratory.startRuns(2, on: terminal))
    try act(laboratory, terminal)
  }

  /// The only child of a process.
  private func child(of process: pid_t) -> pid_t? {
    let file = "/proc/\(process)/task/\(process)/children"
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return text.split(separator: " ").first.flatMap { pid_t($0) }
  }
}
