extension TypeInference {
  /// Of `x [T, N, d]`, weights, perhaps biases, no lengths, and the states that are given.
  func recurrent(
    gates: Int, units: Int, states: Int
  ) throws(ModelGraphError) -> [TensorType] {
    guard (1...1 << 20).contains(units) else { throw mismatch("\(units) units") }
    let type = try real(0, rank: 3), element = type.element
    let (steps, rows, width) = (type.shape[0], type.shape[1], type.shape[2])
    let (rowsOfGates, size) = (Dimension.size(gates * units), Dimension.size(units))
    _ = (try input(1), try input(2))
    try expect(1, TensorType(element, [1, rowsOfGates, width]))
    try expect(2, TensorType(element, [1, rowsOfGates, size]))
    try expect(3, TensorType(element, [1, .size(2 * gates * units)]))
    guard optional(4) == nil else { throw mismatch("all sequences are of one length") }
    let state = TensorType(element, [1, rows, size])
    for index in 0..<states { try expect(5 + index, state) }
    return [TensorType(element, [steps, 1, rows, size])]
      + Array(repeating: state, count: states)
  }

  func scan(_ body: ModelGraph, states: Int) throws(ModelGraphError) -> [TensorType] {
    let given = try allInputs()
    guard (0...given.count).contains(states), body.inputs.count == given.count,
      body.outputs.count >= max(states, 1), given.count > states
    else { throw mismatch("its body does not have its states and sequences") }
    let steps = given[states].shape.first ?? 1
    let seen = try given[..<states] + elements(given[states...], steps)
    for (input, type) in zip(body.inputs, seen) {
      guard input.type == type else {
        throw mismatch("\(input.name) of its body is \(input.type), not \(type)")
      }
    }
    let made = body.outputs.map(\.type)
    guard made[..<states] == given[..<states] else { throw mismatch("its states change type") }
    return made[..<states] + made[states...].map { TensorType($0.element, [steps] + $0.shape) }
  }

  private func allInputs() throws(ModelGraphError) -> [TensorType] {
    var all: [TensorType] = []
    for index in inputs.indices { all.append(try input(index)) }
    return all
  }

  /// What one step sees of sequences of so many.
  private func elements(
    _ sequences: ArraySlice<TensorType>, _ steps: Dimension
  ) throws(ModelGraphError) -> [TensorType] {
    for sequence in sequences where sequence.shape.first != steps {
      throw mismatch("\(sequence) is not a sequence of \(steps)")
    }
    return sequences.map { TensorType($0.element, Array($0.shape.dropFirst())) }
  }
}
