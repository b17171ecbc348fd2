import Learning

extension Folder {
  /// What a fork goes on from.
  struct Origin<State: Codable & Sendable> {
    var checkpoint: Checkpoint<State>
    /// The file that holds it.
    var path: String
    /// The part of the log that belongs to it.
    var log: [UInt8]
  }

  /// The newest checkpoint of a session at or before a step, with its part of the log.
  ///
  /// Nothing is changed; another process may have the session.
  ///
  /// - Parameter passed: called with each checkpoint that exists but cannot be used, and why.
  /// - Returns: `nil` when there is none that old.
  func origin<State>(
    upTo step: Int, as type: Checkpoint<State>.Type, of system: any System.Type,
    passed: (Failure) -> Void
  ) throws(Failure) -> Origin<State>? {
    for name in checkpoints(upTo: step) {
      if let found = usable(name, upTo: step, as: type, of: system, passed) { return found }
    }
    return nil
  }

  /// The newest checkpoint of a session at or before a step that can be read; `nil` when there is
  /// none that old.
  func newestCheckpoint<State>(
    upTo step: Int, as type: Checkpoint<State>.Type, of system: any System.Type
  ) -> Found<State>? {
    for name in checkpoints(upTo: step) {
      if let found = try? found(name, as: type, of: system), found.checkpoint.step <= step {
        return found
      }
    }
    return nil
  }

  /// The checkpoints that may be of a step or before it, the newest first.
  ///
  /// The process that has the session may rename these meanwhile, always to a later one of the list.
  private func checkpoints(upTo step: Int) -> [String] {
    let kept = KeptCheckpoints(in: self).steps.reversed().filter { $0 <= step }
    return [CheckpointFile.name, CheckpointFile.previousName].filter(holds)
      + kept.map(KeptCheckpoints.name)
  }

  private func usable<State>(
    _ name: String, upTo step: Int, as type: Checkpoint<State>.Type, of system: any System.Type,
    _ passed: (Failure) -> Void
  ) -> Origin<State>? {
    do throws(Failure) {
      let checkpoint = try self.checkpoint(name, as: type, of: system)
      guard checkpoint.step <= step else { return nil }
      return Origin(
        checkpoint: checkpoint, path: path(of: name), log: try log(of: checkpoint))
    } catch {
      passed(error)
      return nil
    }
  }

  /// The part of the log that a checkpoint was written after.
  private func log<State>(of checkpoint: Checkpoint<State>) throws(Failure) -> [UInt8] {
    let part = try log().prefix(checkpoint.logLength)
    guard part.count == checkpoint.logLength,
      Checksum.of(part).value == checkpoint.logChecksum
    else {
      throw Failure(
        .damage,
        "\(shown(path(of: EventLog.name))) is not the log that step \(checkpoint.step) "
          + "was reached with")
    }
    return Array(part)
  }
}
