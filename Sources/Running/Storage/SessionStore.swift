import Foundation
public import Learning

/// The folder of all sessions.
public struct SessionStore: Sendable {
  let folder: Folder

  /// The sessions in a folder, which is made when the first session is.
  public init(path: String) {
    folder = Folder(path: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
  }

  /// Where the sessions are.
  public var path: String { folder.path }

  /// A session as a list shows it.
  public struct Entry: Sendable {
    /// Its name.
    public var name: SessionName
    /// What was asked of it; `nil` when that cannot be read.
    public var record: SessionRecord?
    /// How it stands; `nil` when nothing is known yet.
    public var summary: Summary?
    /// Whether a process has it.
    public var isInUse: Bool
    /// Why it cannot be read.
    public var problem: String?

    /// How it stands: what says it runs but is held by nobody was interrupted.
    public var phase: Phase {
      let phase = summary?.phase ?? .interrupted
      return !isInUse && (phase.isLive || phase == .paused) ? .interrupted : phase
    }
  }

  /// Every session, sorted by name; none where there is no folder yet.
  ///
  /// - Throws: `Failure` when the folder is there but cannot be listed.
  public func entries() throws(Failure) -> [Entry] {
    guard folder.isFolder else { return [] }
    var entries: [Entry] = []
    for text in try folder.names() {
      guard let name = try? SessionName(text), session(name).holds(SessionRecord.name) else {
        continue
      }
      entries.append(entry(name))
    }
    return entries
  }

  /// One session as a list shows it.
  public func entry(_ name: SessionName) -> Entry {
    var entry = Entry(name: name, isInUse: isInUse(name))
    do {
      entry.record = try record(name)
      entry.summary = try? SealedJSON.read(
        session(name).read(Summary.name), path: Summary.name, as: Summary.self)
    } catch {
      entry.problem = error.message
    }
    return entry
  }

  /// What was asked of a session.
  ///
  /// - Throws: `Failure` when there is none of this name, or its record is damaged or newer.
  public func record(_ name: SessionName) throws(Failure) -> SessionRecord {
    let folder = session(name)
    guard folder.holds(SessionRecord.name) else {
      let known = (try? self.folder.names()) ?? []
      throw Failure(.input, unknown("session", name.text, among: known))
    }
    return try SealedJSON.read(
      try folder.read(SessionRecord.name), path: folder.path(of: SessionRecord.name),
      as: SessionRecord.self)
  }

  /// Everything that is known to have happened in a session, with a warning where its log breaks
  /// off.
  public func history(
    _ name: SessionName
  ) throws(Failure) -> (history: History, warning: String?) {
    var history = History()
    var warning: String?
    let events = try events(name) { line in
      warning = "the log of \(name) breaks off at line \(line)"
    }
    for event in events { history.apply(event) }
    return (history, warning)
  }

  /// Every event in a session's log, up to the first line that is not whole.
  ///
  /// - Parameter torn: told the number of that line, from 1.
  public func events(
    _ name: SessionName, torn: (Int) -> Void = { _ in }
  ) throws(Failure) -> [Event] {
    let folder = session(name)
    guard folder.holds(EventLog.name) else { return [] }
    return EventLog.events(in: try folder.read(EventLog.name), torn: torn)
  }

  /// How many bytes a session takes on disk.
  public func size(_ name: SessionName) -> Int {
    let folder = session(name)
    let names = (try? folder.names()) ?? []
    return names.reduce(0) { total, name in
      total + ((try? File(folder.path(of: name), .read).size()) ?? 0)
    }
  }

  /// A name that is free: the system's, then numbered.
  public func freeName(for request: RunRequest) throws(Failure) -> SessionName {
    let stem = "\(request.system)-\(request.seed)"
    var number = 1
    while folder.holds(number == 1 ? stem : "\(stem)-\(number)") { number += 1 }
    return try SessionName(number == 1 ? stem : "\(stem)-\(number)")
  }

  /// The folder of a session.
  func session(_ name: SessionName) -> Folder { Folder(path: folder.path(of: name.text)) }

  private func isInUse(_ name: SessionName) -> Bool {
    let folder = session(name)
    guard folder.holds(SessionFolder.lockName),
      let lock = try? File(folder.path(of: SessionFolder.lockName), .read)
    else { return false }
    return (try? lock.lock()) == false
  }
}
