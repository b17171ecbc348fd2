import Learning
import Testing

/// A model is refused where a name, an order or a shape is wrong; everything else has types.
@Suite struct ModelGraphValidationTests {
  private typealias Operator = ModelGraph.Operator
  private typealias TensorType = ModelGraph.TensorType

  /// The types that one node makes of inputs `x0`, `x1`, ...
  private func types(
    _ operation: Operator, _ inputs: [TensorType?], outputs: Int = 1
  ) throws -> [String] {
    var model = ModelGraph(
      inputs: inputs.enumerated().compactMap { index, type in type.map { .init("x\(index)", $0) } })
    let names = inputs.enumerated().map { $1 == nil ? "" : "x\($0)" }
    let made = (0..<outputs).map { "y\($0)" }
    model.nodes = [.init("node", operation, names, outputs: made)]
    let types = try model.types()
    return made.map { types[$0]?.description ?? "" }
  }

  private func refuses(_ operation: Operator, _ inputs: [TensorType?], outputs: Int = 1) {
    #expect(throws: ModelGraphError.self) { try types(operation, inputs, outputs: outputs) }
  }

  private func real(_ shape: ModelGraph.Dimension...) -> TensorType { .init(.float, shape) }

  @Test func imagesAreSlidOver() throws {
    let image = real("N", 3, 9, 8), weight = real(5, 3, 4, 2)
    let conv = Operator.conv(strides: .init(height: 2, width: 3), pads: .init(top: 1, bottom: 2))
    #expect(try types(conv, [image, weight, real(5)]) == ["float [N, 5, 5, 3]"])
    let pool = Operator.maxPool(window: .init(3), strides: .init(2))
    #expect(try types(pool, [image]) == ["float [N, 3, 4, 3]"])
    #expect(try types(.globalAveragePool, [image]) == ["float [N, 3, 1, 1]"])
    refuses(conv, [image, real(5, 2, 4, 2)])
    refuses(conv, [image, weight, real(4)])
    refuses(.conv(strides: .init(0), pads: .init()), [image, weight])
    refuses(.maxPool(window: .init(10), strides: .init(1)), [image])
    refuses(.averagePool(window: .init(2), strides: .init(1)), [real("N", 3, "H", 8)])
  }

