import Dispatch
import Foundation
import Running
import Synchronization

/// Tells of sessions that other processes change, without ever looking: the system calls it
/// (inotify(7)).
final class FolderWatch: Sendable {
  /// What changed.
  enum Change: Hashable, Sendable {
    /// Sessions came or went.
    case list
    /// A session moved on.
    case session(SessionName)
  }

  private let descriptor: Int32
  /// The session that each watch is of; that of the folder of all has none.
  private let watches = Mutex<[Int32: SessionName]>([:])
  /// The folder of all.
  private let folder = Mutex<String?>(nil)

  /// The most sessions that are watched; of more, the first.
  private static let most = 2000
  /// Sessions are folders that are made, renamed or removed.
  private static let listing = UInt32(IN_CREATE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE)
  /// Checkpoint and summary are renamed into their place.
  private static let progress = UInt32(IN_MOVED_TO)

  /// Watches for as long as the program runs.
  ///
  /// - Parameter tell: called on a thread of its own; `nil` where the system has no watch to give.
  init?(_ tell: @escaping @Sendable (Set<Change>) -> Void) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    DispatchQueue(label: "athanor.watch").async { [self] in
      while let changes = read() {
        if !changes.isEmpty { tell(changes) }
      }
    }
  }

  /// Watches the folder of all sessions and these in it; a session that is watched stays so.
  func watch(_ folder: String, sessions: [SessionName]) {
    self.folder.withLock { $0 = folder }
    watches.withLock { watches in
      if !watches.isEmpty || inotify_add_watch(descriptor, folder, Self.listing) >= 0 {
        let known = Set(watches.values)
        for name in sessions.prefix(Self.most) where !known.contains(name) {
          let watch = inotify_add_watch(descriptor, folder + "/" + name.text, Self.progress)
          if watch >= 0 { watches[watch] = name }
        }
      }
    }
  }

  /// Waits for changes; `nil` when there will be none any more.
  private func read() -> Set<Change>? {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR ? [] : nil }
    var changes: Set<Change> = []
    var offset = 0
    watches.withLock { watches in
      while offset + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        }
        if event.mask & UInt32(IN_IGNORED) != 0 { watches[event.wd] = nil }
        offset += MemoryLayout<inotify_event>.size
        changes.insert(watches[event.wd].map { .session($0) } ?? .list)
        if watches[event.wd] == nil, event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 {
          add(Self.name(in: buffer[offset..<min(offset + Int(event.len), count)]), to: &watches)
        }
        offset += Int(event.len)
      }
    }
    return changes
  }

  /// Watches a folder that was made just now, for what makes it a session is still to come.
  private func add(_ name: SessionName?, to watches: inout [Int32: SessionName]) {
    guard let name, let folder = folder.withLock({ $0 }), watches.count < Self.most else { return }
    let watch = inotify_add_watch(descriptor, folder + "/" + name.text, Self.progress)
    if watch >= 0 { watches[watch] = name }
  }

  /// The name that ends with the first zero.
  private static func name(in bytes: ArraySlice<UInt8>) -> SessionName? {
    try? SessionName(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
  }
}
