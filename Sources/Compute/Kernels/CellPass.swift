/// The gates of a recurrent cell and their gradients, each in one pass over the rows.
struct CellPass: Hashable, Sendable {
  let rows, units: Int

  /// Calls `body` with every group of columns of some rows; the last group of a row may overlap the
  /// one before, because full registers are faster than the rest alone.
  @inline(__always)
  private func forEachGroup(
    _ part: Part, _ body: (_ row: Int, _ column: Int, _ count: Int) -> Void
  ) {
    for row in part.share(of: rows) {
      if units < 16 {
        body(row, 0, units)
        continue
      }
      var column = 0
      while column + 16 <= units {
        body(row, column, 16)
        column += 16
      }
      if column < units { body(row, units - 16, 16) }
    }
  }

  /// Long short-term memory with a forget gate (Gers, Schmidhuber & Cummins 2000): i, f, g, o;
  /// c' = f c + i g; h' = o tanh(c').
  func lstm(
    _ a: Floats, _ b: Floats?, _ c: Floats?, forgetBias: Float, gates: Floats, cell: Floats,
    hidden: Floats, _ part: Part
  ) {
    let width = 4 * units
    forEachGroup(part) { row, column, count in
      let at = row * width + column, own = row * units + column
      @inline(__always) func sum(_ gate: Int) -> Lanes {
        let first = a.some(at: at + gate * units, count)
        return b.map { first + $0.some(at: at + gate * units, count) } ?? first
      }
      let input = sum(0).logistic, forget = (sum(1) + forgetBias).logistic
      let candidate = sum(2).hyperbolicTangent, output = sum(3).logistic
      let new = input * candidate
      let next = c.map { new.adding(forget, times: $0.some(at: own, count)) } ?? new
      gates.storeSome(input, at: at, count)
      gates.storeSome(forget, at: at + units, count)
      gates.storeSome(candidate, at: at + 2 * units, count)
      gates.storeSome(output, at: at + 3 * units, count)
      cell.storeSome(next, at: own, count)
      hidden.storeSome(output * next.hyperbolicTangent, at: own, count)
    }
  }

  /// From the gradients of h' and c' to those of the sums and of c.
  func lstmGradient(
    _ gates: Floats, _ next: Floats, _ c: Floats?, hidden: Floats?, memory: Floats?,
    sums: Floats, cell: Floats?, _ part: Part
  ) {
    let width = 4 * units
    forEachGroup(part) { row, column, count in
      let at = row * width + column, own = row * units + column
      let input = gates.some(at: at, count), forget = gates.some(at: at + units, count)
      let candidate = gates.some(at: at + 2 * units, count)
      let output = gates.some(at: at + 3 * units, count)
      let seen = next.some(at: own, count).hyperbolicTangent
      let slope = hidden?.some(at: own, count) ?? .zero
      var change = slope * output * (1 - seen * seen)
      if let memory { change += memory.some(at: own, count) }
      sums.storeSome(change * candidate * input * (1 - input), at: at, count)
      let old = c?.some(at: own, count) ?? .zero
      sums.storeSome(change * old * forget * (1 - forget), at: at + units, count)
      sums.storeSome(
        change * input * (1 - candidate * candidate), at: at + 2 * units, count)
      sums.storeSome(slope * seen * output * (1 - output), at: at + 3 * units, count)
      cell?.storeSome(change * forget, at: own, count)
    }
  }

  /// Gated recurrent units (Cho et al. 2014), reset behind the product: r, z, n;
  /// h' = n + z (h - n).
  func gru(
    _ a: Floats, _ b: Floats, _ h: Floats?, gates: Floats, hidden: Floats, _ part: Part
  ) {
    let width = 3 * units
    forEachGroup(part) { row, column, count in
      let at = row * width + column, own = row * units + column
      @inline(__always) func both(_ gate: Int) -> (Lanes, Lanes) {
        (a.some(at: at + gate * units, count), b.some(at: at + gate * units, count))
      }
      let (first, second, third) = (both(0), both(1), both(2))
      let reset = (first.0 + first.1).logistic, keep = (second.0 + second.1).logistic
      let new = third.0.adding(reset, times: third.1).hyperbolicTangent
      gates.storeSome(reset, at: at, count)
      gates.storeSome(keep, at: at + units, count)
      gates.storeSome(new, at: at + 2 * units, count)
      let old = h?.some(at: own, count) ?? .zero
      hidden.storeSome(new.adding(keep, times: old - new), at: own, count)
    }
  }

  /// From the gradient of h' to those of both sums and of h.
  func gruGradient(
    _ gates: Floats, _ b: Floats, _ h: Floats?, hidden: Floats, sums: Floats, back: Floats,
    state: Floats?, _ part: Part
  ) {
    let width = 3 * units
    forEachGroup(part) { row, column, count in
      let at = row * width + column, own = row * units + column
      let reset = gates.some(at: at, count), keep = gates.some(at: at + units, count)
      let new = gates.some(at: at + 2 * units, count)
      let slope = hidden.some(at: own, count), old = h?.some(at: own, count) ?? .zero
      let third = slope * (1 - keep) * (1 - new * new)
      let second = slope * (old - new) * keep * (1 - keep)
      let first = third * b.some(at: at + 2 * units, count) * reset * (1 - reset)
      sums.storeSome(first, at: at, count)
      sums.storeSome(second, at: at + units, count)
      sums.storeSome(third, at: at + 2 * units, count)
      back.storeSome(first, at: at, count)
      back.storeSome(second, at: at + units, count)
      back.storeSome(third * reset, at: at + 2 * units, count)
      state?.storeSome(slope * keep, at: own, count)
    }
  }
}

extension CellPass {
  /// One thread's share of a cell.
  func run(
    _ cell: RecurrentCell, hasState: Bool, _ memory: Memory, _ ports: CellPorts, _ part: Part
  ) {
    let (x, y) = (ports.inputs, ports.outputs)
    switch cell {
    case .lstm(let forgetBias):
      lstm(
        memory[x.0], hasState ? memory[x.1] : nil, hasState ? memory[x.2] : nil,
        forgetBias: forgetBias, gates: memory[y.0], cell: memory[y.1], hidden: memory[y.2], part)
    case .gru:
      gru(
        memory[x.0], memory[x.1], hasState ? memory[x.2] : nil, gates: memory[y.0],
        hidden: memory[y.1], part)
    }
  }

  /// One thread's share of a cell's gradient.
  func run(_ gradient: CellGradient, _ memory: Memory, _ ports: CellPorts, _ part: Part) {
    let (x, y, hasState) = (ports.inputs, ports.outputs, gradient.hasState)
    switch gradient.cell {
    case .lstm:
      let slopes = hasState ? (x.3, x.4) : (x.2, x.3)
      let memorySlope = gradient.hasHidden ? slopes.1 : slopes.0
      lstmGradient(
        memory[x.0], memory[x.1], hasState ? memory[x.2] : nil,
        hidden: gradient.hasHidden ? memory[slopes.0] : nil,
        memory: gradient.hasMemory ? memory[memorySlope] : nil, sums: memory[y.0],
        cell: hasState ? memory[y.1] : nil, part)
    case .gru:
      gruGradient(
        memory[x.0], memory[x.1], hasState ? memory[x.2] : nil,
        hidden: memory[hasState ? x.3 : x.2], sums: memory[y.0], back: memory[y.1],
        state: hasState ? memory[y.2] : nil, part)
    }
  }
}
