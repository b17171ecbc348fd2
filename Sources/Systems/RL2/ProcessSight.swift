/// How an agent is shown its last step in a decision process: φ of the paper.
///
/// Always its state (as one of n), its last action (so, too), what that paid, and whether an
/// episode has just ended.
public enum ProcessSight: String, Codable, CaseIterable, Sendable {
  /// Nothing else, as in the paper: what it did where is left to memory.
  case state
  /// The state before, as one of n.
  case before
  /// The state before and the action together as one of all pairs, and the same times the reward.
  case pair

  /// Numbers that an agent sees.
  var inputs: Int {
    let (states, actions) = (ProcessTrials.states, ProcessTrials.actions)
    let rest =
      switch self {
      case .state: 0
      case .before: states
      case .pair: 2 * states * actions
      }
    return states + actions + 2 + rest
  }

  /// Shows the step that was just taken, beside the rest of a row that is zero.
  func show(
    before state: Int, _ action: Int, paid reward: Float, at start: Int,
    _ observations: UnsafeMutableBufferPointer<Float>
  ) {
    let pair = state * ProcessTrials.actions + action
    switch self {
    case .state: break
    case .before: observations[start + state] = 1
    case .pair:
      observations[start + pair] = 1
      observations[start + ProcessTrials.states * ProcessTrials.actions + pair] = reward
    }
  }
}
