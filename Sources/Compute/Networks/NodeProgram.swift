/// A feed-forward network of single nodes as one batched program: it answers at many points at
/// once, each node for a block of points before the next, in lanes.
package struct NodeProgram: Sendable {
  /// What a node makes of the sum that enters it.
  package enum Function: CaseIterable, Sendable {
    /// 1 / (1 + e^(−4.9x)).
    case sigmoid
    /// 2 / (1 + e^(−4.9x)) − 1.
    case bipolarSigmoid
    /// e^(−x²).
    case gaussian
    /// 2 e^(−2.5x²) − 1.
    case bipolarGaussian
    /// sin x.
    case sine
    /// |x|.
    case absolute
    /// x.
    case identity
  }

  /// What a node hears of another.
  package struct Term: Sendable {
    var row: Int
    var weight: Float

    /// A weight, which is cut to ±1,000,000, on what the node of this row gives.
    package init(row: Int, weight: Double) {
      self.row = row
      self.weight = Float(min(max(weight, -1e6), 1e6))
    }
  }

  /// A node that computes.
  package struct Node: Sendable {
    var row: Int
    var terms: [Term]
    var function: Function

    /// The node of a row.
    package init(row: Int, terms: [Term], function: Function) {
      (self.row, self.terms, self.function) = (row, terms, function)
    }
  }

  /// How many of the first rows are coordinates of the points.
  package let inputs: Int
  /// How many rows there are: inputs, nodes that compute, and silent ones.
  package let rows: Int
  let nodes: [Node]
  /// What rows give before, or without, any node that computes them.
  let resting: [Float]

  /// Points that a node answers for before the next does: they stay in the nearest memory.
  static let block = 512
  /// Sums beyond it are cut, so that nothing is ever infinite.
  package static let limit: Float = 8192

  /// A network whose nodes are listed in the order in which signals flow.
  ///
  /// - Parameter resting: What each row gives that no node computes, the inputs among them, whose
  ///   values do not matter.
  package init(inputs: Int, nodes: [Node], resting: [Double]) {
    let rows = resting.count
    precondition(inputs > 0 && inputs <= rows, "\(inputs) inputs in \(rows) rows")
    precondition(
      nodes.allSatisfy { node in
        (inputs..<rows).contains(node.row)
          && node.terms.allSatisfy { (0..<rows).contains($0.row) }
      }, "a node outside \(rows) rows")
    (self.inputs, self.rows, self.nodes) = (inputs, rows, nodes)
    self.resting = resting.map { Float($0) }
  }

  /// What a row answers at every point.
  ///
  /// - Parameter answers: Has a number for each point afterwards, and up to 15 more; it is grown
  ///   where it is too short.
  package func run(
    at points: PointBatch, row: Int, into answers: inout [Float], scratch: inout [Float]
  ) {
    precondition(
      points.width == inputs && (inputs..<rows).contains(row),
      "\(points.width) coordinates for \(inputs) inputs, row \(row) of \(rows)")
    grow(&answers, to: points.stride)
    grow(&scratch, to: (rows - inputs) * Self.block)
    points.values.withUnsafeBufferPointer { values in
      answers.withUnsafeMutableBufferPointer { answers in
        scratch.withUnsafeMutableBufferPointer { scratch in
          guard let values = values.baseAddress, let answers = answers.baseAddress,
            let scratch = scratch.baseAddress
          else { return }
          let pass = NodePass(
            inputs: inputs, values: Floats(mutating: values), stride: points.stride,
            scratch: scratch)
          for start in Swift.stride(from: 0, to: points.stride, by: Self.block) {
            let count = min(Self.block, points.stride - start)
            for row in inputs..<rows { pass.own(row).fill(resting[row], count: count) }
            for node in nodes { pass.compute(node, from: start, count: count) }
            (answers + start).copy(pass.own(row), count: count)
          }
        }
      }
    }
  }

  private func grow(_ numbers: inout [Float], to count: Int) {
    guard numbers.count < count else { return }
    numbers = Array(repeating: 0, count: count)
  }
}

/// One block of points on its way through the nodes.
private struct NodePass {
  let inputs: Int
  let values: Floats
  let stride: Int
  let scratch: Floats

  /// The numbers of a row that is no input.
  @inline(__always) func own(_ row: Int) -> Floats {
    scratch + (row - inputs) * NodeProgram.block
  }

  @inline(__always) private func row(_ row: Int, from start: Int) -> Floats {
    row < inputs ? values + row * stride + start : own(row)
  }

  /// Sums what enters a node and applies its function; `count` is a multiple of 16.
  func compute(_ node: NodeProgram.Node, from start: Int, count: Int) {
    let sums = own(node.row)
    sums.fill(0, count: count)
    for term in node.terms {
      let (source, weight) = (row(term.row, from: start), Lanes(repeating: term.weight))
      for index in Swift.stride(from: 0, to: count, by: 16) {
        sums.store(sums.lanes(at: index).adding(source.lanes(at: index), times: weight), at: index)
      }
    }
    apply(node.function, to: sums, count: count)
  }

  private func apply(_ function: NodeProgram.Function, to row: Floats, count: Int) {
    switch function {
    case .sigmoid: sweep(row, count) { ($0 * 4.9).logistic }
    case .bipolarSigmoid: sweep(row, count) { ($0 * 4.9).logistic * 2 - 1 }
    case .gaussian: sweep(row, count) { (0 - $0 * $0).exponential }
    case .bipolarGaussian: sweep(row, count) { ($0 * $0 * -2.5).exponential * 2 - 1 }
    case .sine: sweep(row, count) { $0.patternSine }
    case .absolute: sweep(row, count) { $0.magnitudes }
    case .identity: sweep(row, count) { $0 }
    }
  }

  @inline(__always)
  private func sweep(_ row: Floats, _ count: Int, _ body: (Lanes) -> Lanes) {
    let (low, high) = (
      Lanes(repeating: -NodeProgram.limit), Lanes(repeating: NodeProgram.limit)
    )
    for index in Swift.stride(from: 0, to: count, by: 16) {
      row.store(body(row.lanes(at: index).larger(low).smaller(high)), at: index)
    }
  }
}
