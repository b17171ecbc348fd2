import Foundation
import Testing

/// Two hundred sessions, one of them with a long log: every row is found, and nobody waits.
@Suite(.serialized) struct ScaleTests {
  @Test func everyOneOfManySessionsIsFound() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    try laboratory.fill(sessions: 200)
    let terminal = try laboratory.open()
    #expect(terminal.waits(for: "run-001"))
    #expect(!terminal.frame(showing: "run-001").contains("run-150"))
    terminal.type(String(repeating: "j", count: 149))
    #expect(terminal.frame(showing: "run-150").contains("run-150"))
    terminal.type("/run-17")
    // A frame may come between two keys, or be looked at while it is drawn.
    let found = terminal.frame { frame in
      (170...179).allSatisfy { frame.contains("run-\($0)") }
        && !["150", "169", "180"].contains { frame.contains("run-\($0)") }
    }
    #expect((170...179).allSatisfy { found.contains("run-\($0)") })
    #expect(!found.contains("run-150") && !found.contains("run-180"))
    terminal.type("7\r")
    let opened = terminal.frame { $0.contains("run-177") && !$0.contains("run-178") }
    #expect(opened.contains("run-177") && !opened.contains("run-178"))
  }

  @Test func keysAreAnsweredWhileALongLogIsRead() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    try laboratory.fill(sessions: 3)
    _ = try laboratory.lengthen("run-002", series: 20, points: 10_000)
    let terminal = try laboratory.open()
    #expect(terminal.waits(for: "run-002"))
    terminal.type("j\r")
    #expect(terminal.waits(for: "Reading the log"))
    let start = terminal.output.count
    terminal.type("?")
    #expect(terminal.waits(for: "to search", since: start))
    #expect(!terminal.contains(Array("s2".utf8)), "the log was there before the key was answered")
    terminal.type("\u{1B}")
    #expect(terminal.waits(for: "s2", since: start))
  }

  /// The measured form, for the optimised program on a machine with nothing else to do.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ATHANOR_BUDGETS"] != nil))
  func twoHundredSessionsAndALongLogCostLittle() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    try laboratory.fill(sessions: 200)
    let bytes = try laboratory.lengthen("run-002", series: 20, points: 50_000)
    print("    the long log: \(bytes / 1_000_000) MB")
    let start = Terminal.now()
    let terminal = try laboratory.open(columns: 160, rows: 48)
    #expect(terminal.waits(for: "run-001"))
    Answers([Terminal.now() - start]).report("first frame", most: 60)
    terminal.listenUntilQuiet()
    Answers(of: terminal, to: Array(repeating: "j", count: 100)).report("scrolling", most: 8)
    Answers(of: terminal, to: "/run-002".map(String.init)).report("filtering", most: 8)
    terminal.type("\r\r")
    let load = Terminal.now()
    let keys = (0..<10).map { $0 % 2 == 0 ? "?" : "\u{1B}" }
    Answers(of: terminal, to: keys).report("keys while the log is read", most: 35)
    #expect(terminal.waits(for: "s2", seconds: 5))
    Answers([Terminal.now() - load]).report("the log read and drawn", most: 3000)
  }

  /// A search of a table that went on for very long; measured as the one before.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ATHANOR_BUDGETS"] != nil))
  func aHundredThousandTrialsCostLittle() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let terminal = try opened(
      in: laboratory, after: ["random-search", "--world", "nasbench201", "--set", "trials=100000"],
      typing: "\rT", showing: "100,000 by")
    Answers(of: terminal, to: Array(repeating: "j", count: 50)).report("scrolling", most: 8)
    Answers(of: terminal, to: ["o", "o", "o", "o"]).report("turning the order round", most: 8)
    Answers(of: terminal, to: "/conv3x3 avg".map(String.init)).report("filtering", most: 8)
    terminal.type("\u{1B}")
    terminal.listenUntilQuiet(for: 0.5)
    let megabytes = Usage(of: terminal.process).megabytes
    print("    memory: \(megabytes) MB (at most 60)")
    #expect(megabytes <= 60)
    terminal.type("\r")
    terminal.listenUntilQuiet(for: 1)
    Answers(of: terminal, to: Array(repeating: "j", count: 50)).report("trial after trial", most: 8)
  }

  /// Every view inside a run, several at once; measured as the one before.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ATHANOR_BUDGETS"] != nil))
  func pagesInsideCostLittle() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let words = ["--set", "divisor=500", "--set", "epochs=1", "--set", "final-epochs=1"]
    let terminal = try opened(
      in: laboratory, after: ["metaqnn"] + words, typing: "\r5", showing: "Finals")
    Answers(of: terminal, to: Array(repeating: "\t", count: 50)).report("view after view", most: 8)
  }

  /// The dashboard on a page of a run that has come to its end, once the page has been drawn.
  private func opened(
    in laboratory: Laboratory, after words: [String], typing keys: String, showing text: String
  ) throws -> Terminal {
    let child = try laboratory.start(["run", "--session", "seen", "--quiet"] + words)
    let ending = try child.end()
    #expect(ending.code == 0)
    let terminal = try laboratory.open(columns: 200, rows: 60)
    #expect(terminal.waits(for: "seen"))
    terminal.type(keys)
    #expect(terminal.waits(for: text, seconds: 20))
    terminal.listenUntilQuiet(for: 1)
    return terminal
  }
}
