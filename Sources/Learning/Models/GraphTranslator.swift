import Compute

/// Says a recorded computation in the operators of a model.
///
/// The recording is what a system runs, so that nothing is told twice: constants such as the bias of
/// a forget gate or the scale of an update come along. What does not depend on an input is computed
/// here and becomes an initialiser, be it a parameter or kernels that were generated. The number of
/// rows of the recording becomes `N`; it must be one that nothing else has.
struct GraphTranslator {
  /// What a node of the recording gives, as a value of the model.
  struct Part {
    var name: String
    /// Its sizes as recorded; smaller by axes of size 1 where it is repeated only as it is read.
    var shape: [Int]
    var element = ModelGraph.Element.float
  }

  /// Rows of recordings that become models: a prime, larger than a layer is likely to be.
  static let rows = 99_991

  var model = ModelGraph(inputs: [])
  let graph: Graph
  let constants: RecordedConstants
  /// By the number of the node.
  private var parts: [Int: Part] = [:]
  /// Of nodes with several outputs: all of them.
  var outputs: [Int: [Part]] = [:]
  private var names: Set<String> = []

  /// - Throws: ``ModelGraphError`` where an operation has no counterpart, or the number of rows is
  ///   also that of something else.
  static func model(
    of recording: ModelRecording, _ parameters: Parameters
  ) throws(ModelGraphError) -> ModelGraph {
    var translator = try GraphTranslator(recording, parameters)
    for input in recording.inputs { try translator.add(input) }
    for output in recording.outputs { try translator.add(output.name, output.tensor) }
    return translator.model
  }

  private init(_ recording: ModelRecording, _ parameters: Parameters) throws(ModelGraphError) {
    graph = recording.graph
    constants = RecordedConstants(graph, try recording.parameters(parameters))
    names = Set(recording.outputs.map(\.name) + recording.inputs.map(\.name))
  }

  private mutating func add(_ input: ModelRecording.Input) throws(ModelGraphError) {
    let element = input.isWhole ? ModelGraph.Element.int64 : .float
    let shape = input.tensor.shape.dimensions
    guard shape.first == Self.rows else {
      throw .mismatch(node: input.name, "an input of \(shape) has not as many rows as others")
    }
    let sizes = ["N"] + shape.dropFirst().map { ModelGraph.Dimension.size($0) }
    model.inputs.append(.init(input.name, .init(element, sizes)))
    parts[input.tensor.index] = Part(name: input.name, shape: shape, element: element)
  }

  private mutating func add(_ name: String, _ tensor: Tensor) throws(ModelGraphError) {
    let part = try whole(tensor.index)
    model.add(name, .identity, [part.name])
    let sizes = ["N"] + part.shape.dropFirst().map { ModelGraph.Dimension.size($0) }
    model.outputs.append(.init(name, .init(part.element, sizes)))
  }
}

extension GraphTranslator {
  /// A node's value; axes along which it only repeats itself may have size 1 or be missing.
  mutating func part(_ index: Int) throws(ModelGraphError) -> Part {
    if let known = parts[index] { return known }
    let part =
      constants.isConstant[index] ? try constant(index) : try translate(index, graph.nodes[index])
    parts[index] = part
    return part
  }

  /// A node's value in full size.
  mutating func whole(_ index: Int) throws(ModelGraphError) -> Part {
    let part = try part(index), sizes = graph.nodes[index].shape.dimensions
    guard part.shape != sizes else { return part }
    guard part.shape.count == sizes.count, part.shape.first == Self.rows || sizes.first != Self.rows
    else { throw .mismatch(node: part.name, "it is the same in every row") }
    let ones = sizes.map { $0 == Self.rows ? 1 : $0 }
    let count = ones.reduce(1, *)
    let factor = model.constant(
      name("ones"), ones, Array(repeating: Float(1), count: count))
    return add("repeated", .mul, [part.name, factor], sizes)
  }

  /// A node's value as numbers with a fraction.
  mutating func real(_ part: Part) -> Part {
    guard part.element != .float else { return part }
    return add("real", .cast(to: .float), [part.name], part.shape)
  }

  /// Adds a node of the model under a name like this one.
  mutating func add(
    _ word: String, _ operation: ModelGraph.Operator, _ inputs: [String], _ shape: [Int],
    _ element: ModelGraph.Element = .float
  ) -> Part {
    let name = model.add(name(word), operation, inputs)
    return Part(name: name, shape: shape, element: element)
  }

  /// A name that nothing has yet: the word, or the word and a number.
  mutating func name(_ word: String) -> String {
    var name = word, number = 1
    while !names.insert(name).inserted { (number, name) = (number + 1, "\(word)\(number + 1)") }
    return name
  }

  /// A single number.
  mutating func scalar(_ value: Float) -> String { model.constant(name("scalar"), [], [value]) }

  private mutating func constant(_ index: Int) throws(ModelGraphError) -> Part {
    let found = try constants.value(of: index, rows: Self.rows)
    let word = found.parameter.map(Self.word(ofParameter:)) ?? "constant"
    // The same base may be read in several shapes.
    return Part(
      name: model.constant(name(word), found.shape, found.values), shape: found.shape)
  }

  /// What a parameter is called in a model: `head/output-bias` is `head.output_bias`.
  static func word(ofParameter name: String) -> String {
    let word = String(name.map { $0 == "/" ? "." : $0 == "-" ? "_" : $0 })
    return word.first?.isLetter == true ? word : "p.\(word)"
  }

  private mutating func translate(
    _ index: Int, _ node: Graph.Node
  ) throws(ModelGraphError) -> Part {
    switch node.operation {
    case .pointwise(let operation): return try pointwise(operation, node)
    case .reshape, .broadcast, .slice, .concatenate, .transpose, .sum: return try moved(node)
    case .stopGradient, .custom(.batchNorm): return try part(node.inputs[0])
    case .custom(.standardise): return try standardised(node)
    case .cell: return try cell(index)[0]
    case .output(let number):
      let outputs = try cell(node.inputs[0])
      guard outputs.indices.contains(number) else { throw unknown(node) }
      return outputs[number]
    default: return try layer(node)
    }
  }

  func unknown(_ node: Graph.Node) -> ModelGraphError {
    .mismatch(node: "recording", "nothing is known of \(node.operation)")
  }
}
