import Foundation
import Testing

/// The program in places that are not what it would wish: terminals, locales, pipes.
@Suite(.serialized) struct PlaceTests {
  @Test(arguments: ["xterm-256color", "screen", "tmux-256color", "linux", "vt100"])
  func everyKindOfTerminalHasADashboard(type: String) throws {
    let (_, terminal) = try opened(["TERM": type])
    #expect(terminal.waits(for: "Sessions"))
    quit(terminal)
  }

  @Test(arguments: ["C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "nowhere"])
  func aLocaleChoosesTheGlyphsAndNeverTheDecimalSign(locale: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    _ = try laboratory.run(
      "run", "random-search", "--world", "nasbench201", "--steps", "20", "--session", "numbers")
    let terminal = try laboratory.open(
      environment: ["LC_ALL": locale, "LOCPATH": Self.locales])
    #expect(terminal.waits(for: "numbers"))
    terminal.type("1")
    #expect(terminal.waits(for: "best so far"))
    // C.UTF-8 stands in for another one of UTF-8 that the system does not have.
    let hasUnicode = locale.hasSuffix("UTF-8")
    #expect(terminal.output.contains { $0 >= 0x80 } == hasUnicode)
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.contains(#/0\.[0-9]/#))
    #expect(!text.contains(#/[^0-9]0,[0-9]/#))
    terminal.send(SIGTERM)
    #expect(terminal.end(within: 2) == .code(143))
    // What is read before the end may break off in a character.
    #expect(String(bytes: terminal.output, encoding: .utf8) != nil)
  }

  @Test func charactersDependOnTheirOwnCategoryAlone() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let mixed = ["LC_ALL": "", "LANG": "C.UTF-8", "LC_TIME": "xx_XX.UTF-8"]
    let terminal = try laboratory.open(environment: mixed)
    #expect(terminal.waits(for: "new run"))
    #expect(terminal.output.contains { $0 >= 0x80 })
    for (locale, account) in [
      ("C.UTF-8", "UTF-8"), ("xx_XX.UTF-8", "UTF-8 by C.UTF-8, since xx_XX.UTF-8"),
      ("C", "ASCII, since C has no UTF-8"),
    ] {
      let said = try laboratory.run("doctor", environment: ["LC_ALL": locale]).out
      #expect(said.contains("  \(account)"), "\(said)")
    }
  }

  @Test func whereHomeIsNotSetTheSystemKnows() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let home = try #require(getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) })
    for unset in ["", "not/absolute"] {
      let said = try laboratory.run("doctor", environment: ["HOME": unset, "ATHANOR_SESSIONS": ""])
      #expect(said.out.contains("in \(home)/.local/state/athanor/sessions"), "\(said.out)")
    }
  }

  @Test func aPasteWithoutAnEndDoesNotMakeTheProgramDeaf() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let terminal = try laboratory.open()
    #expect(terminal.waits(for: "new run"))
    terminal.type("\u{1B}[200~hello")
    var ending: Terminal.Ending?
    for _ in 0..<10 where ending == nil {
      // A key after a silence is a key again.
      terminal.listen(1.5)
      terminal.type("q")
      ending = terminal.end(within: 0.5)
    }
    #expect(ending == .code(0))
  }

  @Test func aTerminalThatSaysItIsLightGetsALightTheme() throws {
    let (_, terminal) = try opened([:])
    #expect(terminal.waits(for: "\u{1B}]11;?\u{1B}\\"))
    #expect(terminal.waits(for: "new run"))
    terminal.type("\u{1B}]11;rgb:ffff/ffff/f0f0\u{1B}\\t")
    #expect(terminal.waits(for: "daylight"))
    #expect(terminal.frame().contains(#/▸ *daylight/#))
    terminal.type("\u{1B}")
    terminal.listenUntilQuiet()
    quit(terminal)
  }

  @Test func aTerminalWhoseColoursAreKnownIsNotAsked() throws {
    let (_, terminal) = try opened(["COLORFGBG": "15;0"])
    #expect(terminal.waits(for: "new run"))
    quit(terminal)
    #expect(!terminal.contains(Array("]11;".utf8)))
  }

