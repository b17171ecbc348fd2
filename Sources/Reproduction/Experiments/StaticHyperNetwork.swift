import Learning
import Systems
import Worlds

extension Experiment {
  /// A generated kernel against one that is learned as it is (Ha, Dai & Le 2017, table 1).
  ///
  /// The paper's numbers are for MNIST: 99.24 % against 99.28 %. Fashion-MNIST is measured where it
  /// is installed, on 10,000 of its training images.
  static let staticHyperNetwork = Experiment(
    id: "hypernetwork-static", title: "a generated convolution kernel against a learned one",
    system: "hypernetwork", seeds: 5, minutes: 2,
    figures: [
      Figure("weights of the kernel", unit: "numbers", paper: 12_544, bar: .atMost(12_544)),
      Figure("numbers they are generated from", unit: "numbers", paper: 4244, bar: .atMost(4244)),
      Figure(
        "numbers that a residual network of 40 layers comes from", unit: "numbers", paper: 97_770,
        bar: .atMost(97_770)),
      Figure(
        "digits: test accuracy, generated kernel", unit: "%", scale: .percent,
        control: "digits: test accuracy, own kernel"),
      Figure("digits: test accuracy, own kernel", unit: "%", scale: .percent),
      Figure(
        "digits: points that generating loses", unit: "points", paper: 0.04, bar: .atMost(1)),
      Figure(
        "Fashion-MNIST: test accuracy, generated kernel", unit: "%", scale: .percent,
        control: "Fashion-MNIST: test accuracy, own kernel"),
      Figure("Fashion-MNIST: test accuracy, own kernel", unit: "%", scale: .percent),
      Figure("Fashion-MNIST: points that generating loses", unit: "points", bar: .atMost(1)),
      Figure("learning gain: accuracy that training adds", unit: "share", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    let digits = try network(on: HyperNetwork.open(WorldRequest(name: "optdigits")), seed: seed)
    let garments = try? HyperNetwork.open(WorldRequest(name: "fashion-mnist"))
    var fashion: HyperNetwork?
    if let garments {
      fashion = try network(on: garments.limited(to: 10_000), epochs: 3, seed: seed)
    }
    let plan = digits.model.plan
    let counts = [plan.kernelCount, plan.generatorCount, ImageNetPlan.wide40.parameterCount]
    return counts.map(Double.init)
      + accuracies(digits) + accuracies(fashion)
      + [digits.evaluations.metaGain]
  }

  /// Percentages right on the test part: generated, own, and the difference.
  private static func accuracies(_ learner: HyperNetwork?) -> [Double?] {
    guard let test = learner?.evaluations.test, let own = test.control else {
      return [nil, nil, nil]
    }
    return [100 * test.accuracy, 100 * own, 100 * (own - test.accuracy)]
  }

  private static func network(
    on world: Split, epochs: Int = 20, seed: UInt64
  ) throws(Failure) -> HyperNetwork {
    var settings = HyperNetwork.Settings()
    settings.epochs = epochs
    var run = try LearnerRun<HyperNetwork>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner
  }
}
