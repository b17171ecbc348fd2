import Methods

// What experiments read off a search.
extension NAS {
  /// The accuracies of the controller's samples, in order.
  package var accuracies: [Double] { study.scores(ofArm: Search.controlled) }

  /// The accuracies of random search, in order.
  package var controlAccuracies: [Double] { study.scores(ofArm: Search.control) }

  /// What the test part said of both searches' best.
  package var testScores: (controller: Double?, random: Double?) {
    (
      study.testScore(ofArm: Search.controlled),
      study.arms.count > 1 ? study.testScore(ofArm: Search.control) : nil
    )
  }
}
