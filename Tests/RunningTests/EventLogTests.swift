import Foundation
import Learning
import Testing

@testable import Running

@Suite struct EventLogTests {
  private let folder = Folder(path: Scratch.path())
  private static let events = (1...30).map { step in
    Event(step: step, .series(name: "a \"b\"", value: Double(step) / 7))
  }

  init() throws {
    try folder.make()
  }

  private func clean() {
    try? FileManager.default.removeItem(atPath: folder.path)
  }

  /// Writes the events and returns the log's length and checksum after each of them.
  private func write(_ events: [Event]) throws -> [(length: Int, checksum: UInt32)] {
    var log = try EventLog(beginningIn: folder)
    var marks = [(log.length, log.checksum)]
    for event in events {
      log.append(event)
      try log.flush(durably: event.step % 3 == 0)
      marks.append((log.length, log.checksum))
    }
    return marks
  }

  private func read(_ bytes: [UInt8]) -> (events: [Event], torn: Int?) {
    var events: [Event] = []
    let torn = EventLog.read(bytes, in: bytes.indices) { events.append($0) }
    return (events, torn)
  }

  @Test func holdsWhatWasAppended() throws {
    defer { clean() }
    _ = try write(Self.events)
    let log = read(try folder.log())
    #expect(log.events == Self.events)
    #expect(log.torn == nil)
  }

  @Test func isReadUpToTheLineThatIsTorn() throws {
    defer { clean() }
    let marks = try write(Self.events)
    let bytes = try folder.log()
    for length in bytes.indices {
      let log = read(Array(bytes[..<length]))
      let whole = marks.lastIndex { $0.length <= length } ?? 0
      #expect(log.events == Array(Self.events[..<whole]))
      #expect(log.torn == (marks[whole].length == length ? nil : whole + 1))
    }
  }

  @Test func isReadUpToTheLineThatIsFlipped() throws {
    defer { clean() }
    let marks = try write(Self.events)
    let bytes = try folder.log()
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 1 << UInt8(index % 8)
      let log = read(flipped)
      let whole = marks.lastIndex { $0.length <= index } ?? 0
      #expect(log.events == Array(Self.events[..<whole]), "byte \(index)")
      #expect(log.torn == whole + 1)
    }
  }

  @Test func forgetsWhatFollowsTheCheckpoint() throws {
    defer { clean() }
    let mark = try write(Self.events)[10]
    let bytes = try folder.log()
    var log = try EventLog(folder, bytes: bytes, length: mark.length, checksum: mark.checksum)
    #expect(try folder.log() == Array(bytes[..<mark.length]))
    for event in Self.events[10...] { log.append(event) }
    try log.flush(durably: true)
    #expect(try folder.log() == bytes)
  }

  @Test func refusesACheckpointThatItDoesNotFit() throws {
    defer { clean() }
    let mark = try write(Self.events)[10]
    let bytes = try folder.log()
    var shorter = bytes
    shorter.removeLast(bytes.count - mark.length + 1)
    var flipped = bytes
    flipped[mark.length / 2] ^= 1
    for (log, checksum) in [(shorter, mark.checksum), (flipped, mark.checksum), (bytes, 1)] {
      #expect(throws: Failure.self) {
        _ = try EventLog(folder, bytes: log, length: mark.length, checksum: checksum)
      }
      #expect(try folder.log() == bytes)
    }
  }

  @Test func aLongLogIsReadToItsEnd() throws {
    defer { clean() }
    var log = try EventLog(beginningIn: folder)
    for step in 1...50_000 { log.append(Event(step: step, .best(score: Double(step), what: "x"))) }
    try log.flush(durably: true)
    #expect(read(try folder.log()).events.map(\.step) == Array(1...50_000))
  }
}
