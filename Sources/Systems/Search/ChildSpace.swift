import Compute
import Foundation

/// The hyper-parameters of a family of children as a declared space.
public enum ChildSpace: String, Sendable {
  /// One hidden layer, after the space of Bergstra & Bengio (2012, section 2.3).
  case perceptron
  /// One or two convolutions, a fully connected layer and what trains them.
  case convolutional

  /// The axes.
  var space: Space {
    switch self {
    case .perceptron: Space([Self.hidden] + Self.training)
    case .convolutional: Space(Self.convolutions + [Self.hidden] + Self.training)
    }
  }

  /// The child at a point, for so many classes.
  func plan(at point: Point, classes: Int, epochs: Int) -> ChildPlan {
    var plan = ChildPlan(NetworkString(layers(at: point) + [.softmax(classes: classes)]))
    plan.activation = point.word("activation") == "tanh" ? .tanh : .relu
    // The multiplier of the heuristic standard deviation 1/√fan-in.
    plan.initialiser = .scaled(Float(pow(point.number("scale") ?? 1, 2)))
    plan.dropout = point.number("dropout") ?? 0
    plan.optimiser = .sgd()
    plan.rate = point.number("rate") ?? 0.1
    plan.rateFactor = 1
    plan.weightDecay = point.number("l2") ?? 0
    plan.batch = point.word("batch").flatMap(Int.init) ?? 16
    plan.epochs = epochs
    return plan
  }

  private func layers(at point: Point) -> [NetworkString.Layer] {
    let hidden = NetworkString.Layer.dense(units: count("hidden", at: point))
    guard self == .convolutional else { return [hidden] }
    let size = count("window", at: point)
    var layers = [convolution("filters", size, at: point)]
    if point.word("pool") == "yes" { layers.append(.pool(size: 2, stride: 2)) }
    if point.word("depth") == "2" { layers.append(convolution("filters2", size, at: point)) }
    return layers + [hidden]
  }

  private func convolution(_ axis: String, _ size: Int, at point: Point) -> NetworkString.Layer {
    .convolution(filters: count(axis, at: point), size: size, stride: 1)
  }

  private func count(_ axis: String, at point: Point) -> Int {
    Int(point.number(axis) ?? point.word(axis).flatMap(Double.init) ?? 1)
  }

  private static let hidden = Axis("hidden", .count(8...256, logarithmic: true))

  private static let convolutions = [
    Axis("depth", .choice(["1", "2"])),
    Axis("window", .choice(["3", "5"])),
    Axis("filters", .count(4...32, logarithmic: true)),
    Axis("filters2", .count(4...32, logarithmic: true)).when("depth", is: "2"),
    Axis("pool", .choice(["no", "yes"])),
  ]

  private static let training = [
    Axis("rate", .logUniform(1e-4...1)),
    Axis("batch", .choice(["16", "64"])),
    Axis("activation", .choice(["relu", "tanh"])),
    Axis("scale", .logUniform(0.1...10)),
    Axis("decay", .choice(["off", "on"])),
    Axis("l2", .logUniform(1e-7...1e-2)).when("decay", is: "on"),
    Axis("dropout", .uniform(0...0.5)),
  ]
}
