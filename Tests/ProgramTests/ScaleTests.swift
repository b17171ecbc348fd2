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
    report("first frame", [Terminal.now() - start], most: 60)
    terminal.listenUntilQuiet()
    report("scrolling", answers(of: terminal, to: Array(repeating: "j", count: 100)), most: 8)
    report("filtering", answers(of: terminal, to: "/run-002".map(String.init)), most: 8)
    terminal.type("\r\r")
    let load = Terminal.now()
    let stalls = answers(of: terminal, to: (0..<10).map { $0 % 2 == 0 ? "?" : "\u{1B}" })
    report("keys while the log is read", stalls, most: 35)
    #expect(terminal.waits(for: "s2", seconds: 5))
    report("the log read and drawn", [Terminal.now() - load], most: 3000)
  }

  /// How long the terminal waits for each key's frame, in seconds.
  private func answers(of terminal: Terminal, to keys: [String]) -> [Double] {
    keys.map { key in
      let (start, count) = (Terminal.now(), terminal.output.count)
      terminal.type(key)
      terminal.listen(2) { terminal.output.count > count }
      let end = Terminal.now()
      terminal.listen(0.04)
      return end - start
    }
  }

  private func report(_ name: String, _ seconds: [Double], most: Double) {
    let sorted = seconds.sorted().map { ($0 * 10_000).rounded() / 10 }
    let median = sorted[sorted.count / 2]
    print("    \(name): \(median) ms, at worst \(sorted[sorted.count - 1]) ms (at most \(most))")
    #expect(median <= most, "\(name): \(sorted)")
  }
}
