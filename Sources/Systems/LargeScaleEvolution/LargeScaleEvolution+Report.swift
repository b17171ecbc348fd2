public import Learning
import Methods

extension LargeScaleEvolution {
  /// What it reports.
  public static let series = [
    Series("accuracy", label: "validation accuracy", better: .higher),
    Series("best", label: "best so far", better: .higher),
    Series("mean", label: "mean of the living", better: .higher),
    Series("parameters", label: "parameters", logarithmic: true),
    Series("control", label: "accuracy in the random walk", better: .higher),
    Series("control-best", label: "best of the random walk", better: .higher),
    Series("control-mean", label: "mean of the random walk's living", better: .higher),
    Series("finalist", label: "accuracy when trained from scratch", better: .higher),
    Series("test", label: "test accuracy", better: .higher),
    Series("control-test", label: "test accuracy of the random walk", better: .higher),
  ]

  /// Reports the mean of an arm's living; those that failed count as 0.
  func describePopulation(ofArm arm: Int, report: inout Report) {
    let scores = living[arm].map { study.records[$0].score ?? 0 }
    guard !scores.isEmpty else { return }
    report.value(
      arm == Self.evolution ? "mean" : "control-mean",
      scores.reduce(0, +) / Double(scores.count))
  }

  /// Says what training from scratch makes of the best.
  func describeFinal(
    _ candidate: SearchCandidate<Individual>, _ outcome: Outcome, report: inout Report
  ) {
    guard case .finalist(let record) = candidate.purpose, let anew = outcome.score,
      let evolved = study.records[record].score
    else { return }
    report.note(
      "the best has \(brief(evolved)) with weights of \(candidate.design.trainings) trainings; "
        + "trained from scratch for as many steps \(brief(anew))", .milestone)
  }
}
