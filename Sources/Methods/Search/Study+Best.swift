public import Learning

extension Study {
  /// A design that is looked at, how its weights are spread, and the trial of the search that
  /// trained it.
  public typealias Shown = (design: Design, spreads: WeightSpreads?, trial: Int)

  /// What is looked at of an arm: the winner of its finals, or the best so far of the search; `nil`
  /// before there is a score.
  public func shown(ofArm arm: Int = 0) -> Shown? {
    if let winner = finals?.winner(ofArm: arm) {
      return (asked[winner.record].design, winner.spreads, winner.record)
    }
    return best(ofArm: arm).flatMap { shown(ofTrial: $0) }
  }

  /// What is looked at of a trial of the search, whose records have the numbers of their trials;
  /// `nil` of any other number, and while its result is not known.
  public func shown(ofTrial trial: Int) -> Shown? {
    guard records.indices.contains(trial) else { return nil }
    return (asked[trial].design, asked[trial].spreads, trial)
  }

  /// What it is called: who wins the finals need not have scored most in the search.
  public func shownTitle(ofArm arm: Int = 0) -> String {
    finals?.winner(ofArm: arm) == nil
      ? "Best architecture" : "Best architecture, winner of the finals"
  }
}
