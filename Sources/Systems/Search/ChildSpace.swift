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
    var plan = ChildPlan(NetworkString(layers(at: configuration) + [.softmax(classes: classes)]))
    plan.activation = configuration.word("activation") == "tanh" ? .tanh : .relu
    // The multiplier of the heuristic standard deviation 1/√fan-in.
    plan.initialiser = .scaled(Float(pow(configuration.number("scale") ?? 1, 2)))
    plan.dropout = configuration.number("dropout") ?? 0
    plan.optimiser = .sgd()
    plan.rate = configuration.number("rate") ?? 0.1
    plan.rateFactor = 1
    plan.weightDecay = configuration.number("l2") ?? 0
    plan.batch = configuration.word("batch").flatMap(Int.init) ?? 16
    plan.epochs = epochs
    return plan
  }

  private func layers(at configuration: Configuration) -> [NetworkString.Layer] {
    let hidden = NetworkString.Layer.dense(units: count("hidden", at: configuration))
    guard self == .convolutional else { return [hidden] }
    let size = count("window", at: configuration)
    var layers = [convolution("filters", size, at: configuration)]
    if configuration.word("pool") == "yes" { layers.append(.pool(size: 2, stride: 2)) }
    if configuration.word("depth") == "2" {
      layers.append(convolution("filters2", size, at: configuration))
    }
    return layers + [hidden]
  }

  private func convolution(_ dimension: String, _ size: Int, at configuration: Configuration)
    -> NetworkString.Layer
  {
    .convolution(filters: count(dimension, at: configuration), size: size, stride: 1)
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
