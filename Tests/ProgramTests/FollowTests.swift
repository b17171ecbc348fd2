import Foundation
import Testing

/// What another process does to a session is seen without being asked for.
@Suite(.serialized) struct FollowTests {
  @Test func aSessionThatAnotherProcessTakesFurtherIsReadAnew() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    _ = try laboratory.start(begin("steady") + ["--steps", "7"]).end()
    let terminal = try laboratory.open(columns: 120, rows: 40)
    #expect(terminal.waits(for: "steady"))
    terminal.type("\r")
    let before = terminal.frame(showing: "7/7")
    #expect(before.contains("7/7"), "\(before)")
    _ = try laboratory.run("resume", "steady", "--steps", "19", "--quiet")
    var after = terminal.frame(showing: "19/19")
    #expect(after.contains("19/19"), "\(after)")
    // The log below the charts comes from the history, which is read anew.
    let end = Terminal.now() + 30
    while bests(in: after) <= bests(in: before), Terminal.now() < end { after = terminal.frame() }
    #expect(bests(in: after) > bests(in: before), "\(after)")
  }

  private func bests(in frame: String) -> Int { frame.matches(of: #/★ best/#).count }

  @Test func aSessionThatAnotherProcessBeginsIsListed() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    _ = try laboratory.start(begin("first") + ["--steps", "3"]).end()
    let terminal = try laboratory.open(columns: 120, rows: 40)
    #expect(terminal.waits(for: "first"))
    terminal.listenUntilQuiet()
    _ = try laboratory.start(begin("second") + ["--steps", "3"]).end()
    let frame = terminal.frame(showing: "second")
    #expect(frame.contains("second"), "\(frame)")
  }

  private func begin(_ name: String) -> [String] {
    ["run", "boosting", "--set", "rounds=19", "--session", name, "--quiet"]
  }
}
