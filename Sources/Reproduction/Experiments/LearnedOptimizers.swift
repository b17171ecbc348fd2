import Learning
import Systems
import Methods

extension Experiment {
  /// Learned optimization of ten-dimensional quadratics.
  ///
  /// Andrychowicz et al. 2016, figure 4, left; the paper prints curves and no numbers.
  static let learnedQuadratics = Experiment(
    id: "l2l-quadratics", title: "a learned optimizer against tuned ones on random quadratics",
    system: "l2l", seeds: 5, minutes: 1,
    figures: losses("loss after 100 steps", bar: .atMost(0.20)) + [
      Figure("loss after 100 steps, L-BFGS"),
      Figure(
        "learned to best tuned first-order method", unit: "ratio", scale: .amount, bar: .atMost(0.6)
      ),
      Figure("loss after 200 steps, learned", scale: .amount),
      Figure(
        "loss after 200 steps to loss after 100", unit: "ratio", scale: .amount, bar: .atMost(1)),
      Figure("meta-gain: loss that learning to learn saves", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    let learner = try optimizer(in: "quadratics", preset: "small", seed: seed)
    guard let home = learner.comparison.results.first, let baseline = home.bestBaseline else {
      return []
    }
    let losses = home.scores.map { mean($0.judged) }
    let later = mean(home.scores[0].later)
    return losses + [losses[0] / mean(baseline.judged), later, later / losses[0], learner.metaGain]
  }

  /// Learned optimization of small networks: as trained, for longer, and of other networks.
  ///
  /// Andrychowicz et al. 2016, figures 4 to 6, with digits of 8x8 pixels for MNIST.
  static let learnedNetworks = Experiment(
    id: "l2l-mlp", title: "a learned optimizer against tuned ones on networks for digits",
    system: "l2l", seeds: 5, minutes: 3,
    figures: losses("mean loss over steps 50-100") + [
      Figure("gap between the intervals of learned and best tuned", bar: .atLeast(0)),
      Figure("loss after 200 steps, learned", scale: .amount),
      Figure(
        "loss after 200 steps to loss after 100", unit: "ratio", scale: .amount, bar: .atMost(1)),
      Figure("40 units: learned to Adam", unit: "ratio", scale: .amount, bar: .atMost(1)),
      Figure("2 layers: learned to Adam", unit: "ratio", scale: .amount, bar: .atMost(1)),
      Figure("ReLU: learned to Adam", unit: "ratio", scale: .amount),
      Figure("meta-gain: loss that learning to learn saves", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    let learner = try optimizer(in: "optdigits", preset: "digits", seed: seed)
    guard let home = learner.comparison.results.first, let baseline = home.bestBaseline else {
      return []
    }
    let (last, later) = (mean(home.scores[0].last), mean(home.scores[0].later))
    let foreign = learner.comparison.results.dropFirst().map { result in
      result.scores.first { $0.name == BaselineOptimizer.adam.rawValue }.map {
        mean(result.scores[0].judged) / mean($0.judged)
      }
    }
    return home.scores.map { mean($0.judged) } + [gap(home, to: baseline), later, later / last]
      + foreign + [learner.metaGain]
  }

  /// Learned optimization of a convolutional network, by one optimizer for its convolutions and
  /// one for its dense layers.
  ///
  /// Andrychowicz et al. 2016, section 3.3, with digits of 8x8 pixels for CIFAR-10. The optimizers
  /// see the moments of gradients (Lv, Jiang & Li 2017); the control sees what the paper's do.
  static let learnedConvolutions = Experiment(
    id: "l2l-conv", title: "two learned optimizers against tuned ones on a convolutional network",
    system: "l2l", seeds: 5, minutes: 8,
    figures: losses("mean loss over steps 50-100") + [
      Figure("gap between the intervals of learned and best tuned", bar: .atLeast(0)),
      Figure("meta-gain: loss that learning to learn saves", bar: .surelyAtLeast(0)),
      Figure("mean loss over steps 50-100, learned with the paper's inputs", scale: .amount),
    ]
  ) { seed throws(Failure) in
    let learner = try optimizer(in: "optdigits", preset: "conv", seed: seed)
    let usual = try optimizer(
      in: "optdigits", preset: "conv", seeing: .logarithm, seed: seed)
    guard let home = learner.comparison.results.first, let baseline = home.bestBaseline else {
      return []
    }
    return home.scores.map { mean($0.judged) }
      + [
        gap(home, to: baseline), learner.metaGain,
        usual.comparison.results.first.map { mean($0.scores[0].judged) },
      ]
  }

  /// The learned optimizer's loss, which may have a bar, and each baseline's.
  private static func losses(_ what: String, bar: Figure.Bar? = nil) -> [Figure] {
    [Figure("\(what), learned", bar: bar)]
      + BaselineOptimizer.allCases.map { Figure("\(what), \($0.rawValue)") }
  }

  /// How far the interval of the learned optimizer's losses lies below that of a baseline's.
  private static func gap(_ result: Comparison.Result, to baseline: Comparison.Score) -> Double? {
    guard let theirs = Estimate(baseline.judged), let ours = Estimate(result.scores[0].judged)
    else { return nil }
    return theirs.low - ours.high
  }

  /// An optimizer learned and compared to the end.
  private static func optimizer(
    in name: String, preset: String, seeing preprocessing: L2L.Preprocessing? = nil, seed: UInt64
  ) throws(Failure) -> L2L {
    let world = try L2L.open(WorldRequest(name: name))
    var settings = try L2L.Settings(preset: preset, tuned: [:])
    settings.preprocessing = preprocessing ?? settings.preprocessing
    var run = try LearnerRun<L2L>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner
  }
}

extension L2L {
  /// The held-out loss of the untrained optimizer less that of the kept one.
  fileprivate var metaGain: Double? {
    guard let first = evaluations.entries.first, let best = evaluations.best else { return nil }
    return first.heldOut - best.heldOut
  }
}
