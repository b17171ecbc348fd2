/// The gates of a recurrent cell and their gradients, each in one pass over the rows.
struct CellPass: Hashable, Sendable {
  let rows, units: Int
}

/// Long short-term memory with a forget gate (Gers, Schmidhuber & Cummins 2000): i, f, g, o;
/// c' = f c + i g; h' = o tanh(c').
private struct LSTMGates: CellKernel {
  let sums: Floats
  /// More of the same, to be added.
  let more: Floats?
  let state: Floats?
  let forgetBias: Float
  let gates, cell, hidden: Floats

  @inline(__always) func run(_ at: some CellLanes) {
    @inline(__always) func sum(_ gate: Int) -> Lanes {
      let first = at.load(sums, gate: gate, of: 4)
      return more.map { first + at.load($0, gate: gate, of: 4) } ?? first
    }
    let input = sum(0).logistic, forget = (sum(1) + forgetBias).logistic
    let candidate = sum(2).hyperbolicTangent, output = sum(3).logistic
    let new = input * candidate
    let next = state.map { new.adding(forget, times: at.load($0)) } ?? new
    at.store(input, gates, gate: 0, of: 4)
    at.store(forget, gates, gate: 1, of: 4)
    at.store(candidate, gates, gate: 2, of: 4)
    at.store(output, gates, gate: 3, of: 4)
    at.store(next, cell)
    at.store(output * next.hyperbolicTangent, hidden)
  }
}

/// From the gradients of h' and c' to those of the sums and of c.
private struct LSTMGradient: CellKernel {
  let gates, next: Floats
  let state: Floats?
  /// The gradients of h' and of c', where there are any.
  let hidden, memory: Floats?
  let sums: Floats
  let cell: Floats?

  @inline(__always) func run(_ at: some CellLanes) {
    let input = at.load(gates, gate: 0, of: 4), forget = at.load(gates, gate: 1, of: 4)
    let candidate = at.load(gates, gate: 2, of: 4), output = at.load(gates, gate: 3, of: 4)
    let seen = at.load(next).hyperbolicTangent
    let slope = hidden.map { at.load($0) } ?? .zero
    var change = slope * output * (1 - seen * seen)
    if let memory { change += at.load(memory) }
    let old = state.map { at.load($0) } ?? .zero
    at.store(change * candidate * input * (1 - input), sums, gate: 0, of: 4)
    at.store(change * old * forget * (1 - forget), sums, gate: 1, of: 4)
    at.store(change * input * (1 - candidate * candidate), sums, gate: 2, of: 4)
    at.store(slope * seen * output * (1 - output), sums, gate: 3, of: 4)
    if let cell { at.store(change * forget, cell) }
  }
}

/// Gated recurrent units (Cho and others 2014), reset behind the product: r, z, n;
/// h' = n + z (h - n).
private struct GRUGates: CellKernel {
  /// What the gates take from the input and from the state.
  let sums, back: Floats
  let state: Floats?
  let gates, hidden: Floats

  @inline(__always) func run(_ at: some CellLanes) {
    @inline(__always) func both(_ gate: Int) -> (Lanes, Lanes) {
      (at.load(sums, gate: gate, of: 3), at.load(back, gate: gate, of: 3))
    }
    let (first, second, third) = (both(0), both(1), both(2))
    let reset = (first.0 + first.1).logistic, keep = (second.0 + second.1).logistic
    let new = third.0.adding(reset, times: third.1).hyperbolicTangent
    let old = state.map { at.load($0) } ?? .zero
    at.store(reset, gates, gate: 0, of: 3)
    at.store(keep, gates, gate: 1, of: 3)
    at.store(new, gates, gate: 2, of: 3)
    at.store(new.adding(keep, times: old - new), hidden)
  }
}

/// From the gradient of h' to those of both sums and of h.
private struct GRUGradient: CellKernel {
  let gates, back: Floats
  let state: Floats?
  let hidden: Floats
  let sums, backSums: Floats
  let stateSlope: Floats?

  @inline(__always) func run(_ at: some CellLanes) {
    let reset = at.load(gates, gate: 0, of: 3), keep = at.load(gates, gate: 1, of: 3)
    let new = at.load(gates, gate: 2, of: 3)
    let slope = at.load(hidden), old = state.map { at.load($0) } ?? .zero
    let third = slope * (1 - keep) * (1 - new * new)
    let second = slope * (old - new) * keep * (1 - keep)
    let first = third * at.load(back, gate: 2, of: 3) * reset * (1 - reset)
    at.store(first, sums, gate: 0, of: 3)
    at.store(second, sums, gate: 1, of: 3)
    at.store(third, sums, gate: 2, of: 3)
    at.store(first, backSums, gate: 0, of: 3)
    at.store(second, backSums, gate: 1, of: 3)
    at.store(third * reset, backSums, gate: 2, of: 3)
    if let stateSlope { at.store(slope * keep, stateSlope) }
  }
}

extension CellPass {
  /// One thread's share of a cell.
  func run(
    _ cell: RecordedCell, hasState: Bool, _ memory: Memory, _ ports: CellPorts, _ part: Part
  ) {
    let (x, y) = (ports.inputs, ports.outputs)
    switch cell {
    case .lstm(let forgetBias):
      sweep(
        LSTMGates(
          sums: memory[x.0], more: hasState ? memory[x.1] : nil,
          state: hasState ? memory[x.2] : nil, forgetBias: forgetBias, gates: memory[y.0],
          cell: memory[y.1], hidden: memory[y.2]), part)
    case .gru:
      sweep(
        GRUGates(
          sums: memory[x.0], back: memory[x.1], state: hasState ? memory[x.2] : nil,
          gates: memory[y.0], hidden: memory[y.1]), part)
    }
  }

  /// One thread's share of a cell's gradient.
  func run(_ gradient: CellGradient, _ memory: Memory, _ ports: CellPorts, _ part: Part) {
    let (x, y, hasState) = (ports.inputs, ports.outputs, gradient.hasState)
    switch gradient.cell {
    case .lstm:
      let slopes = hasState ? (x.3, x.4) : (x.2, x.3)
      let memorySlope = gradient.hasHidden ? slopes.1 : slopes.0
      sweep(
        LSTMGradient(
          gates: memory[x.0], next: memory[x.1], state: hasState ? memory[x.2] : nil,
          hidden: gradient.hasHidden ? memory[slopes.0] : nil,
          memory: gradient.hasMemory ? memory[memorySlope] : nil, sums: memory[y.0],
          cell: hasState ? memory[y.1] : nil), part)
    case .gru:
      sweep(
        GRUGradient(
          gates: memory[x.0], back: memory[x.1], state: hasState ? memory[x.2] : nil,
          hidden: memory[hasState ? x.3 : x.2], sums: memory[y.0], backSums: memory[y.1],
          stateSlope: hasState ? memory[y.2] : nil), part)
    }
  }
}
