import Compute
import Learning
import Testing

/// A recorded computation as a model gives what its program gives.
@Suite struct GraphTranslatorTests {
  private typealias Input = ModelRecording.Input

  private func compare(
    _ record: @escaping (Graph, Int) -> (inputs: [Input], outputs: [Tensor])
  ) throws {
    func recording(_ rows: Int) -> ModelRecording {
      let (inputs, outputs) = record(Graph(), rows)
      return ModelRecording(
        inputs: inputs, outputs: outputs.enumerated().map { ("out\($0)", $1) })
    }
    let random = Random(seed: 3).stream("parameters")
    var parameters = recording(1).graph.initialParameters(random: random)
    var noise = random.stream("noise")
    for place in parameters.values.indices {
      parameters.values[place] += Float(noise.uniform(in: -0.5...0.5))
    }
    let exported = try ExportedModel(parameters) { recording($0) }
    try exported.graph.validate()
    let golden = Dictionary(uniqueKeysWithValues: exported.golden.map { ($0.name, $0) })
    var inputs: [String: ReferenceEvaluator.Tensor] = [:]
    for input in exported.graph.inputs {
      inputs[input.name] = .init(try #require(golden[input.name]))
    }
    let outputs = try ReferenceEvaluator.run(exported.graph, inputs)
    for output in exported.graph.outputs {
      let found = try #require(outputs[output.name]), own = try #require(golden[output.name])
      #expect(found.shape == own.shape)
      let bar = 1e-5 * (1 + Double(own.values.map(abs).max() ?? 0))
      #expect(zip(found.values, own.values).allSatisfy { abs($0 - Double($1)) <= bar })
      #expect(Set(own.values).count > 2, "the inputs make no difference")
    }
  }

  @Test func pointwiseOperations() throws {
    try compare { graph, rows in
      let x = graph.input([rows, 5]), y = graph.input([rows, 5])
      let positive = x.abs() + 0.1
      let all = [
        x + y, x - y, x * y, x / positive, -x, x.relu(), x.tanh(), x.sigmoid(), x.elu(), x.exp(),
        positive.log(), positive.sqrt(), positive.reciprocal(), x.square(), x.sine(), x.cosine(),
        x.clip(-0.5, 0.25), x.minimum(y), x.maximum(y), x.isGreater(than: y) + y,
        x.isGreater(than: y).select(x, y), 3 - x * 2, x.affine(-1, 0.5),
      ]
      return ([.init("x", x), .init("y", y)], all)
    }
  }

  @Test func shapesAndSums() throws {
    try compare { graph, rows in
      let x = graph.input([rows, 6])
      let parts = x.split(3)
      let mean = x.mean(over: 1...1, keeping: true)
      let folded = x.reshape([rows, 2, 3])
      return (
        [.init("x", x)],
        [
          .concatenate([parts[2], parts[0]], axis: 1), x - mean, folded.sum(over: 1...1),
          folded.sum(over: 2...2), x.sum(over: 1...1), mean.broadcast(to: [rows, 4]),
          x.logSoftmax(), x.standardised(), x.zeroPadded(axis: 1, to: 9),
        ]
      )
    }
  }

  @Test func productsTablesAndConstants() throws {
    try compare { graph, rows in
      let x = graph.input([rows, 4]), index = graph.input([rows])
      let weights = graph.parameter("a/weights-1", [4, 3], .normal(1))
      let turned = graph.parameter("b", [3, 4], .normal(1))
      let table = graph.parameter("0/table", [7, 3], .normal(1))
      // Two constants that no input reaches: computed beforehand.
      let bias = graph.parameter("bias", [3], .normal(1)).exp() + 1
      let scale = table.slice(axis: 0, 2..<3).reshape([3])
      return (
        [.init("x", x), .init("index", index, below: 7)],
        [
          x.times(weights) + bias, x.times(turned, transposingRight: true) * scale,
          table.gather(index), x.times(weights) * index.reshape([rows, 1]),
        ]
      )
    }
  }

  @Test(arguments: [0, 1.5] as [Float]) func recurrentLayers(forgetBias: Float) throws {
    try compare { graph, rows in
      let x = graph.input([rows, 3]), h = graph.input([rows, 4]), c = graph.input([rows, 4])
      let lstm = LSTMCell(graph, named: "net/lstm", inputs: 3, units: 4, forgetBias: forgetBias)
      let gru = GRUCell(graph, named: "gru", inputs: 3, units: 4)
      let next = lstm(x, .init(hidden: h, cell: c))
      return (
        [.init("x", x), .init("h", h), .init("c", c)], [next.hidden, next.cell, gru(x, h)]
      )
    }
  }

  /// Cells whose sums come from elsewhere are written gate by gate.
  @Test func recurrentCellsOverTables() throws {
    try compare { graph, rows in
      let index = graph.input([rows]), h = graph.input([rows, 4]), c = graph.input([rows, 4])
      let lstm = LSTMCell(graph, named: "lstm", inputs: 6, units: 4, forgetBias: 1)
      let gru = GRUCell(graph, named: "gru", inputs: 6, units: 4)
      let next = lstm(
        projected: lstm.inputWeights.gather(index) + lstm.bias, .init(hidden: h, cell: c))
      return (
        [.init("index", index, below: 6), .init("h", h), .init("c", c)],
        [next.hidden, next.cell, gru(projected: gru.inputWeights.gather(index), h)]
      )
    }
  }

  @Test(arguments: Padding.allCases, [1, 2])
  func imagesInTheOrderOfRecordings(_ padding: Padding, _ stride: Int) throws {
    try compare { graph, rows in
      let x = graph.input([rows, 7, 6, 2])
      let kernel = graph.parameter("kernel", [4, 3, 2, 3], .normal(1))
      let image = x.convolved(kernel, stride: stride, padding: padding)
      return (
        [.init("x", x)],
        [
          image.reshape([rows, image.shape.count / rows]),
          x.maxPooled(3, stride: stride).mean(over: 1...2),
          x.averagePooled(2, stride: stride).mean(over: 1...2),
        ]
      )
    }
  }

  @Test func whatCannotBeSaidIsRefused() throws {
    #expect(throws: ModelGraphError.self) {
      try ExportedModel(Graph().initialParameters(random: Random(seed: 1))) { rows in
        let graph = Graph(), x = graph.input([rows, 3])
        return ModelRecording(
          inputs: [.init("x", x)], outputs: [("y", x * graph.uniform([rows, 3]))])
      }
    }
    // The mean over rows is no matter of one row.
    #expect(throws: ModelGraphError.self) {
      try ExportedModel(Graph().initialParameters(random: Random(seed: 1))) { rows in
        let graph = Graph(), x = graph.input([rows, 3])
        return ModelRecording(inputs: [.init("x", x)], outputs: [("y", x - x.mean(over: 0...0))])
      }
    }
  }
}
