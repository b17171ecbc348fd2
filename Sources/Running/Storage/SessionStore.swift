import Foundation
package import Learning
import Text

/// The folder of all sessions.
package struct SessionStore: Sendable {
  let folder: Folder

  /// The sessions in a folder, which is made when the first session is.
  package init(path: String) {
    folder = Folder(path: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
  }

  /// Where the sessions are.
  package var path: String { folder.path }

  /// A session as a list shows it.
  package struct Entry: Sendable {
    /// Its name.
    package var name: SessionName
    /// What was asked of it; `nil` when that cannot be read.
    package var record: SessionRecord?
    /// How it stood when that was last written down; `nil` when nothing was done yet.
    package var status: SessionStatus?
    /// What a person wrote on it.
    package var label = SessionLabel()
    /// Whether a process has it.
    package var isInUse: Bool
    /// Why it cannot be read.
    package var problem: String?

    /// Its phase: a session that is marked as running but locked by no process was interrupted.
    package var phase: Phase {
      let phase = status?.phase ?? .interrupted
      return !isInUse && (phase.isLive || phase == .paused) ? .interrupted : phase
    }
  }

  /// Every session, sorted by name; none where there is no folder yet.
  ///
  /// - Throws: `Failure` when the folder is there but cannot be listed.
  package func entries() throws(Failure) -> [Entry] {
    guard folder.isFolder else { return [] }
    return try names().map(entry)
  }

  private func names() throws(Failure) -> [SessionName] {
    try folder.names().compactMap { try? SessionName($0) }.filter {
      folder.session($0).holds(SessionRecord.name)
    }
  }

  /// One session as a list shows it.
  package func entry(_ name: SessionName) -> Entry {
    var entry = Entry(name: name, isInUse: isInUse(name))
    do {
      entry.record = try record(name)
      entry.status = try? status(name)
      entry.label = label(name)
    } catch {
      entry.problem = error.message
    }
    return entry
  }

  /// What was asked of a session.
  ///
  /// - Throws: `Failure` when there is none of this name, or its record is damaged or newer.
  package func record(_ name: SessionName) throws(Failure) -> SessionRecord {
    let session = folder.session(name)
    guard session.holds(SessionRecord.name) else { throw noSession(name) }
    try session.checkOwn()
    return try session.record()
  }

  /// Says that there is no session of a name, and which there are.
  func noSession(_ name: SessionName) -> Failure {
    let known = (try? names()) ?? []
    return Failure(.input, unknown("session", name.text, among: known.map(\.text)))
  }

  /// How a session stands: what is written down, else what its log adds up to.
  private func status(_ name: SessionName) throws(Failure) -> SessionStatus? {
    if let status = try? folder.session(name).status() { return status }
    var fold = StatusFold(mainSeries: nil)
    var status = SessionStatus()
    status.phase = .interrupted
    _ = try read(name) { event in
      fold.apply(event)
      status.step = event.step
    }
    guard status.step > 0 else { return nil }
    fold.fill(&status)
    return status
  }

  /// Everything that is known to have happened in a session, with a warning where its log breaks
  /// off.
  ///
  /// - Parameter progress: called now and then with the share of a long log that has been read.
  package func history(
    _ name: SessionName, progress: (Double) -> Void = { _ in }
  ) throws(Failure) -> (history: History, warning: String?) {
    var history = History()
    let warning = try replay(name, progress: progress) { history.apply($0) }
    return (history, warning)
  }

  /// Goes through everything that is known to have happened in a session, in order.
  ///
  /// - Parameter progress: called now and then with the share of a long log that has been read.
  /// - Returns: a warning where its log breaks off.
  package func replay(
    _ name: SessionName, progress: (Double) -> Void = { _ in }, _ take: (Event) -> Void
  ) throws(Failure) -> String? {
    try read(name, progress: progress, take).map {
      "the log of \(name) breaks off at line \($0)"
    }
  }

  /// Every event in a session's log, up to the first line that is not whole.
  ///
  /// - Parameter torn: called with the number of that line, from 1.
  package func events(
    _ name: SessionName, torn: (Int) -> Void = { _ in }
  ) throws(Failure) -> [Event] {
    var events: [Event] = []
    if let line = try read(name, { events.append($0) }) { torn(line) }
    return events
  }

  /// Goes through a session's log and returns the number of the first line that is not whole.
  private func read(
    _ name: SessionName, progress: (Double) -> Void = { _ in }, _ take: (Event) -> Void
  ) throws(Failure) -> Int? {
    let session = folder.session(name)
    guard session.holds(EventLog.name) else { return nil }
    let file = try File(session.path(of: EventLog.name), .read)
    let size = try file.size()
    var (offset, count) = (0, 0)
    var bytes: [UInt8] = []
    while offset < size {
      let more = try file.bytes(at: offset, count: min(EventLog.stretch, size - offset))
      // A log that another process cuts meanwhile ends here.
      offset = more.isEmpty ? size : offset + more.count
      // Where what came has no end of a line, what was there before has none either.
      let lastEnd = EventLog.lastLineEnd(in: more)
      let end =
        offset >= size ? bytes.count + more.count : lastEnd == 0 ? 0 : bytes.count + lastEnd
      bytes += more
      if end == 0, bytes.count > EventLog.longestLine { return count + 1 }
      let torn = EventLog.read(bytes, in: 0..<end) { event in
        count += 1
        take(event)
      }
      if torn != nil { return count + 1 }
      bytes.removeFirst(end)
      progress(Double(offset) / Double(size))
    }
    return nil
  }

  /// How many bytes a session takes on disk.
  package func size(_ name: SessionName) -> Int {
    folder.session(name).size
  }

  /// A name that is free: the system's and the seed, then numbered.
  package func freeName(for request: RunRequest) throws(Failure) -> SessionName {
    let stem = "\(request.system)-\(request.seed)"
    var number = 1
    while folder.holds(number == 1 ? stem : "\(stem)-\(number)") { number += 1 }
    return try SessionName(number == 1 ? stem : "\(stem)-\(number)")
  }

  private func isInUse(_ name: SessionName) -> Bool {
    let path = folder.session(name).path(of: SessionFolder.lockName)
    return (try? File(path, .read))?.isLocked == true
  }
}
