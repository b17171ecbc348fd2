import Learning
import Systems

extension Experiment {
  /// Boosted stumps on ten normal features, the invariants of boosting, and three rings.
  ///
  /// The first is figure 10.2 of Hastie, Tibshirani & Friedman 2009; the last has too many classes for
  /// AdaBoost.M1 and not for SAMME (Zhu, Zou, Rosset & Hastie 2009).
  static let boostingGaussians = Experiment(
    id: "boosting-gaussians", title: "stumps vote on whether a point is far from the origin",
    system: "boosting", seeds: 5, minutes: 0.05,
    figures: [
      Figure("test error of 1 stump", unit: "share", scale: .share, paper: 0.458),
      Figure("test error of 50 stumps", unit: "share", scale: .share, bar: .atMost(0.27)),
      Figure(
        "test error of 400 stumps", unit: "share", scale: .share, bar: .atMost(0.14),
        control: "test error of 400 bagged stumps"),
      Figure("test error of 400 bagged stumps", unit: "share", scale: .share),
      Figure("training error of 400 stumps", unit: "share", scale: .share),
      Figure("bound of that error", unit: "share", scale: .share),
      Figure(
        "rounds in which the error exceeds its bound", unit: "rounds", scale: .amount,
        bar: .atMost(0)),
      Figure(
        "largest distance from 1/2 of a stump's error under the next weights", unit: "share",
        scale: .amount,
        bar: .atMost(1e-12)),
      Figure("three rings: test error of 1 stump", unit: "share", scale: .share),
      Figure("three rings: test error of 100 stumps by SAMME", unit: "share", scale: .share),
      Figure("three rings: what SAMME improves", unit: "share", bar: .surelyAtLeast(0.1)),
      Figure(
        "three rings: stumps that AdaBoost.M1 takes", unit: "stumps", scale: .amount,
        bar: .atMost(5)),
    ]
  ) { seed throws(Failure) in
    let rounds = try boosted("gaussians", .samme, rounds: 400, seed: seed)
    let samme = try boosted("rings", .samme, rounds: 100, seed: seed)
    let m1 = try boosted("rings", .m1, rounds: 100, seed: seed)
    func error(_ rounds: [Boosting.Round], _ count: Int) -> Double? {
      rounds.count < count ? nil : rounds[count - 1].heldOutError
    }
    let improvement = error(samme, 1).flatMap { one in error(samme, 100).map { one - $0 } }
    return [
      error(rounds, 1), error(rounds, 50), error(rounds, 400), rounds.last?.controlError,
      rounds.last?.trainingError, rounds.last?.bound,
      Double(rounds.count { $0.trainingError > $0.bound }),
      rounds.map { abs($0.rebalancedError - 0.5) }.max(), error(samme, 1), error(samme, 100),
      improvement, Double(m1.count),
    ]
  }

  private static func boosted(
    _ name: String, _ algorithm: Boosting.Algorithm, rounds: Int, seed: UInt64
  ) throws(Failure) -> [Boosting.Round] {
    let world = try Boosting.open(WorldRequest(name: name))
    var settings = Boosting.Settings()
    (settings.algorithm, settings.rounds) = (algorithm, rounds)
    var run = try LearnerRun<Boosting>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner.rounds
  }
}
