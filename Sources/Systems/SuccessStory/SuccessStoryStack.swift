/// The success-story algorithm: a stack of checkpoints with what was changed since each of them, and
/// the rule by which changes are undone.
///
/// Schmidhuber, Zhao & Wiering (1997), "Shifting inductive bias with success-story algorithm, adaptive
/// Levin search, and incremental self-improvement", section 2.
struct SuccessStoryStack: Codable, Hashable, Sendable {
  /// A time at which the algorithm was called, and what was changed since.
  struct Checkpoint: Codable, Hashable, Sendable {
    /// The time, in ticks.
    let time: Int
    /// All reward until then.
    let reward: Int
    /// The policy's digest then, by which it is told whether undoing is exact.
    let digest: UInt64
    /// The rows that were changed since, as they were before, in order.
    var saved: [SavedRow] = []
  }

  /// Checkpoints that were not undone, the oldest first.
  private(set) var checkpoints: [Checkpoint] = []

  /// Saves a row that is about to change.
  mutating func save(_ row: SavedRow) {
    precondition(!checkpoints.isEmpty, "nothing can change before the first checkpoint")
    checkpoints[checkpoints.count - 1].saved.append(row)
  }

  /// Pushes a checkpoint.
  mutating func push(time: Int, reward: Int, digest: UInt64) {
    checkpoints.append(Checkpoint(time: time, reward: reward, digest: digest))
  }

  /// Whether reward since the newest checkpoint comes faster than since the one before it, or since
  /// birth where there is none before it (SSA.3): strictly, so that what changes nothing is undone.
  func isSuccess(time: Int, reward: Int) -> Bool {
    isFaster(checkpoints.count - 1, time: time, reward: reward)
  }

  /// Takes the newest checkpoint off, for its changes to be undone from the last to the first.
  mutating func pop() -> Checkpoint? { checkpoints.popLast() }

  /// The success-story condition: the newer a checkpoint, the faster reward has come since.
  func holds(time: Int, reward: Int) -> Bool {
    checkpoints.indices.allSatisfy { isFaster($0, time: time, reward: reward) }
  }

  /// Whether reward has come faster since a checkpoint than since the one below; in whole numbers.
  private func isFaster(_ place: Int, time: Int, reward: Int) -> Bool {
    let own = checkpoints[place]
    let (below, gained) =
      place > 0 ? (checkpoints[place - 1].time, checkpoints[place - 1].reward) : (0, 0)
    return (reward - own.reward) * (time - below) > (reward - gained) * (time - own.time)
  }
}
