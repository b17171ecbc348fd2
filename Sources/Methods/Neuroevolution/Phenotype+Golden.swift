import Compute
package import Learning

extension Phenotype {
  /// The network for others, and what it makes of random sensors itself.
  ///
  /// - Parameters:
  ///   - bias: What the bias senses.
  ///   - sensors: What the others are called.
  package func model(
    _ flow: Flow, bias: Double, sensors: [String]
  ) throws(ModelGraphError) -> ExportedModel {
    let graph = try modelGraph(flow, bias: bias)
    let rows = ExportedModel.goldenRows, width = shape.bias
    var random = ExportedModel.goldenRandom
    let sensed = (0..<rows).map { _ in (0..<width).map { _ in random.uniform(in: -1...1) } }
    var golden = [tensor("sensors", sensed)]
    switch flow {
    case .through:
      golden.append(tensor("outputs", sensed.map { answers(to: $0 + [bias]) }))
    case .step:
      let states = sensed.map { _ in neurons.map { _ in random.uniform() } }
      let next = zip(sensed, states).map { advanced(from: $1, sensing: $0 + [bias]) }
      golden += [
        tensor("state", states), tensor("outputs", next.map(\.outputs)),
        tensor("next_state", next.map(\.state)),
      ]
    }
    return ExportedModel(
      graph, golden: golden, facts: ["sensors": sensors.joined(separator: " ")])
  }

  private func tensor(_ name: String, _ rows: [[Double]]) -> NamedTensor {
    NamedTensor(
      name, shape: [rows.count, rows.first?.count ?? 0], values: rows.joined().map { Float($0) })
  }

  private func answers(to sensed: [Double]) -> [Double] {
    var network = self
    return (0..<shape.outputs).map { output in
      network.answers(to: sensed.map { SIMD4(repeating: $0) }, output: output)[0]
    }
  }

  /// One step from activities of the nodes that compute, in their order.
  private func advanced(
    from state: [Double], sensing sensed: [Double]
  ) -> (outputs: [Double], state: [Double]) {
    var network = self
    network.reset()
    for (neuron, activity) in zip(neurons, state) { network.activities[neuron.place] = activity }
    for (sensor, value) in sensed.enumerated() { network.sense(sensor, value) }
    network.advance()
    return (
      (0..<shape.outputs).map { network.output($0) },
      neurons.map { network.activities[$0.place] }
    )
  }
}
