import Compute

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

  /// The best of each search are trained for longer before one of each is tested.
  var finals: FinalsPlan { FinalsPlan(count: finalists, epochs: finalEpochs) }

  /// How a network is trained.
  package func plan(for network: NetworkString) -> ChildPlan {
    var plan = ChildPlan(hasDropout ? network.withDropout : network)
    plan.optimiser = .adam()
    plan.rate = learningRate
    plan.batch = batch
    plan.epochs = epochs
    plan.restarts = restarts
    return plan
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
