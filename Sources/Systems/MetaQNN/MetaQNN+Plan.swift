import Compute
package import Learning
package import Methods
import Worlds

extension MetaQNN.Settings {
  /// The networks there are for images of this size.
  package func stateSpace(imageSize: Int, classes: Int) -> StateSpace {
    var space: StateSpace =
      switch range {
      case .paper: .paper(imageSize: imageSize, classes: classes, layerLimit: layers)
      case .small where imageSize < 16:
        .digits(imageSize: imageSize, classes: classes, layerLimit: layers)
      case .small: .images(imageSize: imageSize, classes: classes, layerLimit: layers)
      }
    space.isFitStrict = isFitStrict
    return space
  }

  /// How a network is trained; for longer, where it is among the best.
  ///
  /// - Throws: `Failure` when the network has a layer that cannot be trained.
  package func plan(
    for network: NetworkString, isLong: Bool = false
  ) throws(Failure) -> ChildPlan {
    let layers = try trainedNetwork(of: network).trainedLayers
    var plan = childPlan(Network.Node.chain(of: layers), isLong: isLong)
    plan.optimiser = .adam()
    var schedules = rates(isLong: isLong, epochs: plan.epochs)
    plan.rates = schedules.removeFirst()
    plan.retries = schedules
    if isLong { finish(&plan) }
    return plan
  }

  /// What only finalists have.
  private func finish(_ plan: inout ChildPlan) {
    if finalShift > 0 || isFinalMirroring {
      plan.augmentation = Augmentation(shift: finalShift, isMirroring: isFinalMirroring)
    }
    guard finalRule == .published else { return }
    plan.optimiser = .sgd(momentum: 0.9)
    plan.rates = publishedRates
    plan.retries = []
  }

  /// The paper's for CIFAR-10: 40, 40, 160 and 60 epochs, or the same shares of fewer.
  private var publishedRates: RateSchedule {
    let stages: [(epochs: Int, rate: Float)] = [(40, 0.025), (40, 0.0125), (160, 1e-4), (60, 1e-5)]
    return RateSchedule(
      stages.map {
        RateSchedule.Stage(epochs: max(1, $0.epochs * finalEpochs / 300), rate: $0.rate)
      })
  }

  /// What is trained when a network is proposed: with dropout, where that is wanted.
  func trainedNetwork(of network: NetworkString) -> NetworkString {
    hasDropout ? network.withDropout : network
  }

  /// The rates of all attempts, each 0.4 times those of the one before it.
  ///
  /// Within an attempt they become a fifth every five epochs (Baker et al. 2017, section 5).
  private func rates(isLong: Bool, epochs: Int) -> [RateSchedule] {
    // The longer training goes through as many learning rates as the paper's finals do.
    let interval = isLong ? max(5, epochs / 4) : 5
    var first = learningRate
    return (0...restarts).map { _ in
      defer { first *= 0.4 }
      return RateSchedule(from: first, times: 0.2, every: interval, epochs: epochs)
    }
  }
}

extension NetworkString {
  /// The same network with dropout after every second layer before the output.
  ///
  /// The i-th of n drops with probability i/2n (Baker et al. 2017, section 5).
  var withDropout: NetworkString {
    let hidden = layers.prefix { layer in
      switch layer {
      case .softmax, .globalAverage: false
      default: true
      }
    }
    let count = hidden.count / 2
    var result: [Layer] = []
    for (index, layer) in hidden.enumerated() {
      result.append(layer)
      if !index.isMultiple(of: 2) { result.append(.dropout(number: (index + 1) / 2, of: count)) }
    }
    return NetworkString(result + layers.dropFirst(hidden.count))
  }
}
