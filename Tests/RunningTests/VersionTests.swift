import Foundation
import Learning
import Testing

@testable import Running

/// Sessions of other programs: older ones load, newer ones are refused untouched.
@Suite struct VersionTests {
  private let bench = Bench(workers: 1)
  private let folder: Folder

  init() throws {
    try bench.finish(RunRequest(system: "walker", steps: 5), name: "a")
    folder = Folder(path: bench.path + "/a")
  }

  /// A checkpoint of another version, with a checksum that fits.
  private func checkpoint(version: String) throws -> [UInt8] {
    let bytes = try folder.read(CheckpointFile.name)
    let body = bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
    let start = "athanor-checkpoint \(version) \(body.count) "
    var checksum = Checksum.of(start.utf8)
    checksum.update(body)
    return Array("\(start)\(checksum.hexadecimal)\n".utf8) + body
  }

  /// Puts a file in place and expects that the session is refused and nothing changed.
  private func expectRefusal(
    of file: String, being bytes: [UInt8], _ words: String..., at: SourceLocation = #_sourceLocation
  ) throws {
    try folder.replace(file, with: bytes)
    #expect(sourceLocation: at) {
      try bench.resume("a")
    } throws: { error in
      words.allSatisfy { "\(error)".contains($0) }
    }
    #expect(try folder.read(file) == bytes, sourceLocation: at)
  }

  /// Leaves nothing that a damaged checkpoint could be replaced by.
  private func removeEarlierCheckpoints() throws {
    let kept = KeptCheckpoints(in: folder).steps.map(KeptCheckpoints.name)
    for name in [CheckpointFile.previousName] + kept {
      try FileManager.default.removeItem(atPath: folder.path(of: name))
    }
  }

  @Test(arguments: ["2", "17", "9223372036854775807"])
  func aNewerCheckpointIsRefused(version: String) throws {
    defer { bench.clean() }
    try expectRefusal(
      of: CheckpointFile.name, being: checkpoint(version: version), "/a/checkpoint",
      "has format \(version)", "reads up to format 1", "use the newer athanor")
  }

  @Test(arguments: ["0", "-1"]) func aCheckpointOfNoVersionIsRefused(version: String) throws {
    defer { bench.clean() }
    try expectRefusal(
      of: CheckpointFile.name, being: checkpoint(version: version), "has format \(version)",
      "which no athanor has ever written")
  }

  @Test(arguments: ["", "x", "1.0", "99999999999999999999"])
  func garbageIsNoCheckpoint(version: String) throws {
    defer { bench.clean() }
    let bytes = try checkpoint(version: version)
    try removeEarlierCheckpoints()
    try expectRefusal(of: CheckpointFile.name, being: bytes, "is damaged: it does not begin as")
  }

  @Test func aNewerSessionIsRefused() throws {
    defer { bench.clean() }
    var record = try folder.record()
    record.format = 3
    try expectRefusal(
      of: SessionRecord.name, being: SealedJSON.bytes(of: record), "/a/session.json",
      "has format 3", "reads up to format 2")
    try expectRefusal(
      of: SessionRecord.name, being: SealedJSON.bytes(of: ["format": 4]), "has format 4",
      "reads up to format 2")
    #expect(bench.runner.store.entry(try SessionName("a")).problem?.contains("format 4") == true)
  }

  @Test func aSessionOfNothingKnownIsRefused() throws {
    defer { bench.clean() }
    try expectRefusal(
      of: SessionRecord.name, being: SealedJSON.bytes(of: ["format": 2]), "\"id\" is missing")
  }

  @Test func aCheckpointOfAnotherSystemIsRefused() throws {
    defer { bench.clean() }
    try bench.finish(RunRequest(system: "climber", steps: 5), name: "b")
    let other = try Folder(path: bench.path + "/b").read(CheckpointFile.name)
    try expectRefusal(
      of: CheckpointFile.name, being: other, "belongs to climber, not to walker")
  }

  @Test func aSystemsOtherFormatIsRefused() throws {
    defer { bench.clean() }
    let path = folder.path(of: CheckpointFile.name)
    var checkpoint = try CheckpointFile.read(
      try folder.read(CheckpointFile.name), path: path, as: Checkpoint<Walker>.self)
    checkpoint.systemFormat = 2
    try expectRefusal(
      of: CheckpointFile.name, being: CheckpointFile.bytes(of: checkpoint),
      "holds format 2 of walker", "has format 1")
    // A state of another form that could not even be read.
    let other = Checkpoint(
      system: "walker", systemFormat: 2, step: 1, logLength: 0, logChecksum: 0, state: "another")
    try expectRefusal(
      of: CheckpointFile.name, being: CheckpointFile.bytes(of: other), "holds format 2 of walker")
    checkpoint.systemFormat = 1
    checkpoint.system = "climber"
    try expectRefusal(
      of: CheckpointFile.name, being: CheckpointFile.bytes(of: checkpoint),
      "belongs to climber, not to walker")
    checkpoint.system = "walker"
    checkpoint.logLength = -1
    try removeEarlierCheckpoints()
    try expectRefusal(
      of: CheckpointFile.name, being: CheckpointFile.bytes(of: checkpoint), "is damaged")
  }
}
