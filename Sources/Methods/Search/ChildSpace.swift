import Compute
import Foundation

/// The hyper-parameters of a family of children as a declared space.
public enum ChildSpace: String, Sendable {
  /// One hidden layer, after the space of Bergstra & Bengio (2012, section 2.3).
  case perceptron
  /// One or two convolutions, a fully connected layer and what trains them.
  case convolutional

  /// The dimensions.
  var space: SearchSpace {
    switch self {
    case .perceptron: SearchSpace([Self.hidden] + Self.training)
    case .convolutional: SearchSpace(Self.convolutions + [Self.hidden] + Self.training)
    }
  }

  /// The child at a configuration, for so many classes.
  func plan(at configuration: Configuration, classes: Int, epochs: Int) -> ChildPlan {
    var plan = ChildPlan(layers(at: configuration) + [.dense(units: classes)])
    // The multiplier of the heuristic standard deviation 1/√fan-in.
    plan.initialiser = .scaled(Float(pow(configuration.number("scale") ?? 1, 2)))
    plan.optimiser = .sgd()
    plan.rates = RateSchedule(constant: configuration.number("rate") ?? 0.1)
    plan.weightDecay = configuration.number("l2") ?? 0
    plan.batch = configuration.word("batch").flatMap(Int.init) ?? 16
    plan.epochs = epochs
    return plan
  }

  private func layers(at configuration: Configuration) -> [Layer] {
    let activation = Layer.activation(
      configuration.word("activation") == "tanh" ? .tanh : .relu)
    let dropout = Float(configuration.number("dropout") ?? 0)
    let hidden =
      [.dense(units: count("hidden", at: configuration)), activation]
      + (dropout > 0 ? [Layer.dropout(dropout)] : [])
    guard self == .convolutional else { return hidden }
    let kernel = Kernel(count("window", at: configuration))
    let filters = ["filters"] + (configuration.word("depth") == "2" ? ["filters2"] : [])
    var convolutions = filters.map { dimension in
      [.convolution(filters: count(dimension, at: configuration), kernel: kernel), activation]
    }
    if configuration.word("pool") == "yes" {
      convolutions[0].append(.maxPool(size: 2, stride: 2))
    }
    return convolutions.flatMap { $0 } + hidden
  }

  private func count(_ dimension: String, at configuration: Configuration) -> Int {
    Int(configuration.number(dimension) ?? configuration.word(dimension).flatMap(Double.init) ?? 1)
  }

  private static let hidden = Dimension("hidden", .count(8...256, logarithmic: true))

  private static let convolutions = [
    Dimension("depth", .choice(["1", "2"])),
    Dimension("window", .choice(["3", "5"])),
    Dimension("filters", .count(4...32, logarithmic: true)),
    Dimension("filters2", .count(4...32, logarithmic: true)).when("depth", is: "2"),
    Dimension("pool", .choice(["no", "yes"])),
  ]

  private static let training = [
    Dimension("rate", .logUniform(1e-4...1)),
    Dimension("batch", .choice(["16", "64"])),
    Dimension("activation", .choice(["relu", "tanh"])),
    Dimension("scale", .logUniform(0.1...10)),
    Dimension("decay", .choice(["off", "on"])),
    Dimension("l2", .logUniform(1e-7...1e-2)).when("decay", is: "on"),
    Dimension("dropout", .uniform(0...0.5)),
  ]
}
