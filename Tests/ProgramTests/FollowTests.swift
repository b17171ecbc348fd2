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
    let before = terminal.frame(showing: "7 of")
    #expect(before.contains("7 of") && !before.contains("19 trees"), "\(before)")
    _ = try laboratory.run("resume", "steady", "--steps", "19", "--quiet")
    let after = terminal.frame(showing: "19 trees")
    #expect(after.contains("19 trees") && after.contains("finished"), "\(after)")
  }

  @Test func aSessionThatAnotherProcessBeginsIsListed() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    _ = try laboratory.start(begin("first") + ["--steps", "3"]).end()
    let terminal = try laboratory.open(columns: 120, rows: 40)
    #expect(terminal.waits(for: "first"))
    terminal.listenUntilQuiet()
    _ = try laboratory.start(begin("second") + ["--steps", "3"]).end()
    #expect(terminal.waits(for: "second"))
  }

  private func begin(_ name: String) -> [String] {
    ["run", "boosting", "--set", "rounds=19", "--session", name, "--quiet"]
  }
}
