import Learning
import Text

extension Folder {
  /// A checkpoint that was found, and what had to be passed over to find it.
  struct Found<State: Codable & Sendable> {
    var checkpoint: Checkpoint<State>
    /// The file that holds it.
    var path: String
    /// Why the newest one was not taken, if it was not.
    var damage: Failure?
  }

  /// Writes a session's checkpoint, keeping the one before until the new one has reached the disk.
  func save<State>(_ checkpoint: Checkpoint<State>) throws(Failure) {
    try replace(
      CheckpointFile.name, with: try CheckpointFile.bytes(of: checkpoint),
      keeping: CheckpointFile.previousName)
  }

  /// The newest whole checkpoint of a session; `nil` where none was written yet.
  ///
  /// Nothing is changed.
  ///
  /// - Throws: `Failure` when there are checkpoints but none that can be read, or one that a newer
  ///   program wrote or that belongs to another system.
  func newestCheckpoint<State>(
    as type: Checkpoint<State>.Type, of system: any System.Type
  ) throws(Failure) -> Found<State>? {
    guard holds(CheckpointFile.name) else {
      // A process was killed between the two renames of a replacement, or before the first.
      guard holds(CheckpointFile.previousName) else {
        return earlierCheckpoint(as: type, of: system) { _ in true }
      }
      return try found(CheckpointFile.previousName, as: type, of: system)
    }
    do {
      return try found(CheckpointFile.name, as: type, of: system)
    } catch {
      guard error.kind == .damage,
        var previous = earlierCheckpoint(as: type, of: system, where: { _ in true })
      else { throw error }
      previous.damage = error
      return previous
    }
  }

  /// The newest checkpoint before the newest of all that can be read and is wanted; `nil` where there
  /// is none.
  func earlierCheckpoint<State>(
    as type: Checkpoint<State>.Type, of system: any System.Type,
    where isWanted: (Checkpoint<State>) -> Bool
  ) -> Found<State>? {
    let kept = KeptCheckpoints(in: self).steps.reversed().map(KeptCheckpoints.name)
    for name in [CheckpointFile.previousName] + kept where holds(name) {
      if let found = try? found(name, as: type, of: system), isWanted(found.checkpoint) {
        return found
      }
    }
    return nil
  }

  /// The checkpoint in a file, and where it was found.
  func found<State>(
    _ name: String, as type: Checkpoint<State>.Type, of system: any System.Type
  ) throws(Failure) -> Found<State> {
    Found(checkpoint: try checkpoint(name, as: type, of: system), path: path(of: name))
  }

  /// The checkpoint in a file.
  ///
  /// - Throws: `Failure` when it cannot be read, or belongs to another system or format.
  func checkpoint<State>(
    _ name: String, as type: Checkpoint<State>.Type, of system: any System.Type
  ) throws(Failure) -> Checkpoint<State> {
    let (path, bytes) = (path(of: name), try read(name))
    let checkpoint: Checkpoint<State>
    do {
      checkpoint = try CheckpointFile.read(bytes, path: path, as: type)
    } catch {
      // Which program wrote an unreadable state is more helpful than which key is missing.
      if let unread = try? CheckpointFile.read(bytes, path: path, as: Checkpoint<Unread>.self) {
        try Self.check(unread, is: system, path: path)
      }
      throw error
    }
    try Self.check(checkpoint, is: system, path: path)
    return checkpoint
  }

  /// The trials whose networks each checkpoint of a session holds, by its step.
  func heldByStep() -> [Int: Set<Int>] {
    let names =
      [CheckpointFile.name, CheckpointFile.previousName]
      + KeptCheckpoints(in: self).steps.map(KeptCheckpoints.name)
    var held: [Int: Set<Int>] = [:]
    for name in names {
      guard let bytes = try? read(name),
        let found = try? CheckpointFile.read(
          bytes, path: path(of: name), as: Checkpoint<Unread>.self)
      else { continue }
      held[found.step] = found.held.map { Set($0) }
    }
    return held
  }

  private static func check<State>(
    _ checkpoint: Checkpoint<State>, is system: any System.Type, path: String
  ) throws(Failure) {
    guard checkpoint.system == system.card.id else {
      throw Failure(
        .storage,
        "\(shown(path)) belongs to \(printable(checkpoint.system)), not to \(system.card.id)")
    }
    guard checkpoint.systemFormat == system.format else {
      throw Failure(
        .storage,
        "\(shown(path)) holds format \(checkpoint.systemFormat) of \(system.card.id); this program "
          + "has format \(system.format): start the run anew, or use the athanor that wrote it")
    }
  }
}

/// A state of any system, skipped while decoding.
private struct Unread: Codable, Sendable {
  init(from decoder: any Decoder) {}
}
