import Learning
import Methods
import Systems

extension Experiment {
  /// MetaQNN on 8x8 digits, with 54 children in place of the paper's 2,700 (Baker and others 2017,
  /// section 5 and figure 3: accuracy rises as ε falls).
  ///
  /// The best of random search among as many children is trained and tested beside the agent's.
  static let metaQNNDigits = Experiment(
    id: "metaqnn-digits", title: "an agent learns to design networks for digits, ε from 1 to 0.1",
    system: "metaqnn", seeds: 5, minutes: 1,
    figures: [
      Figure(
        "mean accuracy at ε = 0.1 above that at ε = 1", unit: "of its standard deviations",
        bar: .atLeast(0.5)),
      Figure(
        "test accuracy of the agent's best", scale: .share, bar: .atLeast(0.97),
        control: "test accuracy of random search's best"),
      Figure("test accuracy of random search's best", scale: .share),
      Figure("test accuracy of the agent's five best together", scale: .share),
      Figure("the agent's best above random search's", unit: "points"),
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
    let gap = ours.flatMap { ours in theirs.map { 100 * (ours - $0) } }
    return [metaQNN.rise, ours, theirs, metaQNN.study.finals?.ensemble?.score, gap]
  }
}
