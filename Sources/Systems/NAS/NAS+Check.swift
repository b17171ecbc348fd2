import Compute
public import Learning
public import Methods

extension NAS {
  /// Makes sure that every architecture is one of the space that is searched, and that the
  /// controller is what a fresh one became.
  public func check(
    against fresh: NAS, in world: ArchitectureWorld, after steps: Int
  ) throws(StateFlaw) {
    let space = settings.space
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { sample in
        sample.isSound && space.contains(sample.architecture)
      }
    }
    try StateFlaw.within("controller") { () throws(StateFlaw) in
      try controller.check(against: fresh.controller)
    }
    try StateFlaw.within("history") { () throws(StateFlaw) in
      try history.check(updates: controller.updates)
    }
    try StateFlaw.unless(minibatch.count < settings.minibatch, "minibatch")
    for (place, entry) in minibatch.enumerated() {
      let depth = space.depth(of: entry.sequence)
      try StateFlaw.unless(
        ArchitectureSpace.depths.contains(depth) && entry.reward.isFinite
          && entry.sequence.count == space.plan(depth: depth).decisions.count
          && space.plan(depth: depth).allows(entry.sequence)
          && (0...controller.updates).contains(entry.update), "minibatch.\(place)")
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<ArchitectureSample>>], in world: ArchitectureWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}

extension ArchitectureSample {
  fileprivate var isSound: Bool {
    known?.isFinite ?? true && (0...1 << 53).contains(update)
  }
}

extension ArchitectureSpace {
  /// How many layers a network may have.
  static let depths = 1...24

  /// Whether decisions lead to an architecture.
  fileprivate func contains(_ architecture: Architecture) -> Bool {
    Self.depths.contains(architecture.layers.count)
      && sequence(of: architecture).map { self.architecture(of: $0) == architecture } ?? false
  }
}
