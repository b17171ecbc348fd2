public import Learning

extension Study {
  /// The design of an arm that is looked at, how its weights are spread, and the trial of the search
  /// that trained it: the winner of its finals, or the best so far of the search; `nil` before there
  /// is a score.
  public func shown(
    ofArm arm: Int = 0
  ) -> (design: Design, spreads: WeightSpreads?, trial: Int)? {
    if let winner = finals?.winner(ofArm: arm) {
      return (asked[winner.record].design, winner.spreads, winner.record)
    }
    return best(ofArm: arm).map { (asked[$0].design, asked[$0].spreads, $0) }
  }

  /// What it is called: who wins the finals need not have scored most in the search.
  public func shownTitle(ofArm arm: Int = 0) -> String {
    finals?.winner(ofArm: arm) == nil
      ? "Best architecture" : "Best architecture, winner of the finals"
  }
}
