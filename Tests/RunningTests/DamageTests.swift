import Compute
import Foundation
import Learning
import Testing

@testable import Running

/// No damage to a session is taken for the truth: it is refused in a clear line, or the run ends
/// as it would have without.
@Suite struct DamageTests {
  static let files = [
    CheckpointFile.name, CheckpointFile.previousName, SessionRecord.name, EventLog.name,
    SessionStatus.fileName, SessionFolder.lockName,
  ]

  /// Two steps before its end, so that every file is there and little is left to do.
  private func small() throws -> Specimen {
    try Specimen(RunRequest(system: "climber", settings: ["length": .count(6)]), slices: 22)
  }

  @Test(arguments: files) func everyFlippedByteIsSeen(file: String) throws {
    let specimen = try small()
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    let bytes = try #require(specimen.files[file])
    #expect(try specimen.aftermath(of: "", being: [], in: bench) == .right(warning: nil))
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 1 << UInt8(index % 8)
      let aftermath = try specimen.aftermath(of: file, being: flipped, in: bench)
      #expect(isFine(aftermath, file), "byte \(index): \(aftermath)")
    }
  }

  @Test(arguments: files) func everyLengthIsSeen(file: String) throws {
    let specimen = try small()
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    let bytes = try #require(specimen.files[file])
    for length in bytes.indices {
      let aftermath = try specimen.aftermath(of: file, being: Array(bytes[..<length]), in: bench)
      #expect(isFine(aftermath, file), "\(length) bytes: \(aftermath)")
    }
  }

  /// How often a large session is damaged: a thousand times in passing, more when
  /// `$ATHANOR_FLIPS` says so.
  private static let flips =
    ProcessInfo.processInfo.environment["ATHANOR_FLIPS"].flatMap { Int($0) } ?? 1000

  /// In four lanes, for it is by far the most work of all tests.
  @Test(arguments: 1...4) func flipsOfALargeSessionAreSeen(lane: UInt64) throws {
    let request = RunRequest(
      system: "walker", settings: ["length": .count(60), "ballast": .count(200)])
    let specimen = try Specimen(request, slices: 59)
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    let kept = Self.files.filter { specimen.files[$0]?.isEmpty == false }
    var random = Random(seed: lane)
    for _ in 0..<Self.flips / 4 {
      // Large files are hit more often, as by a failing disk.
      var place = random.below(kept.reduce(0) { $0 + (specimen.files[$1]?.count ?? 0) })
      for file in kept {
        guard var bytes = specimen.files[file], place >= 0 else { continue }
        if place < bytes.count {
          bytes[place] ^= 1 << UInt8(random.below(8))
          let aftermath = try specimen.aftermath(of: file, being: bytes, in: bench)
          #expect(isFine(aftermath, file), "\(file), byte \(place): \(aftermath)")
        }
        place -= bytes.count
      }
    }
  }

  @Test func aDamagedCheckpointIsKeptAsideAndThePreviousOneTaken() throws {
    let specimen = try small()
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    var bytes = try #require(specimen.files[CheckpointFile.name])
    bytes[bytes.count / 2] ^= 4
    let aftermath = try specimen.aftermath(of: CheckpointFile.name, being: bytes, in: bench)
    guard case .right(let warning?) = aftermath else {
      Issue.record("\(aftermath)")
      return
    }
    #expect(warning.contains("checkpoint is damaged: its checksum does not fit"))
    #expect(warning.contains("goes on from the checkpoint before, at step "))
    let folder = Folder(path: bench.path + "/" + Specimen.name)
    #expect(try folder.read(CheckpointFile.damagedName) == bytes)
  }

  @Test func aDamagedSessionIsListedWithItsProblemAndCanBeThrownAway() throws {
    let specimen = try small()
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    var bytes = try #require(specimen.files[SessionRecord.name])
    bytes[5] ^= 1
    _ = try specimen.aftermath(of: SessionRecord.name, being: bytes, in: bench)
    let store = bench.runner.store
    #expect(try store.entries().first?.problem?.contains("session.json is damaged") == true)
    try store.moveToTrash(SessionName(Specimen.name))
    #expect(try store.entries().isEmpty)
    try store.restore(SessionName(Specimen.name))
    #expect(try store.entries().count == 1)
  }

  @Test func onlyWhatIsInTheTrashIsDeletedForGood() throws {
    let specimen = try small()
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    _ = try specimen.aftermath(of: SessionStatus.fileName, being: [], in: bench)
    let (store, name) = (bench.runner.store, try SessionName(Specimen.name))
    #expect(throws: Failure.self) { try store.purge(name) }
    #expect(try store.entries().count == 1)
    try store.moveToTrash(name)
    try store.purge(name)
    #expect(throws: Failure.self) { try store.restore(name) }
  }

  @Test func aLostSummaryIsMadeAnewFromTheLog() throws {
    let specimen = try small()
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    _ = try specimen.aftermath(of: SessionStatus.fileName, being: [], in: bench)
    let store = bench.runner.store
    let name = try SessionName(Specimen.name)
    let before = try #require(store.entry(name).status)
    try FileManager.default.removeItem(atPath: "\(bench.path)/\(name)/\(SessionStatus.fileName)")
    let after = try #require(store.entry(name).status)
    #expect(after.step == before.step)
    #expect((after.best, after.what, after.last) == (before.best, before.what, before.last))
    #expect(after.delta == before.delta)
    #expect(after.spark == before.spark)
    #expect(store.entry(name).phase == .interrupted)
  }

  /// Damage to what the result rests on must be seen where it is not made good.
  private func isFine(_ aftermath: Specimen.Aftermath, _ file: String) -> Bool {
    switch aftermath {
    case .wrong: false
    case .right(let warning):
      file == CheckpointFile.name ? warning != nil : file != SessionRecord.name
    case .refused(let message):
      ![SessionStatus.fileName, SessionFolder.lockName, CheckpointFile.previousName].contains(file)
        && message.contains(file) && !message.contains("\n")
    }
  }
}
