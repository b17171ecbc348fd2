import Foundation
import Learning
import Text

extension RunFactory {
  /// The newest checkpoint whose part of the log is there whole, and why it is not the newest of all.
  ///
  /// - Throws: `Failure` where the log has too little for any.
  static func fitting(
    _ newest: Folder.Found<D.State>?, _ log: [UInt8], in folder: Folder
  ) throws(Failure) -> Folder.Found<D.State>? {
    guard let newest else { return nil }
    do {
      try EventLog.check(log, newest.checkpoint, in: folder)
      return newest
    } catch {
      let earlier = folder.earlierCheckpoint(
        as: Checkpoint<D.State>.self, of: Driven.self
      ) { (try? EventLog.check(log, $0, in: folder)) != nil && $0.step < newest.checkpoint.step }
      guard var found = earlier else { throw error }
      found.damage = Failure(
        .damage,
        "the checkpoint at step \(newest.checkpoint.step) cannot be used, since \(error.message)")
      return found
    }
  }
}

extension EventLog {
  /// Makes sure that a log holds a checkpoint's part whole.
  fileprivate static func check<State>(
    _ log: [UInt8], _ checkpoint: Checkpoint<State>, in folder: Folder
  ) throws(Failure) {
    try check(
      log, length: checkpoint.logLength, checksum: checkpoint.logChecksum, in: folder)
  }
}

extension Folder {
  /// Keeps the newest checkpoint, which cannot be used, out of the way, and gives up the one before
  /// where that cannot be used either.
  ///
  /// Else they would be taken for checkpoints of the steps to come.
  func setAside(before used: String) throws(Failure) {
    if holds(CheckpointFile.name) {
      try move(CheckpointFile.name, to: CheckpointFile.damagedName)
    }
    let previous = path(of: CheckpointFile.previousName)
    if used != previous { unlink(previous) }
  }
}
