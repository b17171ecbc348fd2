extension LossCurves {
  /// Whether there are as many evaluations as this, of as many problems each.
  package func hasEvaluations(_ count: Int) -> Bool {
    rows.count == count && rows.allSatisfy { $0.count == rows[0].count && !$0.isEmpty }
  }
}
