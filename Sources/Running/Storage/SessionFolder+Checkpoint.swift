import Foundation
import Learning

extension SessionFolder {
  /// A checkpoint that was found, and what had to be passed over to find it.
  struct Found<State: Codable & Sendable> {
    var checkpoint: Checkpoint<State>
    /// Why the newest one was not taken, if it was not.
    var warning: String?
  }

  /// Writes a checkpoint, keeping the one before until the new one has reached the disk.
  func save<State>(_ checkpoint: Checkpoint<State>) throws(Failure) {
    try folder.replace(
      Self.checkpointName, with: try CheckpointFile.bytes(of: checkpoint),
      keeping: Self.previousName)
  }

  /// The newest whole checkpoint; `nil` where none was written yet.
  ///
  /// A damaged file is kept aside under another name, and the one before it is taken.
  ///
  /// - Throws: `Failure` when there are checkpoints but none that can be read; they are left as
  ///   they are. So is one that a newer program wrote or that belongs to another system.
  func newestCheckpoint<State>(
    as type: Checkpoint<State>.Type, system: String, format: Int
  ) throws(Failure) -> Found<State>? {
    guard folder.holds(Self.checkpointName) else {
      guard folder.holds(Self.previousName) else { return nil }
      return Found(checkpoint: try read(Self.previousName, as: type, system, format))
    }
    do {
      return Found(checkpoint: try read(Self.checkpointName, as: type, system, format))
    } catch {
      guard error.kind == .damage, folder.holds(Self.previousName),
        let previous = try? read(Self.previousName, as: type, system, format)
      else { throw error }
      rename(folder.path(of: Self.checkpointName), folder.path(of: Self.damagedName))
      return Found(
        checkpoint: previous,
        warning: "\(error.message); it is kept as \(Self.damagedName), and the run goes on from "
          + "the checkpoint before, at step \(previous.step)")
    }
  }

  private func read<State>(
    _ name: String, as type: Checkpoint<State>.Type, _ system: String, _ format: Int
  ) throws(Failure) -> Checkpoint<State> {
    let path = folder.path(of: name)
    let checkpoint = try CheckpointFile.read(try folder.read(name), path: path, as: type)
    guard checkpoint.system == system else {
      throw Failure(
        .storage,
        "\(printable(path)) belongs to \(printable(checkpoint.system)), not to \(system)")
    }
    guard checkpoint.systemFormat == format else {
      throw Failure(
        .storage,
        "\(printable(path)) holds format \(checkpoint.systemFormat) of \(system); this program "
          + "has format \(format): start the run anew, or use the athanor that wrote it")
    }
    return checkpoint
  }
}
