import Compute
public import Learning
public import Methods
public import Worlds

extension CellSearch {
  /// Makes sure that every cell is one of the space that is searched, and that the controller is
  /// what a fresh one became.
  public func check(
    against fresh: CellSearch, in world: TextCorpus, after steps: Int
  ) throws(StateFlaw) {
    let base = settings.decisions.base
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { sample in
        guard sample.known?.isFinite ?? true else { return false }
        guard case .tree(let tree) = sample.cell else { return true }
        return tree.isSound && tree.base == base
      }
    }
    try StateFlaw.within("controller") { () throws(StateFlaw) in
      try controller.check(against: fresh.controller)
    }
    try StateFlaw.within("history") { () throws(StateFlaw) in
      try history.check(updates: controller.updates)
    }
    try StateFlaw.unless(
      minibatch.count < settings.minibatch
        && minibatch.allSatisfy {
          $0.tree.isSound && $0.tree.base == base && $0.reward.isFinite
        }, "minibatch")
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<CellSample>>], in world: TextCorpus
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}
