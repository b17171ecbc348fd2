import Compute

// A step of a recurrent layer: as ONNX's layer, where it is one of the usual sums, else gate by gate.
extension GraphTranslator {
  /// The outputs of a recurrent cell by their numbers; the first are its gates, which nobody reads.
  mutating func cell(_ index: Int) throws(ModelGraphError) -> [Part] {
    if let known = outputs[index] { return known }
    let node = graph.nodes[index]
    guard case .cell(let cell, hasState: true) = node.operation else { throw unknown(node) }
    var made = [Part(name: "", shape: [])]
    if let layer = try RecurrentLayer(node, graph, constants, rows: Self.rows) {
      made += try whole(layer, cell, state: node.inputs[2])
    } else {
      made += try gates(node, cell)
    }
    outputs[index] = made
    return made
  }

  /// The layer in one node, whose time has one step.
  private mutating func whole(
    _ layer: RecurrentLayer, _ cell: RecordedCell, state: Int
  ) throws(ModelGraphError) -> [Part] {
    let units = layer.units, shape = [Self.rows, units]
    let x = real(try whole(layer.input)), h = try whole(layer.hidden)
    let order = cell.order
    let weights = [
      model.constant(
        name("\(layer.name).weight"), [1, order.count * units, layer.inputs],
        layer.inputWeights.gates(order, units: units)),
      model.constant(
        name("\(layer.name).recurrence"), [1, order.count * units, units],
        layer.stateWeights.gates(order, units: units)),
      model.constant(
        name("\(layer.name).bias"), [1, 2 * order.count * units], layer.bias(cell)),
    ]
    let name = name(layer.name)
    var inputs = [try step(x, layer.name)] + weights + ["", try step(h, layer.name)]
    var made = ["\(name).hidden"]
    var operation = ModelGraph.Operator.gru(units: units)
    if case .lstm = cell {
      operation = .lstm(units: units)
      inputs.append(try step(try whole(state), layer.name))
      made.append("\(name).cell")
    }
    made = made.map { self.name($0) }
    model.nodes.append(.init(name, operation, inputs, outputs: [""] + made))
    let states = made.map { add("\($0).state", .squeeze(axes: [0]), [$0], shape) }
    // The recording has the memory first.
    return states.reversed()
  }

  /// A value of one step as a sequence of one.
  private mutating func step(_ part: Part, _ name: String) throws(ModelGraphError) -> String {
    add("\(name).step", .unsqueeze(axes: [0]), [part.name], [1] + part.shape).name
  }

  private mutating func gates(
    _ node: Graph.Node, _ cell: RecordedCell
  ) throws(ModelGraphError) -> [Part] {
    let units = node.shape[1] / (cell == .gru ? 3 : 4)
    let first = try whole(node.inputs[0]), second = try whole(node.inputs[1])
    let state = try whole(node.inputs[2])
    if case .lstm(let forgetBias) = cell {
      let sums = add("gates", .add, [first.name, second.name], node.shape.dimensions)
      return lstm(sums, state, units, forgetBias)
    }
    return [gru(first, second, state, units)]
  }

  private mutating func gate(_ sums: Part, _ number: Int, _ units: Int) -> String {
    let part = ModelGraph.Operator.slice(
      axis: 1, start: number * units, end: (number + 1) * units)
    return add("gate", part, [sums.name], [Self.rows, units]).name
  }

  private mutating func lstm(
    _ sums: Part, _ memory: Part, _ units: Int, _ forgetBias: Float
  ) -> [Part] {
    let shape = [Self.rows, units]
    var forget = gate(sums, 1, units)
    if forgetBias != 0 { forget = add("shifted", .add, [forget, scalar(forgetBias)], shape).name }
    let open = [gate(sums, 0, units), forget, gate(sums, 3, units)].map {
      add("open", .sigmoid, [$0], shape).name
    }
    let candidate = add("candidate", .tanh, [gate(sums, 2, units)], shape)
    let new = add("new", .mul, [open[0], candidate.name], shape)
    let kept = add("kept", .mul, [open[1], memory.name], shape)
    let next = add("memory", .add, [new.name, kept.name], shape)
    let seen = add("seen", .tanh, [next.name], shape)
    return [next, add("hidden", .mul, [open[2], seen.name], shape)]
  }

  private mutating func gru(
    _ sums: Part, _ back: Part, _ state: Part, _ units: Int
  ) -> Part {
    let shape = [Self.rows, units]
    let open = (0..<2).map { number in
      let both = add(
        "gates", .add, [gate(sums, number, units), gate(back, number, units)], shape)
      return add("open", .sigmoid, [both.name], shape).name
    }
    let remembered = add("reset", .mul, [open[0], gate(back, 2, units)], shape)
    let sum = add("sum", .add, [gate(sums, 2, units), remembered.name], shape)
    let new = add("candidate", .tanh, [sum.name], shape)
    let change = add("difference", .sub, [state.name, new.name], shape)
    let kept = add("kept", .mul, [open[1], change.name], shape)
    return add("hidden", .add, [new.name, kept.name], shape)
  }
}

extension RecordedCell {
  /// Which of its gates ONNX has at each place.
  fileprivate var order: [Int] {
    switch self {
    case .lstm: [0, 3, 1, 2]
    case .gru: [1, 0, 2]
    }
  }
}

extension [Float] {
  /// A matrix `[inputs, gates units]`, or a bias, transposed and with its gates in another order.
  fileprivate func gates(_ order: [Int], units: Int) -> [Float] {
    let width = order.count * units
    return order.flatMap { gate in
      (0..<units).flatMap { unit in
        stride(from: gate * units + unit, to: count, by: width).map { self[$0] }
      }
    }
  }
}

extension RecurrentLayer {
  /// The biases of the input, then of the state.
  fileprivate func bias(_ cell: RecordedCell) -> [Float] {
    guard case .lstm(let forgetBias) = cell else {
      return inputBias.gates(cell.order, units: units) + stateBias.gates(cell.order, units: units)
    }
    var bias = inputBias
    for unit in units..<2 * units { bias[unit] += forgetBias }
    return bias.gates(cell.order, units: units) + stateBias.gates(cell.order, units: units)
  }
}
