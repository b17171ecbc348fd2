import Compute
import Foundation

extension ActorCriticPlan {
  /// Lets the gates that keep memory begin with biases for all spans up to so many steps, log u
  /// with u uniform in 1...steps, instead of forgetting half at every step (Tallec & Ollivier 2018,
  /// "Can recurrent neural networks warp time?", section 3).
  func spreadMemory(over steps: Int, _ parameters: inout Parameters, random: Random) {
    guard steps > 1 else { return }
    let name = cell == .gru ? "gru/input-bias" : "lstm/bias"
    guard var bias = parameters[name] else { return }
    var random = random
    for unit in 0..<units {
      let span = Float(log(random.uniform(in: 1...Double(steps))))
      // The gates stand in the order reset, update, candidate, or input, forget, candidate, output.
      bias[units + unit] = span
      if cell == .lstm { bias[unit] = -span }
    }
    parameters[name] = bias
  }
}
