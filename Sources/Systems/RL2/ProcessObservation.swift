/// How an agent is shown its last step in a decision process: φ of the paper.
///
/// Always its state (as one of n), its last action (so, too), what that paid, and whether an
/// episode has just ended.
public enum ProcessObservation: String, Codable, CaseIterable, Sendable {
  /// Nothing else, as in the paper: what it did where is left to memory.
  case state
  /// The state before and the action together as one of all pairs, and the same times the reward.
  case pair

  /// Numbers that an agent sees.
  var inputs: Int {
    let (states, actions) = (ProcessTrials.states, ProcessTrials.actions)
    return states + actions + 2 + (self == .pair ? 2 * states * actions : 0)
  }

  /// Shows the step that was just taken, beside the rest of a row that is zero.
  func show(
    before state: Int, _ action: Int, paid reward: Float, at start: Int,
    _ observations: UnsafeMutableBufferPointer<Float>
  ) {
    guard self == .pair else { return }
    let pair = state * ProcessTrials.actions + action
    observations[start + pair] = 1
    observations[start + ProcessTrials.states * ProcessTrials.actions + pair] = reward
  }
}
