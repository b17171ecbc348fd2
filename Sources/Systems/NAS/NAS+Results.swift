import Methods

// What experiments read off a search.
extension NAS {
  /// The accuracies of the controller's samples, in order.
  package var accuracies: [Double] { scores(ofArm: Self.controlled) }

  /// The accuracies of random search, in order.
  package var controlAccuracies: [Double] { scores(ofArm: Self.control) }

  /// What the test part said of both searches' best.
  package var testScores: (controller: Double?, random: Double?) {
    (
      study.testScore(ofArm: Self.controlled),
      study.arms.count > 1 ? study.testScore(ofArm: Self.control) : nil
    )
  }
}
