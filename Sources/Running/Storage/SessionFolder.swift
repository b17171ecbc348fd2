import Foundation
import Learning
import Text

/// A session's folder, held by this process alone for as long as this value lives.
struct SessionFolder: ~Copyable {
  let folder: Folder
  let name: SessionName
  private let lock: File

  static let lockName = "lock"

  /// Takes an existing session and removes files that a killed process left half written.
  ///
  /// - Throws: `Failure` naming the process that has it, when another one has.
  init(_ name: SessionName, in sessions: Folder) throws(Failure) {
    self.name = name
    folder = sessions.session(name)
    try folder.checkOwn()
    let file = try File(folder.path(of: Self.lockName), .update)
    guard try file.lock() else {
      let owner = try Self.signature(of: file)
      throw Failure(.input, "session '\(name)' is in use by \(owner ?? "another process")")
    }
    guard file.isInPlace else {
      throw Failure(.input, "session '\(name)' was removed just now")
    }
    lock = file
    Self.sign(lock)
    for replaced in [CheckpointFile.name, SessionRecord.name, SessionStatus.fileName] {
      unlink(folder.path(of: replaced + Folder.asideEnding))
    }
  }

  /// Makes and locks a new session's folder; `nil` when the name is taken.
  ///
  /// - Throws: `Failure` when the folder cannot be made; nothing is left of it then.
  init?(creating name: SessionName, in sessions: Folder, record: SessionRecord) throws(Failure) {
    try sessions.make()
    let folder = sessions.session(name)
    if mkdir(folder.path, 0o700) != 0 {
      guard errno == EEXIST else { throw Failure.system("make the folder", folder.path) }
      guard Self.isStillborn(folder) else { return nil }
    }
    try folder.checkOwn()
    let lock = try File(folder.path(of: Self.lockName), .update)
    // Another process may be making it a session, or have done so just now.
    guard try lock.lock(), !folder.holds(SessionRecord.name) else { return nil }
    Self.sign(lock)
    do {
      try folder.replace(SessionRecord.name, with: try SealedJSON.bytes(of: record))
      try sessions.synchronize()
    } catch {
      unlink(folder.path(of: SessionRecord.name))
      unlink(folder.path(of: Self.lockName))
      rmdir(folder.path)
      throw error
    }
    self.name = name
    self.folder = folder
    self.lock = lock
  }

  /// Whether a folder is what a process leaves that is killed while it makes a session.
  private static func isStillborn(_ folder: Folder) -> Bool {
    let names = try? folder.names()
    return names?.allSatisfy { [lockName, SessionRecord.name + Folder.asideEnding].contains($0) }
      == true
  }

  /// Says in the lock's first line who holds it.
  ///
  /// Failing to is no error: a full disk must not keep a session from being opened. The line is
  /// written over the last owner's before the rest is cut off, so that a process that is refused in
  /// between still reads a name.
  private static func sign(_ lock: borrowing File) {
    let line = Array("process \(getpid()) on \(ProcessInfo.processInfo.hostName)\n".utf8)
    try? lock.write(line[...])
    try? lock.truncate(to: line.count)
  }

  /// Who holds a lock; `nil` while its first owner has not written its name yet.
  private static func signature(of lock: borrowing File) throws(Failure) -> String? {
    let line = try lock.bytes(most: 1000).prefix { $0 != UInt8(ascii: "\n") }
    return line.isEmpty ? nil : printable(String(decoding: line, as: UTF8.self))
  }

  /// Writes anew what was asked of the session.
  func replaceRecord(with record: SessionRecord) throws(Failure) {
    try folder.replace(SessionRecord.name, with: try SealedJSON.bytes(of: record))
  }
}

extension Folder {
  /// The folder of a session in this folder of sessions.
  func session(_ name: SessionName) -> Folder { Folder(path: path(of: name.text)) }

  /// What was asked of the session in this folder.
  func record() throws(Failure) -> SessionRecord {
    let record = try SealedJSON.read(SessionRecord.name, in: self, as: SessionRecord.self)
    try Failure.checkFormat(
      record.format, oldest: SessionRecord.format, newest: SessionRecord.format,
      path: path(of: SessionRecord.name))
    return record
  }

  /// How the session in this folder stood when that was last written down.
  func status() throws(Failure) -> SessionStatus {
    try SealedJSON.read(SessionStatus.fileName, in: self, as: SessionStatus.self)
  }
}