  @Test func productsAndPointwiseOnesAreBroadcast() throws {
    let rows = real("N", 4)
    #expect(
      try types(.gemm(transposesRight: true), [rows, real(3, 4), real(3)]) == ["float [N, 3]"])
    refuses(.gemm(transposesRight: false), [rows, real(3, 4)])
    refuses(.gemm(transposesRight: true), [rows, real(3, 4), real(4)])
    #expect(try types(.matMul, [real(4, 1, "N", 2), real(3, 2, 5)]) == ["float [4, 3, N, 5]"])
    #expect(try types(.sum, [rows, real(4), real()]) == ["float [N, 4]"])
    #expect(try types(.less, [rows, real("N", 1)]) == ["bool [N, 4]"])
    #expect(try types(.cast(to: .double), [rows]) == ["double [N, 4]"])
    refuses(.add, [rows, real("M", 4)])
    refuses(.add, [rows, .init(.int64, [4])])
    refuses(.add, [rows])
    refuses(.relu, [.init(.int64, [4])])
    refuses(.clip(lowest: 1, highest: 0), [rows])
    #expect(try types(.argMax(axis: -1), [rows]) == ["int64 [N]"])
    refuses(.softmax(axis: 2), [rows])
  }

  @Test func shapesAreRearranged() throws {
    let image = real("N", 2, 3, 4)
    #expect(try types(.concat(axis: 1), [image, real("N", 5, 3, 4)]) == ["float [N, 7, 3, 4]"])
    #expect(try types(.slice(axis: -1, start: 1, end: 3), [image]) == ["float [N, 2, 3, 2]"])
    #expect(
      try types(.pad(before: [0, 1, 0, 0], after: [0, 0, 2, 0]), [image]) == ["float [N, 3, 5, 4]"])
    #expect(try types(.transpose(axes: [0, 2, 3, 1]), [image]) == ["float [N, 3, 4, 2]"])
    #expect(try types(.flatten, [image]) == ["float [N, 24]"])
    #expect(try types(.reshape(to: [0, -1, 4]), [image]) == ["float [N, 6, 4]"])
    #expect(try types(.reshape(to: [-1, 24]), [image.with([1, "N", 24])]) == ["float [N, 24]"])
    #expect(
      try types(.gather(axis: 1), [image, .init(.int64, ["T", 6])]) == ["float [N, T, 6, 3, 4]"])
    #expect(try types(.unsqueeze(axes: [0, -1]), [real("N")]) == ["float [1, N, 1]"])
    #expect(try types(.squeeze(axes: [0, 2]), [real(1, "N", 1)]) == ["float [N]"])
    refuses(.concat(axis: 0), [image, image])
    refuses(.slice(axis: 1, start: 1, end: 3), [image])
    refuses(.pad(before: [0], after: [0]), [image])
    refuses(.transpose(axes: [0, 1, 2, 2]), [image])
    refuses(.reshape(to: [0, 5, -1]), [image])
    refuses(.reshape(to: [0, 12]), [image])
    refuses(.gather(axis: 1), [image, real(6)])
    refuses(.squeeze(axes: [1]), [image])
  }

  @Test func normsTakeOneNumberEachChannel() throws {
    let image = real("N", 2, 3, 4), each = real(2)
    let norm = Operator.batchNormalization(epsilon: 1e-5)
    #expect(try types(norm, [image, each, each, each, each]) == ["float [N, 2, 3, 4]"])
    refuses(norm, [image, each, each, each, real(4)])
    refuses(norm, [image, each, each, nil, each])
    #expect(try types(.layerNormalization(epsilon: 0), [image, real(4)]) == ["float [N, 2, 3, 4]"])
    refuses(.layerNormalization(epsilon: 0), [image, each])
  }

  @Test func recurrentCellsHaveTheirStates() throws {
    let x = real("T", "N", 3), h = real(1, "N", 5)
    let lstm = [x, real(1, 20, 3), real(1, 20, 5), real(1, 40), nil, h, h]
    let results = ["float [T, 1, N, 5]", "float [1, N, 5]", "float [1, N, 5]"]
    #expect(try types(.lstm(units: 5), lstm, outputs: 3) == results)
    let gru = [x, real(1, 15, 3), real(1, 15, 5), nil, nil, h]
    #expect(try types(.gru(units: 5), gru, outputs: 2) == Array(results.prefix(2)))
    refuses(.gru(units: 4), gru)
    refuses(.gru(units: 5), gru, outputs: 3)
    refuses(.lstm(units: 5), Array(lstm.prefix(2)))
  }

  private func body(_ name: String = "sum") -> ModelGraph {
    var body = ModelGraph(
      inputs: [.init("state", real("N", 2)), .init("element", real("N", 2))])
    body.add(name, .add, ["state", "element"])
    body.add("bent", .tanh, [name])
    body.outputs = [.init(name, real("N", 2)), .init("bent", real("N", 2))]
    return body
  }

  @Test func loopsCarryStates() throws {
    let scan = Operator.scan(body: body(), states: 1)
    let sequence = real("T", "N", 2)
    #expect(
      try types(scan, [real("N", 2), sequence], outputs: 2) == ["float [N, 2]", "float [T, N, 2]"])
    refuses(scan, [real("N", 3), sequence], outputs: 2)
    refuses(scan, [real("N", 2), real("T", "N", 3)], outputs: 2)
    refuses(.scan(body: body(), states: 2), [real("N", 2), sequence], outputs: 2)
    // The names of a body are none of those outside.
    refuses(.scan(body: body("x0"), states: 1), [real("N", 2), sequence], outputs: 2)
  }

  @Test func treesPointOnwards() throws {
    let tree: [ModelGraph.TreeEnsemble.Node] = [
      .branch(feature: 3, threshold: 0.5, below: 1, otherwise: 2), .leaf(target: 0, weight: 1),
      .leaf(target: 1, weight: 1),
    ]
    let rows = real("N", 4)
    let good = ModelGraph.TreeEnsemble(targets: 2, trees: [tree])
    #expect(try types(.treeEnsembleRegressor(good), [rows]) == ["float [N, 2]"])
    refuses(.treeEnsembleRegressor(good), [real("N", 3)])
    refuses(.treeEnsembleRegressor(.init(targets: 1, trees: [tree])), [rows])
    refuses(.treeEnsembleRegressor(.init(targets: 2, trees: [tree, []])), [rows])
    let loop = ModelGraph.TreeEnsemble.Node.branch(
      feature: 0, threshold: 0, below: 0, otherwise: 0)
    refuses(.treeEnsembleRegressor(.init(targets: 2, trees: [[loop]])), [rows])
  }

  @Test func namesAreUniqueAndLegal() throws {
    let x = ModelGraph.Value("x", real("N"))
    func error(_ nodes: [ModelGraph.Node], _ outputs: [ModelGraph.Value] = []) -> ModelGraphError? {
      let model = ModelGraph(inputs: [x], outputs: outputs, nodes: nodes)
      do throws(ModelGraphError) {
        try model.validate()
        return nil
      } catch { return error }
    }
    let good = ModelGraph.Node("a", .tanh, ["x"], outputs: ["a"])
    #expect(error([good]) == nil)
    #expect(error([good, good]) == .duplicateName("a"))
    #expect(error([.init("a", .tanh, ["x"], outputs: ["x"])]) == .duplicateName("x"))
    #expect(error([.init("1a", .tanh, ["x"], outputs: ["a"])]) == .badName("1a"))
    #expect(error([.init("a", .tanh, ["x"], outputs: ["a b"])]) == .badName("a b"))
    #expect(
      error([.init("a", .tanh, ["b"], outputs: ["a"])]) == .unknownInput(node: "a", input: "b"))
    #expect(error([good], [.init("b", real("N"))]) == .unknownOutput("b"))
    #expect(
      error([good], [.init("a", real(3))])
        == .wrongOutput("a", declared: real(3), found: real("N")))
    let negative = ModelGraph(inputs: [.init("x", real(-1))])
    #expect(throws: ModelGraphError.badType("x", real(-1))) { try negative.validate() }
  }

  /// Names that say already to which part they belong stay, such as those of weights.
  @Test func aModelStandsBesideAnotherUnderNamesOfItsOwn() throws {
    var model = ModelGraph(inputs: [.init("x", .init(.float, ["N", 2]))])
    let weight = model.constant("left.weight", [2], [1, 2])
    model.add("sum", .add, ["x", weight])
    model.outputs = [.init("sum", .init(.float, ["N", 2]))]
    let named = model.named(under: "left.")
    try named.validate()
    #expect(named.inputs.map(\.name) == ["left.x"])
    #expect(named.initialisers.map(\.name) == ["left.weight"])
    #expect(named.nodes[0].inputs == ["left.x", "left.weight"])
    #expect(named.nodes[0].name == "left.sum")
    #expect(named.outputs.map(\.name) == ["left.sum"])
  }
}

extension ModelGraph.TensorType {
  fileprivate func with(_ shape: [ModelGraph.Dimension]) -> Self { .init(element, shape) }
}
