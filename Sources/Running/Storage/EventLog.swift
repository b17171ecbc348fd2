import Learning

/// The append-only log of a session, a checked line an event.
///
/// Lines are gathered and written at once, and kept until they have reached the disk for certain,
/// so that nothing is lost while the disk is full or failing.
struct EventLog: ~Copyable {
  private let folder: Folder
  private var file: File
  /// How many bytes have reached the disk.
  private var durable: Int
  /// The lines that may not have reached the disk yet.
  private var recent: [UInt8] = []
  /// How many bytes of `recent` were written.
  private var written = 0
  /// Whether a file that failed is to be opened anew.
  private var isSuspect = false
  private var runningChecksum: Checksum

  /// Opens the log and forgets what follows the checkpoint's part.
  ///
  /// - Parameter bytes: what the log holds.
  /// - Throws: `Failure` when the checkpoint's part is not there whole.
  init(
    _ folder: Folder, bytes: [UInt8], length: Int, checksum: UInt32
  ) throws(Failure) {
    let checksumThere = try Self.check(bytes, length: length, checksum: checksum, in: folder)
    let file = try File(folder.path(of: Self.name), .update)
    if bytes.count > length { try file.truncate(to: length) }
    self.folder = folder
    self.file = file
    durable = length
    runningChecksum = checksumThere
  }

  /// Makes sure that a log holds the checkpoint's part whole; returns that part's checksum.
  @discardableResult
  static func check(
    _ bytes: [UInt8], length: Int, checksum: UInt32, in folder: Folder
  ) throws(Failure) -> Checksum {
    let there = Checksum.of(bytes.prefix(length))
    guard length <= bytes.count, there.value == checksum else {
      throw Failure(
        .damage,
        "\(shown(folder.path(of: name))) is damaged: its first \(length) bytes are not those "
          + "that the checkpoint was written after")
    }
    return there
  }

  /// Begins a log, with the lines of another one where it is a fork's.
  init(beginningIn folder: Folder, carrying lines: [UInt8] = []) throws(Failure) {
    try self.init(folder, bytes: [], length: 0, checksum: 0)
    recent = lines
    runningChecksum.update(lines)
  }

  static let name = "events.jsonl"

  /// How many bytes the log has, written or not.
  var length: Int { durable + recent.count }

  /// The checksum of all those bytes.
  var checksum: UInt32 { runningChecksum.value }

  /// Gathers an event.
  mutating func append(_ event: Event) {
    let start = recent.count
    recent.append(contentsOf: event.line.bytes)
    recent.append(contentsOf: Self.seal(Checksum.of(recent[start...])))
    runningChecksum.update(recent[start...])
  }

  /// Writes what is gathered; with `durably`, returns when it has reached the disk.
  mutating func flush(durably: Bool) throws(Failure) {
    if isSuspect { try reopen() }
    if written < recent.count {
      try file.write(recent[written...], at: durable + written)
      written = recent.count
    }
    if durably { try synchronize() }
  }

  /// Brings what was written to disk.
  ///
  /// What the system could not bring to disk it forgets (Rebello et al. 2020, "Can applications
  /// recover from fsync failures?"), and a second attempt on the same file would seem to succeed:
  /// so after a failure everything is written again, to the file opened anew.
  private mutating func synchronize() throws(Failure) {
    guard !recent.isEmpty else { return }
    do {
      try file.synchronize()
    } catch {
      isSuspect = true
      throw error
    }
    durable += recent.count
    recent.removeAll(keepingCapacity: true)
    written = 0
  }

  private mutating func reopen() throws(Failure) {
    file = try File(folder.path(of: Self.name), .update)
    written = 0
    isSuspect = false
  }
}
