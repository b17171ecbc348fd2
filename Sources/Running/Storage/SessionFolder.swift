import Foundation
import Learning

/// A session's folder, held by this process alone for as long as this value lives.
struct SessionFolder: ~Copyable {
  let folder: Folder
  let name: SessionName
  private let lock: File

  static let lockName = "lock"
  static let checkpointName = "checkpoint"
  static let previousName = "checkpoint.previous"
  static let damagedName = "checkpoint.damaged"

  /// Takes a session that is there.
  ///
  /// - Throws: `Failure` naming the process that has it, when another one has.
  init(_ name: SessionName, in sessions: Folder) throws(Failure) {
    self.name = name
    folder = Folder(path: sessions.path(of: name.text))
    lock = try Self.lock(folder, name)
    for aside in [Self.checkpointName, SessionRecord.name, Summary.name] {
      unlink(folder.path(of: aside + ".new"))
    }
  }

  /// Makes a new session's folder and takes it.
  ///
  /// - Throws: `Failure` when the name is taken or the folder cannot be made.
  init(creating name: SessionName, in sessions: Folder, record: SessionRecord) throws(Failure) {
    try sessions.make()
    let folder = Folder(path: sessions.path(of: name.text))
    guard mkdir(folder.path, 0o700) == 0 else {
      throw errno == EEXIST
        ? Failure(
          .input, "there is a session '\(name)' already: choose another --session name, "
            + "or 'athanor resume \(name)'")
        : Failure.system("make the folder", folder.path)
    }
    do {
      let lock = try Self.lock(folder, name)
      try folder.replace(SessionRecord.name, with: try SealedJSON.bytes(of: record))
      self.name = name
      self.folder = folder
      self.lock = lock
    } catch {
      unlink(folder.path(of: Self.lockName))
      rmdir(folder.path)
      throw error
    }
  }

  private static func lock(_ folder: Folder, _ name: SessionName) throws(Failure) -> File {
    let path = folder.path(of: lockName)
    let file = try File(path, .update)
    guard try file.lock() else {
      let owner = try printable(String(decoding: file.bytes(), as: UTF8.self))
      throw Failure(.input, "session '\(name)' is in use by \(owner)")
    }
    let owner = Array("process \(getpid()) on \(ProcessInfo.processInfo.hostName)".utf8)
    // Who holds it is a courtesy: a full disk must not keep a session from being looked at.
    if (try? file.truncate(to: 0)) != nil { try? file.write(owner) }
    return file
  }

  /// What was asked of the session.
  func record() throws(Failure) -> SessionRecord {
    try SealedJSON.read(
      try folder.read(SessionRecord.name), path: folder.path(of: SessionRecord.name),
      as: SessionRecord.self)
  }
}
