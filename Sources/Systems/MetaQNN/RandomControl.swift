import Compute

/// Random search at the same price: as many different networks, drawn by random walks.
///
/// The agent's first stage is a random search already, so its children are shared and only the
/// rest is trained anew.
struct RandomControl: Codable, Sendable {
  /// All networks drawn beyond the shared ones, in order.
  private(set) var networks: [NetworkString] = []
  /// Those whose accuracy is known, in the same order.
  private(set) var children: [TrainedChild] = []

  /// The next network that is neither shared nor drawn before; `nil` where `count` are drawn, or
  /// none is found.
  mutating func propose(
    upTo count: Int, besides shared: ArraySlice<NetworkString>, by learner: QLearner,
    random: Random
  ) -> NetworkString? {
    guard shared.count + networks.count < count else { return nil }
    var random = random
    for _ in 0..<1000 {
      let network = learner.walk(epsilon: 1, random: &random)
      if !shared.contains(network), !networks.contains(network) {
        networks.append(network)
        return network
      }
    }
    return nil
  }

  /// Takes in the accuracy of the oldest network without one.
  mutating func learn(_ child: TrainedChild) {
    children.append(child)
  }

  /// Whether all accuracies are known.
  var isFinished: Bool { children.count == networks.count }
}
