import Foundation
import Testing

/// What the dashboard may cost. Run where nothing else is at work, on the optimised program:
///
///     swift build -c release
///     ATHANOR_BUDGETS=1 ATHANOR_PROGRAM=.build/release/athanor swift test --filter BudgetTests
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["ATHANOR_BUDGETS"] != nil))
struct BudgetTests {
  @Test func theFirstFrameOfFiftySessionsComesAtOnce() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    for number in 1...50 { try laboratory.save("saved-\(number)") }
    let times = try (0..<9).map { _ in try firstFrame(laboratory, of: "saved-1") }
    report("first frame with 50 sessions", times.sorted()[4] * 1000, "ms", most: 60)
  }

  @Test func anIdleDashboardSleeps() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    for number in 1...50 { try laboratory.save("saved-\(number)") }
    let terminal = try laboratory.open(columns: 160, rows: 48)
    terminal.waits(for: "saved-1")
    terminal.listenUntilQuiet(for: 2)
    let (usage, change) = watch(terminal, seconds: 5)
    report("idle: wake-ups", Double(change.sleeps) / 5, "/s", most: 2)
    report("idle: processor", change.seconds / 5 * 100, "%", most: 0.1)
    report("idle: memory", usage.megabytes, "MB", most: 40)
  }

  @Test func aKeyIsAnsweredAtOnce() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    for number in 1...50 { try laboratory.save("saved-\(number)") }
    let terminal = try laboratory.open(columns: 160, rows: 48)
    terminal.waits(for: "saved-1")
    terminal.listenUntilQuiet()
    let times = (0..<100).map { number in
      let start = Terminal.now()
      let count = terminal.output.count
      terminal.type(number.isMultiple(of: 2) ? "j" : "k")
      terminal.listen(1) { terminal.output.count > count }
      let end = Terminal.now()
      terminal.listen(0.04)
      return end - start
    }
    report("key to frame, median", times.sorted()[50] * 1000, "ms", most: 8)
  }

  @Test func eightRunsAreFairAndObeyAtOnce() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let terminal = try laboratory.open(columns: 160, rows: 48)
    #expect(laboratory.startRuns(8, on: terminal))
    terminal.listen(4)
    let (_, change) = watch(terminal, seconds: 6)
    report("eight runs: the screen's thread", change.firstThreadSeconds / 6 * 100, "%", most: 3)
    let steps = laboratory.reportedSteps()
    let spread = Double(steps.max() ?? 0) / Double(max(steps.min() ?? 0, 1))
    print("    steps of the eight runs: \(steps)")
    report("eight runs: most steps to least", spread, "", most: 3)
    for (key, word) in [("p", "paused"), ("p", "running"), ("S", "stop"), ("y", "stopped")] {
      let start = terminal.output.count
      let begin = Terminal.now()
      terminal.type(key)
      terminal.waits(for: word, since: start, seconds: 3)
      report("eight runs: \(word)", (Terminal.now() - begin) * 1000, "ms", most: 1000)
    }
    terminal.type("q")
    terminal.listenUntilQuiet(for: 0.1, atMost: 0.5)
    let begin = Terminal.now()
    terminal.type("y")
    #expect(terminal.end(within: 5) == .code(0))
    report("eight runs: all saved and left", (Terminal.now() - begin) * 1000, "ms", most: 2000)
    #expect(laboratory.areSaved())
  }

  @Test func aSystemMonitorIsMeasuredBesideIt() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/btop") else { return }
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let monitor = try Terminal(
      ["/usr/bin/btop"], environment: laboratory.terminalEnvironment, columns: 160, rows: 48)
    monitor.listen(2)
    let (usage, change) = watch(monitor, seconds: 5)
    print(
      "    btop: \(Double(change.sleeps) / 5) wake-ups/s, \(change.seconds / 5 * 100) %, "
        + "\(usage.megabytes) MB")
    #expect(usage.megabytes > 0)
  }

  /// Seconds from the start to the frame that shows a session.
  private func firstFrame(_ laboratory: Laboratory, of session: String) throws -> Double {
    let start = Terminal.now()
    let terminal = try laboratory.open(columns: 160, rows: 48)
    #expect(terminal.waits(for: session))
    let time = Terminal.now() - start
    terminal.type("q")
    #expect(terminal.end(within: 2) == .code(0))
    return time
  }

  /// What a program on a terminal uses in a while, and how much it had used at its end.
  private func watch(_ terminal: Terminal, seconds: Double) -> (end: Usage, change: Usage) {
    let before = Usage(of: terminal.process)
    terminal.listen(seconds)
    let after = Usage(of: terminal.process)
    var change = after
    change.seconds -= before.seconds
    change.firstThreadSeconds -= before.firstThreadSeconds
    change.sleeps -= before.sleeps
    return (after, change)
  }

  private func report(_ name: String, _ value: Double, _ unit: String, most: Double) {
    print("    \(name): \((value * 100).rounded() / 100) \(unit) (at most \(most))")
    #expect(value <= most, "\(name): \(value) \(unit), more than \(most)")
  }
}

extension Laboratory {
  /// Makes a session that has ended.
  fileprivate func save(_ name: String) throws {
    _ = try run(
      "run", "random-search", "--world", "nasbench201", "--steps", "30", "--session", name,
      "--quiet")
  }

  /// The last step in each session's log.
  fileprivate func reportedSteps() -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? []
    return names.sorted().map { lastStep($0) }
  }
}
