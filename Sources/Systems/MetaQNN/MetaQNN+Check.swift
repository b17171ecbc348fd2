import Compute
public import Learning
public import Methods

extension MetaQNN {
  /// Makes sure that every network is one of the space that is searched, and that no count is more
  /// than the schedule allows.
  public func check(
    against fresh: MetaQNN, in world: ImageWorld, after steps: Int
  ) throws(StateFlaw) {
    let space = fresh.exploration.learner.space
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { space.contains($0) }
    }
    try StateFlaw.within("exploration") { () throws(StateFlaw) in
      try exploration.check(against: fresh.exploration, asked: study.asked.count)
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<NetworkString>>], in world: ImageWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}

extension Exploration {
  fileprivate func check(against fresh: Exploration, asked: Int) throws(StateFlaw) {
    try StateFlaw.unless(divisor == fresh.divisor, "divisor")
    try StateFlaw.unless((0...schedule.stages.count).contains(stage), "stage")
    let quota = stage < schedule.stages.count ? schedule.stages[stage].count : 0
    try StateFlaw.unless((0...quota).contains(proposed), "proposed")
    try StateFlaw.unless((0...Self.patience * quota).contains(walks), "walks")
    try StateFlaw.unless((proposed...asked).contains(count), "count")
    try StateFlaw.unless(
      ends.count == stage && ends.allSatisfy((0...count).contains) && ends == ends.sorted(),
      "ends")
    try StateFlaw.within("learner") { () throws(StateFlaw) in
      try learner.check(against: fresh.learner)
    }
  }
}

extension QLearner {
  fileprivate func check(against fresh: QLearner) throws(StateFlaw) {
    try StateFlaw.unless(space == fresh.space, "space")
    try StateFlaw.unless(rate == fresh.rate, "rate")
    try StateFlaw.unless(replays == fresh.replays, "replays")
    try StateFlaw.unless(
      table.makesSense(for: space) && table.initial == fresh.table.initial, "table")
    for (place, experience) in memory.enumerated() {
      try StateFlaw.unless(
        space.contains(experience.network) && experience.accuracy.isFinite, "memory.\(place)")
    }
  }
}

extension StateSpace {
  /// Whether a network can be walked to in this space.
  func contains(_ network: NetworkString) -> Bool {
    let walk = walk(of: network)
    var state = start
    for layer in walk {
      guard actions(in: state).contains(layer) else { return false }
      state = self.state(after: layer, in: state)
    }
    return state.isTerminal && self.network(of: walk) == network
  }
}
