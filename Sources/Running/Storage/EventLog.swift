import Learning

/// The append-only log of a session, a checked line an event.
///
/// Lines are gathered and written at once. What could not be written stays gathered, so that
/// nothing is lost while the disk is full.
struct EventLog: ~Copyable {
  private let file: File
  private var pending: [UInt8] = []
  private var runningChecksum: Checksum
  private var written: Int

  /// Opens the log and forgets what follows the checkpoint's part.
  ///
  /// - Throws: `Failure` when the checkpoint's part is not there whole.
  init(_ folder: Folder, length: Int, checksum: UInt32) throws(Failure) {
    let path = folder.path(of: Self.name)
    let file = try File(path, .update)
    let bytes = try file.bytes().prefix(length)
    let checksumThere = Checksum.of(bytes)
    guard bytes.count == length, length == 0 || checksumThere.value == checksum else {
      throw Failure(.damage,
        "\(printable(path)) is damaged: its first \(length) bytes are not those of the checkpoint")
    }
    try file.truncate(to: length)
    self.file = file
    runningChecksum = checksumThere
    written = length
  }

  static let name = "events.jsonl"

  /// How many bytes the log has, written or not.
  var length: Int { written + pending.count }

  /// The checksum of all those bytes.
  var checksum: UInt32 { runningChecksum.value }

  /// Gathers an event.
  mutating func append(_ event: Event) {
    let line = Self.checked(event.line)
    pending.append(contentsOf: line)
    runningChecksum.update(line)
  }

  /// Writes what is gathered; with `durably`, returns when it has reached the disk.
  mutating func flush(durably: Bool) throws(Failure) {
    if !pending.isEmpty {
      try file.write(pending, at: written)
      written += pending.count
      pending.removeAll(keepingCapacity: true)
    }
    if durably { try file.synchronize() }
  }

  /// A line with its own checksum and line break.
  private static func checked(_ line: JSONLine) -> [UInt8] {
    var bytes = line.bytes
    let checksum = Checksum.of(bytes).hexadecimal
    bytes.append(contentsOf: ",\"crc\":\"\(checksum)\"}\n".utf8)
    return bytes
  }

  /// Reads the events of a log's bytes, stopping at the first line that is not whole.
  ///
  /// - Parameter torn: told the number of that line, from 1.
  static func events(
    in bytes: some RandomAccessCollection<UInt8>, torn: (Int) -> Void = { _ in }
  ) -> [Event] {
    var events: [Event] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      guard let event = event(in: rest[rest.startIndex..<end]) else { break }
      events.append(event)
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { torn(events.count + 1) }
    return events
  }

  private static let tail = ",\"crc\":\"00000000\"}".utf8.count

  private static func event(in line: some RandomAccessCollection<UInt8>) -> Event? {
    guard line.count > tail else { return nil }
    let body = line.dropLast(tail)
    let expected = ",\"crc\":\"\(Checksum.of(body).hexadecimal)\"}"
    guard line.suffix(tail).elementsEqual(expected.utf8) else { return nil }
    return Event(line: Array(body) + [UInt8(ascii: "}")])
  }
}
