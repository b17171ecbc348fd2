package import Learning

extension EvaluationLog {
  /// Makes sure that the evaluations of a decoded log make sense.
  ///
  /// - Parameter check: Whether an evaluation does.
  package func check(_ makesSense: (Entry) -> Bool) throws(StateFlaw) {
    for (place, entry) in entries.enumerated() {
      try StateFlaw.unless(entry.score.isFinite && makesSense(entry), "entries.\(place)")
    }
    if let best { try StateFlaw.unless(best.score.isFinite && makesSense(best), "best") }
  }
}
