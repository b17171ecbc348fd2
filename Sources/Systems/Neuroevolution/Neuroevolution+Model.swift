import Compute
public import Learning

extension Neuroevolution {
  /// The best network, trained where only its connections evolved: `inputs [N, inputs]` to `outputs
  /// [N, outputs]`; for digits raw pixels, and a `label [N]`, too.
  public func model(in world: NeuroevolutionWorld) throws(ModelGraphError) -> ExportedModel? {
    let judge = Judge(settings, shape.layout, world)
    let network = judge.network(of: champion, random: heldOut)
    let isDigits = world.task == .digits
    var graph = network.model(scale: isDigits ? 1.0 / 16 : 1)
    if isDigits {
      graph.classify(
        by: "outputs", named: "outputs", (0..<shape.outputs).map(String.init),
        hasProbabilities: false)
    }
    return ExportedModel(
      graph, golden: network.golden(scale: isDigits ? 1.0 / 16 : 1),
      facts: ["inputs": (0..<shape.inputs).map(world.inputName).joined(separator: " ")])
  }
}

extension FeedforwardNetwork {
  /// Units that hear of others with the same sources are computed at once, in their order.
  fileprivate func model(scale: Float) -> ModelGraph {
    var model = ModelGraph(inputs: [.init("inputs", .init(.float, ["N", .size(layout.inputs)]))])
    var known = "inputs", width = layout.inputs
    if scale != 1 {
      known = model.add("scaled", .mul, ["inputs", model.constant("scale", [], [scale])])
    }
    var row = 0
    while row < layout.rows.count {
      let end = layerEnd(from: row, width: width)
      let name = "units\(row + 1)"
      let (weights, biases) = matrix(row..<end, width: width)
      let matrix = model.constant("\(name).weight", [end - row, width], weights)
      let offset = model.constant("\(name).bias", [end - row], biases)
      let sums = model.add("\(name).sums", .gemm(transposesRight: true), [known, matrix, offset])
      let made = model.add(name, .sigmoid, [sums])
      known = model.add("\(name).all", .concat(axis: 1), [known, made])
      (width, row) = (width + end - row, end)
    }
    model.add("outputs", .slice(axis: 1, start: width - layout.outputs, end: width), [known])
    model.outputs = [.init("outputs", .init(.float, ["N", .size(layout.outputs)]))]
    return model
  }

  /// How far rows go that hear only of what is known: inputs and units before.
  private func layerEnd(from row: Int, width: Int) -> Int {
    let first = layout.inputs + 1 + row
    var end = row + 1
    while end < layout.rows.count, layout.rows[end].allSatisfy({ layout.sources[$0] < first }) {
      end += 1
    }
    return end
  }

  /// The weights `[rows, width]` and biases of some rows; the bias unit stands behind the inputs.
  private func matrix(_ rows: Range<Int>, width: Int) -> (weights: [Float], biases: [Float]) {
    var weights = Array(repeating: Float(0), count: rows.count * width)
    var biases = Array(repeating: Float(0), count: rows.count)
    for (number, row) in rows.enumerated() {
      for place in layout.rows[row] {
        let source = layout.sources[place], weight = Float(self.weights[place])
        if source == layout.inputs {
          biases[number] += weight
        } else {
          weights[number * width + (source < layout.inputs ? source : source - 1)] += weight
        }
      }
    }
    return (weights, biases)
  }

  fileprivate func golden(scale: Float) -> [NamedTensor] {
    var network = self, random = ExportedModel.goldenRandom
    let rows = ExportedModel.goldenRows
    let inputs = (0..<rows * layout.inputs).map { _ in
      scale == 1 ? Float(random.uniform(in: -1...1)) : Float(random.below(17))
    }
    let outputs = (0..<rows).flatMap { row in
      let own = inputs[row * layout.inputs..<(row + 1) * layout.inputs]
      network.respond(to: own.map { Double($0) * Double(scale) })
      return (0..<layout.outputs).map { Float(network.output($0)) }
    }
    return [
      NamedTensor("inputs", shape: [rows, layout.inputs], values: inputs),
      NamedTensor("outputs", shape: [rows, layout.outputs], values: outputs),
    ]
  }
}
