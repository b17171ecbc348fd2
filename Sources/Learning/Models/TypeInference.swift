/// Works out what one node of a model makes of what it reads.
struct TypeInference {
  typealias TensorType = ModelGraph.TensorType
  typealias Dimension = ModelGraph.Dimension

  let node: ModelGraph.Node
  /// `nil` where an input is absent.
  let inputs: [TensorType?]

  /// The types of all outputs that the operator has, wanted or not.
  func outputs() throws(ModelGraphError) -> [TensorType] {
    guard node.operation.inputCounts.contains(inputs.count) else {
      throw mismatch("it does not take \(inputs.count) inputs")
    }
    let types = try operationOutputs()
    guard (1...max(types.count, 1)).contains(node.outputs.count) else {
      throw mismatch("it does not make \(node.outputs.count) outputs")
    }
    return types
  }

  private func operationOutputs() throws(ModelGraphError) -> [TensorType] {
    switch node.operation {
    case .lstm(let units): try recurrent(gates: 4, units: units, states: 2)
    case .gru(let units): try recurrent(gates: 3, units: units, states: 1)
    case .scan(let body, let states): try scan(body, states: states)
    default: [try output()]
    }
  }

  private func output() throws(ModelGraphError) -> TensorType {
    switch node.operation {
    case .conv(let strides, let pads): try convolution(strides, pads)
    case .maxPool(let window, let strides), .averagePool(let window, let strides):
      try pool(window, strides)
    case .globalAveragePool: try globalPool()
    case .gemm(let transposes): try gemm(transposes)
    case .matMul: try matMul()
    case .add, .sub, .mul, .div, .sum, .max, .min: try broadcast()
    case .less, .equal: TensorType(.bool, try broadcast().shape)
    case .where: try selection()
    case .identity: try input(0)
    case .relu, .tanh, .sigmoid, .elu, .exp, .log, .sqrt, .reciprocal, .sin, .cos, .dropout:
      try real(0)
    case .abs, .neg: try number(0)
    case .clip(let lowest, let highest): try clip(lowest, highest)
    case .cast(let element): TensorType(element, try input(0).shape)
    case .softmax(let axis), .logSoftmax(let axis): try softmax(axis)
    case .argMax(let axis): try argMax(axis)
    case .batchNormalization(let epsilon): try batchNormalization(epsilon)
    case .layerNormalization(let epsilon): try layerNormalization(epsilon)
    case .treeEnsembleRegressor(let ensemble): try trees(ensemble)
    default: try moved()
    }
  }

  /// Of an operator that moves elements without computing with them.
  private func moved() throws(ModelGraphError) -> TensorType {
    switch node.operation {
    case .concat(let axis): try concatenation(axis)
    case .slice(let axis, let start, let end): try slice(axis, start, end)
    case .pad(let before, let after): try pad(before, after)
    case .transpose(let axes): try transpose(axes)
    case .reshape(let sizes): try reshape(sizes)
    case .flatten: try flatten()
    case .gather(let axis): try gather(axis)
    case .squeeze(let axes): try squeeze(axes)
    case .reduceSum(let axes): try reduction(axes)
    case .unsqueeze(let axes): try unsqueeze(axes)
    default: throw mismatch("nothing is known of what it makes")
    }
  }
}

extension TypeInference {
  func mismatch(_ what: String) -> ModelGraphError { .mismatch(node: node.name, what) }

  /// An input that must be there.
  func input(_ index: Int) throws(ModelGraphError) -> TensorType {
    guard let type = optional(index) else { throw mismatch("input \(index) is absent") }
    return type
  }

  /// An input that need not be there.
  func optional(_ index: Int) -> TensorType? {
    inputs.indices.contains(index) ? inputs[index] : nil
  }

  /// An input that must be of numbers.
  func number(_ index: Int) throws(ModelGraphError) -> TensorType {
    let type = try input(index)
    guard type.element != .bool else { throw mismatch("it takes numbers, not \(type)") }
    return type
  }

  /// An input that must have fractions, and perhaps so many axes.
  func real(_ index: Int, rank: Int? = nil) throws(ModelGraphError) -> TensorType {
    let type = try input(index)
    guard type.element.isReal, rank == nil || type.shape.count == rank else {
      throw mismatch("input \(index) cannot be \(type)")
    }
    return type
  }

  /// Checks that an input, where it is given, is of this type.
  func expect(_ index: Int, _ type: TensorType) throws(ModelGraphError) {
    guard let found = optional(index), found != type else { return }
    throw mismatch("input \(index) is \(found), not \(type)")
  }

  /// An axis counted from the first.
  func axis(_ axis: Int, of rank: Int) throws(ModelGraphError) -> Int {
    guard (-rank..<rank).contains(axis) else {
      throw mismatch("there is no axis \(axis) of \(rank)")
    }
    return axis < 0 ? axis + rank : axis
  }

  /// A size that must be a number, since it is computed with.
  func size(_ dimension: Dimension) throws(ModelGraphError) -> Int {
    guard let size = dimension.size else { throw mismatch("it cannot compute with \(dimension)") }
    return size
  }

  /// The product of sizes, of which one may have a name if all others are 1.
  func product(_ sizes: [Dimension]) throws(ModelGraphError) -> Dimension {
    let others = sizes.filter { $0 != 1 }
    if others.count <= 1 { return others.first ?? 1 }
    var product = 1
    for dimension in others {
      let (value, overflow) = product.multipliedReportingOverflow(by: try size(dimension))
      guard !overflow else { throw mismatch("it is too large") }
      product = value
    }
    return .size(product)
  }
}

extension ModelGraph.Operator {
  /// How many inputs it may have, absent ones between them included.
  var inputCounts: ClosedRange<Int> {
    switch self {
    case .conv, .gemm, .layerNormalization: 2...3
    case .matMul, .add, .sub, .mul, .div, .less, .equal, .gather: 2...2
    case .where: 3...3
    case .sum, .max, .min, .concat, .scan: 1...Int.max
    case .batchNormalization: 5...5
    case .lstm: 3...7
    case .gru: 3...6
    default: 1...1
    }
  }
}
