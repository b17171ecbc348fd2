import Compute
package import Learning

extension Phenotype {
  /// How signals go through a network that leaves.
  package enum Flow: Hashable, Sendable {
    /// Until they have come through: `sensors [N, sensors]` to `outputs [N, outputs]`.
    case through
    /// One connection further in a step: with `state [N, nodes]`, which is zero at the beginning, and
    /// `next_state`.
    case step
  }

  /// The most nodes of a network that is written as dense matrices.
  package static let mostNodes = 500

  /// The network as matrices, its bias folded in; the sensors come without the bias.
  ///
  /// - Parameters:
  ///   - bias: What the bias senses.
  ///   - cap: Sums beyond it, either way, are cut; `nil` where they are not.
  /// - Throws: ``ModelGraphError`` for a network of more than ``mostNodes``.
  package func modelGraph(
    _ flow: Flow, bias: Double, cap: Float? = nil
  ) throws(ModelGraphError) -> ModelGraph {
    guard neurons.count <= Self.mostNodes else {
      throw .mismatch(
        node: "network", "it has \(neurons.count) nodes, more than \(Self.mostNodes)")
    }
    var builder = MatrixBuilder(self, bias: bias, cap: cap)
    switch flow {
    case .step: builder.step()
    case .through: isRecurrent ? builder.circulate() : builder.flow()
    }
    return builder.model
  }
}

/// Writes networks of single nodes as products of matrices.
private struct MatrixBuilder {
  var model: ModelGraph
  private let network: Phenotype
  private let bias: Double
  private let cap: Float?
  /// The value in which activities stand, and the column of each place that is in it.
  private var known: (value: String, columns: [Int: Int])
  private var count = 0
  /// The constants of groups by their first places, where all groups are computed again and again.
  private var layers: [Int: (weights: String, biases: String)]?

  init(_ network: Phenotype, bias: Double, cap: Float?) {
    (self.network, self.bias, self.cap) = (network, bias, cap)
    let sensors = network.shape.bias
    model = ModelGraph(inputs: [.init("sensors", .init(.float, ["N", .size(sensors)]))])
    known = ("sensors", Dictionary(uniqueKeysWithValues: (0..<sensors).map { ($0, $0) }))
  }

  /// Layer by layer; those of a layer that have the same activation at once.
  mutating func flow() {
    var rest = network.neurons[...]
    while let first = rest.first {
      let layer = rest.prefix { neuron in
        neuron.activation == first.activation
          && network.synapses[neuron.synapses].allSatisfy { isKnown($0.source) }
      }
      let group = layer.isEmpty ? rest.prefix(1) : layer
      let made = activities(of: Array(group))
      join(made, group.map(\.place))
      rest = rest.dropFirst(group.count)
    }
    finish()
  }

  /// As often as there are nodes and once more, each time from all activities before.
  mutating func circulate() {
    let sensors = known
    layers = [:]
    start(with: "sensors")
    for _ in 0...network.neurons.count {
      let made = all()
      known = sensors
      join(made, network.neurons.map(\.place))
    }
    finish()
  }

