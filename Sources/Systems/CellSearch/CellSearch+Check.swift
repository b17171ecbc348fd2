public import Learning
public import Methods
public import Worlds

extension CellSearch {
  /// Makes sure that every cell is one of the space that is searched, and that the controller is
  /// what a fresh one became.
  public func check(
    against fresh: CellSearch, in world: TextCorpus, after steps: Int
  ) throws(StateFlaw) {
    try search.check(against: fresh.search, settings) { sample in
      guard case .tree(let tree) = sample.cell else { return true }
      return tree.isSound && tree.base == settings.space.base
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<CellSample>>], in world: TextCorpus
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}
