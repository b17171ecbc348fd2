import Foundation
import Learning
import Testing

@testable import Running

/// A log that lost its end costs what it lost, and one of nonsense costs little to refuse.
@Suite struct LogDamageTests {
  @Test func aLogTooShortForTheNewestCheckpointFallsBackToOneItFits() throws {
    let specimen = try Specimen(RunRequest(system: "walker"), slices: 30)
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    let log = try #require(specimen.files[EventLog.name])
    let newest = try #require(specimen.files[CheckpointFile.name])
    let checkpoint = try CheckpointFile.read(
      newest, path: "checkpoint", as: Checkpoint<Walker>.self)
    let short = Array(log[..<(checkpoint.logLength - 1)])
    guard
      case .right(let warning?) = try specimen.aftermath(
        of: EventLog.name, being: short, in: bench)
    else {
      Issue.record("it did not go on to the right end with a warning")
      return
    }
    #expect(warning.contains("the checkpoint at step \(checkpoint.step) cannot be used"))
    #expect(warning.contains("goes on from the checkpoint before, at step "))
  }

  @Test func aLogTooShortForAnyCheckpointIsRefused() throws {
    let specimen = try Specimen(RunRequest(system: "walker"), slices: 30)
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    let aftermath = try specimen.aftermath(of: EventLog.name, being: [], in: bench)
    guard case .refused = aftermath else {
      Issue.record("\(aftermath)")
      return
    }
  }

  @Test(arguments: [1 << 53 + 1, 1 << 62, Int.max, -1])
  func aStepThatNoRunTakesIsNoEvent(step: Int) {
    let line = Event(step: step, .series(name: "s", value: 1)).line.text
    #expect(Event(line: line.utf8) == nil)
    #expect(Event(line: Event(step: 1 << 53, .series(name: "s", value: 1)).line.text.utf8) != nil)
  }

  @Test func aLineWithoutAnEndIsGivenUpEarly() throws {
    let folder = Folder(path: Scratch.path())
    try folder.make()
    defer { try? folder.remove() }
    let session = folder.subfolder("a")
    try session.make()
    try session.put([], as: EventLog.name)
    #expect(truncate(session.path(of: EventLog.name), 1 << 40) == 0)
    let store = SessionStore(path: folder.path)
    let warning = try store.replay(SessionName("a")) { _ in }
    #expect(warning == "the log of a breaks off at line 1")
    #expect(try session.log().count <= EventLog.longestLine + EventLog.stretch)
  }
}