  @Test(arguments: [(160, 48), (80, 24), (40, 10), (20, 5), (1, 1), (500, 200)])
  func everySizeIsSurvived(columns: Int, rows: Int) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let terminal = try laboratory.open(
      environment: ["COLUMNS": "9999", "LINES": "1"], columns: columns, rows: rows)
    terminal.listenUntilQuiet()
    for keys in ["s", "\r", "\u{1B}", "?", "\u{1B}", "t", "j", "\u{1B}"] {
      terminal.type(keys)
      terminal.listenUntilQuiet(for: 0.04, atMost: 0.5)
    }
    terminal.send(SIGTERM)
    #expect(terminal.end(within: 2) == .code(143))
    #expect(terminal.isUsable)
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func aThousandResizesEndInTheRightFrame() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let terminal = try laboratory.open()
    #expect(laboratory.startRuns(1, on: terminal))
    var random = SystemRandomNumberGenerator()
    for _ in 0..<(Laboratory.rounds > 1 ? 1000 : 100) {
      terminal.resize(
        columns: .random(in: 1...500, using: &random), rows: .random(in: 1...200, using: &random))
      terminal.listen(0.005)
    }
    terminal.type("0")
    terminal.type("p")
    terminal.listenUntilQuiet(for: 0.3)
    let start = terminal.output.count
    terminal.resize(columns: 90, rows: 20)
    // All is drawn again, from the first line to the last.
    #expect(terminal.waits(for: "athanor", since: start, seconds: 0.5))
    #expect(terminal.waits(for: "new run", since: start, seconds: 0.5))
    let frame = String(decoding: terminal.output[start...], as: UTF8.self)
    let lines = frame.matches(of: #/\u{1B}\[([0-9]+)(;[0-9]+H|d)/#).compactMap { Int($0.output.1) }
    #expect(lines.max() == 20)
    terminal.send(SIGTERM)
    #expect(terminal.end(within: 2) == .code(143))
    #expect(laboratory.areSaved())
  }

  @Test func aLostTerminalEndsTheProgramWithItsRunsSaved() throws {
    try Laboratory.withRunAtWork { laboratory, terminal in
      terminal.hangUp()
      #expect(terminal.end(within: 1) == .code(128 + SIGHUP))
      #expect(laboratory.areSaved(), "\(laboratory.sessions())")
    }
  }

  @Test func aProgramThatCannotBeStoppedGoesOn() throws {
    try Laboratory.withRunAtWork { laboratory, terminal in
      let start = terminal.output.count
      // The leader of a session has nobody who could let it go on, so the system ignores the stop.
      terminal.send(SIGTSTP)
      #expect(terminal.waits(for: "\u{1B}[?1049h", since: start, seconds: 2))
      terminal.send(SIGTERM)
      #expect(terminal.end(within: 2) == .code(143))
      #expect(laboratory.areSaved())
    }
  }

  @Test func aKeyThatComesWithAStopDoesNotHoldTheProgram() throws {
    let (_, terminal) = try opened([:])
    #expect(terminal.waits(for: "new run"))
    for _ in 0..<20 {
      let start = terminal.output.count
      terminal.send(SIGTSTP)
      terminal.type("j")
      #expect(terminal.waits(for: "\u{1B}[?1049h", since: start, seconds: 2))
    }
    quit(terminal)
  }

  private func opened(_ environment: [String: String]) throws -> (Laboratory, Terminal) {
    let laboratory = try Laboratory()
    return (laboratory, try laboratory.open(environment: environment))
  }

  private func quit(_ terminal: Terminal) {
    terminal.type("q")
    #expect(terminal.end(within: 2) == .code(0))
    #expect(terminal.isUsable)
    #expect(terminal.modes == terminal.modesBefore)
  }

  /// Where locales beside the system's own may be found.
  private static let locales = ProcessInfo.processInfo.environment["LOCPATH"] ?? ""
}