  /// Once, from the activities before, which are given.
  mutating func step() {
    let places = network.neurons.map(\.place)
    model.inputs.append(.init("state", .init(.float, ["N", .size(places.count)])))
    join("state", places)
    let made = all()
    model.add("next_state", .identity, [made])
    known = (made, Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) }))
    finish()
    model.outputs.append(.init("next_state", .init(.float, ["N", .size(places.count)])))
  }

  /// All nodes anew, in their order; those with the same activation at once.
  private mutating func all() -> String {
    var parts: [String] = []
    var rest = network.neurons[...]
    while let first = rest.first {
      let group = rest.prefix { $0.activation == first.activation }
      parts.append(activities(of: Array(group)))
      rest = rest.dropFirst(group.count)
    }
    return parts.count == 1 ? parts[0] : add("joined", .concat(axis: 1), parts)
  }

  /// Zeros for all nodes beside the sensors.
  private mutating func start(with sensors: String) {
    let width = network.shape.bias
    let nothing = model.constant(
      "nothing", [network.neurons.count, width],
      Array(repeating: Float(0), count: network.neurons.count * width))
    let zeros = add("silence", .gemm(transposesRight: true), [sensors, nothing])
    join(zeros, network.neurons.map(\.place))
  }

  private func isKnown(_ place: Int) -> Bool {
    known.columns[place] != nil || place == network.shape.bias || !network.isReached(place)
  }

  /// The activities of nodes that have the same activation.
  private mutating func activities(of group: [Phenotype.Neuron]) -> String {
    let constants = layers?[group[0].place] ?? constants(of: group)
    layers?[group[0].place] = constants
    count += 1
    let name = "layer\(count)"
    var sums = model.add(
      name, .gemm(transposesRight: true), [known.value, constants.weights, constants.biases])
    if let cap {
      sums = model.add("\(name).cut", .clip(lowest: -cap, highest: cap), [sums])
    }
    return group[0].activation.apply(to: sums, name, in: &model)
  }

  private mutating func constants(
    of group: [Phenotype.Neuron]
  ) -> (weights: String, biases: String) {
    let width = known.columns.count
    var weights = Array(repeating: 0.0, count: group.count * width)
    var biases = Array(repeating: 0.0, count: group.count)
    for (row, neuron) in group.enumerated() {
      for synapse in network.synapses[neuron.synapses] {
        if let column = known.columns[synapse.source] {
          weights[row * width + column] += synapse.weight
        } else {
          biases[row] += synapse.weight * resting(synapse.source)
        }
      }
    }
    count += 1
    return (
      model.constant("nodes\(count).weight", [group.count, width], weights.map { Float($0) }),
      model.constant("nodes\(count).bias", [group.count], biases.map { Float($0) })
    )
  }

  /// What a place gives that nothing computes.
  private func resting(_ place: Int) -> Double {
    place == network.shape.bias ? bias : network.activation(at: place)(0)
  }

  private mutating func join(_ made: String, _ places: [Int]) {
    for place in places { known.columns[place] = known.columns.count }
    known.value = add("activities", .concat(axis: 1), [known.value, made])
  }

  private mutating func add(
    _ word: String, _ operation: ModelGraph.Operator, _ inputs: [String]
  ) -> String {
    count += 1
    return model.add("\(word)\(count)", operation, inputs)
  }

  /// The outputs in their order; those that nothing reaches rest.
  private mutating func finish() {
    let outputs = network.shape.sensors..<network.shape.count
    let silent = outputs.filter { known.columns[$0] == nil }
    if !silent.isEmpty {
      let columns = known.columns.count
      let nothing = model.constant(
        "rest.weight", [silent.count, columns],
        Array(repeating: Float(0), count: silent.count * columns))
      let values = model.constant(
        "rest.bias", [silent.count], silent.map { Float(network.activation(at: $0)(0)) })
      join(add("rest", .gemm(transposesRight: true), [known.value, nothing, values]), silent)
    }
    let columns = outputs.compactMap { known.columns[$0].map { Int64($0) } }
    let indices = model.constant("outputs.columns", [columns.count], columns)
    model.add("outputs", .gather(axis: 1), [known.value, indices])
    model.outputs.append(.init("outputs", .init(.float, ["N", .size(columns.count)])))
  }
}

extension NodeActivation {
  /// Adds what it makes of sums to a model; the name of the result.
  fileprivate func apply(
    to sums: String, _ name: String, in model: inout ModelGraph
  ) -> String {
    func scaled(_ value: String, _ factor: Float, _ word: String) -> String {
      let number = model.constant("\(name).\(word)_factor", [], [factor])
      return model.add("\(name).\(word)", .mul, [value, number])
    }
    func less1(_ value: String) -> String {
      let one = model.constant("\(name).one", [], [Float(1)])
      return model.add("\(name).activity", .sub, [scaled(value, 2, "doubled"), one])
    }
    func bell(_ factor: Float) -> String {
      let square = model.add("\(name).square", .mul, [sums, sums])
      return model.add("\(name).bell", .exp, [scaled(square, factor, "steepened")])
    }
    func logistic() -> String {
      model.add("\(name).sigmoid", .sigmoid, [scaled(sums, 4.9, "steepened")])
    }
    return switch self {
    case .steepenedSigmoid: logistic()
    case .bipolarSigmoid: less1(logistic())
    case .gaussian: bell(-1)
    case .bipolarGaussian: less1(bell(-2.5))
    case .sine: model.add("\(name).sine", .sin, [sums])
    case .absolute: model.add("\(name).magnitude", .abs, [sums])
    case .identity: sums
    }
  }
}
