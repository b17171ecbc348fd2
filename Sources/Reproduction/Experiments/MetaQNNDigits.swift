import Learning
import Methods
import Systems

extension Experiment {
  /// MetaQNN on 8x8 digits, with 54 children in place of the paper's 2,700 (Baker and others 2017,
  /// section 5 and figure 3: accuracy rises as ε falls).
  ///
  /// The best of random search among as many children is trained and tested beside the agent's, and
  /// the mean answer of the agent's five best, as the paper's ensembles.
  static let metaQNNDigits = Experiment(
    id: "metaqnn-digits", title: "an agent learns to design networks for digits, ε from 1 to 0.1",
    system: "metaqnn", seeds: 10, minutes: 5,
    figures: [
      Figure(
        "mean accuracy at ε = 0.1 above that at ε = 1", unit: "of its standard deviations",
        bar: .atLeast(0.5)),
      Figure(
        "test accuracy of the agent's best", scale: .share, bar: .atLeast(0.97),
        control: "test accuracy of random search's best"),
      Figure("test accuracy of random search's best", scale: .share),
      Figure("the agent's best above random search's", unit: "points"),
      Figure("test accuracy of the agent's five best together", scale: .share),
      Figure("the five together above the best by itself", unit: "points"),
    ]
  ) { seed throws(Failure) in
    let world = try MetaQNN.open(WorldRequest(name: "optdigits"))
    var settings = MetaQNN.Settings()
    settings.ensemble = 5
    var run = try SearchLoop<MetaQNN>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let metaQNN = run.system
    let (ours, theirs) = (
      metaQNN.study.testScore(ofArm: MetaQNN.agent), metaQNN.study.testScore(ofArm: MetaQNN.control)
    )
    let together = metaQNN.study.finals?.ensemble?.score
    let points = { (one: Double?, other: Double?) in
      one.flatMap { one in other.map { 100 * (one - $0) } }
    }
    return [metaQNN.rise, ours, theirs, points(ours, theirs), together, points(together, ours)]
  }
}
