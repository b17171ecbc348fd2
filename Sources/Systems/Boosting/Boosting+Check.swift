import Compute
public import Learning

extension Boosting {
  /// Makes sure that every tree asks for features that there are, and that its questions end.
  public func check(
    against fresh: Boosting, in world: BoostingWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(self.steps == steps, "steps")
    try StateFlaw.unless(
      ending == nil ? rounds.count == steps : (steps - 1...steps).contains(rounds.count), "rounds")
    for (place, round) in rounds.enumerated() {
      try StateFlaw.within("rounds.\(place)") { () throws(StateFlaw) in
        try round.check(in: world)
      }
    }
  }
}

extension Boosting.Round {
  fileprivate func check(in world: BoostingWorld) throws(StateFlaw) {
    try StateFlaw.unless(tree.makesSense(in: world), "tree")
    try StateFlaw.unless(control.makesSense(in: world), "control")
    try StateFlaw.unless((0...1).contains(weightedError), "weightedError")
    try StateFlaw.unlessFinite([alpha], "alpha")
    try StateFlaw.unlessFinite([bound], "bound")
    for error in [rebalancedError, trainingError, heldOutError, controlError] {
      // Sums of weights need not be 1 to the last bit.
      try StateFlaw.unless((-0.01...1.01).contains(error), "error")
    }
  }
}

extension DecisionTree {
  /// Children stand behind their parents, so that there is no way in a circle.
  fileprivate func makesSense(in world: BoostingWorld) -> Bool {
    !nodes.isEmpty
      && nodes.enumerated().allSatisfy { place, node in
        world.classNames.indices.contains(node.label)
          && node.feature.map {
            (0..<world.featureCount).contains($0) && node.low > place
              && node.low < nodes.count - 1
          } ?? true
      }
  }
}
