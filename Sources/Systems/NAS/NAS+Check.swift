public import Learning
public import Methods

extension NAS {
  /// Makes sure that every architecture is one of the space that is searched, and that the
  /// controller is what a fresh one became.
  public func check(
    against fresh: NAS, in world: ArchitectureWorld, after steps: Int
  ) throws(StateFlaw) {
    try search.check(against: fresh.search, settings) {
      settings.space.contains($0.architecture)
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<ArchitectureSample>>], in world: ArchitectureWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}

extension ArchitectureSpace {
  /// Whether decisions lead to an architecture.
  fileprivate func contains(_ architecture: Architecture) -> Bool {
    Self.depths.contains(architecture.layers.count)
      && sequence(of: architecture).map { self.architecture(of: $0) == architecture } ?? false
  }
}
