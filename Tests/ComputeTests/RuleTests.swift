import Testing

@testable import Compute

/// A differentiable expression of a few parameters.
struct Rule: CustomTestStringConvertible, Sendable {
  let name: String
  let build: @Sendable (inout Check) -> Tensor
  var testDescription: String { name }

  init(_ name: String, _ build: @escaping @Sendable (inout Check) -> Tensor) {
    (self.name, self.build) = (name, build)
  }

  /// Every operation that has a gradient; a new one needs a line here.
  static let all: [Rule] = pointwise + shapes + networks + merges

  private static let pointwise: [Rule] = [
    Rule("relu") { $0.variable([3, 7]).relu() },
    Rule("tanh") { ($0.variable([37]) * 3).tanh() },
    Rule("sigmoid") { ($0.variable([37]) * 4).sigmoid() },
    Rule("elu") { $0.variable([5, 5]).elu(0.7) },
    Rule("exp") { $0.variable([19]).exp() },
    Rule("log") { ($0.variable([19]) + 2).log() },
    Rule("sqrt") { ($0.variable([19]) + 1.5).sqrt() },
    Rule("reciprocal") { ($0.variable([19]) + 2).reciprocal() },
    Rule("abs") { $0.variable([19]).abs() },
    Rule("square") { $0.variable([19]).square() },
    Rule("sine") { ($0.variable([37]) * 9).sine() },
    Rule("cosine") { ($0.variable([37]) * 9).cosine() },
    Rule("negate") { -$0.variable([19]) },
    Rule("affine") { $0.variable([19]).affine(2.5, -1) },
    Rule("clip") { $0.variable([40]).clip(-0.4, 0.6) },
    Rule("add") { $0.variable([2, 3, 4]) + $0.variable([3, 1]) },
    Rule("subtract") { $0.variable([3, 1]) - $0.variable([2, 3, 4]) },
    Rule("multiply") { $0.variable([4, 1, 5]) * $0.variable([3, 1]) },
    Rule("divide") { $0.variable([6, 5]) / ($0.variable([5]) + 3) },
    Rule("minimum") { $0.variable([31]).minimum($0.variable([31])) },
    Rule("maximum") { $0.variable([31]).maximum($0.variable([])) },
    Rule("select") {
      $0.variable([31]).isGreater(than: $0.graph.constant(0))
        .select($0.variable([31]), $0.variable([31]))
    },
    Rule("dropout") { $0.variable([8, 9]).dropout(0.4) },
  ]

  private static let shapes: [Rule] = [
    Rule("reshape") { $0.variable([4, 6]).reshape([3, -1]).tanh() },
    Rule("broadcast") { $0.variable([3, 1, 2, 1]).broadcast(to: [2, 3, 4, 2, 5]) },
    Rule("transpose") { $0.variable([5, 3]).transposed() },
    Rule("slices") {
      let parts = $0.variable([5, 12]).split(4)
      return parts[0] * parts[2] + parts[3]
    },
    Rule("overlapping slices") {
      let x = $0.variable([9, 2])
      return x.slice(axis: 0, 0..<6) * x.slice(axis: 0, 3..<9) + x.slice(axis: 0, 0..<6)
    },
    Rule("concatenate") {
      Tensor.concatenate([$0.variable([4, 2]), $0.variable([4, 5]).tanh()], axis: 1)
    },
    Rule("stack") { Tensor.stack([$0.variable([3]), $0.variable([3]).square()]) },
    Rule("sum of all") { $0.variable([7, 70]).square().sum() },
    Rule("sum over first") { $0.variable([7, 19]).sum(over: 0...0) },
    Rule("sum over last") { $0.variable([7, 19]).sum(over: 1...1, keeping: true) },
    Rule("mean over middle") { $0.variable([3, 4, 5, 6]).mean(over: 1...2) },
    Rule("maximum over last") { $0.variable([7, 19]).maximum(over: -1 ... -1) },
    Rule("maximum over first") { $0.variable([7, 19]).maximum(over: 0...0, keeping: true) },
  ]

  private static let networks: [Rule] = [
    Rule("product") { $0.variable([5, 7]).times($0.variable([7, 3])) },
    Rule("product, left transposed") {
      $0.variable([7, 5]).times($0.variable([7, 3]), transposingLeft: true)
    },
    Rule("product, right transposed") {
      $0.variable([5, 7]).times($0.variable([3, 7]), transposingRight: true)
    },
    Rule("product, both transposed") {
      $0.variable([7, 5]).times($0.variable([3, 7]), transposingLeft: true, transposingRight: true)
    },
    Rule("product of many rows") { $0.variable([2, 3, 4]).times($0.variable([4, 5])) },
    Rule("shared weights") {
      let w = $0.variable([4, 4])
      var h = $0.variable([3, 4])
      for _ in 0..<3 { h = (h.times(w) + $0.variable([4])).tanh() }
      return h
    },
    Rule("convolution, same") { $0.variable([2, 5, 6, 3]).convolved($0.variable([3, 3, 3, 4])) },
    Rule("convolution, valid") {
      $0.variable([2, 5, 6, 3]).convolved($0.variable([2, 4, 3, 4]), padding: .valid)
    },
    Rule("convolution, stride") {
      $0.variable([2, 7, 6, 2]).convolved($0.variable([3, 3, 2, 3]), stride: 2)
    },
    Rule("convolution, 1x1") { $0.variable([2, 3, 3, 5]).convolved($0.variable([1, 1, 5, 2])) },
    Rule("convolution, bias, relu") {
      ($0.variable([2, 4, 4, 2]).convolved($0.variable([3, 3, 2, 3])) + $0.variable([3])).relu()
    },
    Rule("maximum pool") { $0.variable([2, 6, 7, 3]).maxPooled(2, stride: 2) },
    Rule("overlapping maximum pool") { $0.variable([2, 6, 7, 3]).maxPooled(3, stride: 2) },
    Rule("average pool") { $0.variable([2, 7, 7, 3]).averagePooled(3, stride: 2) },
    Rule("batch normalisation") {
      $0.variable([4, 3, 3, 5])
        .batchNormalised(scale: $0.variable([5]), offset: $0.variable([5])).result.relu()
    },
    Rule("layer normalisation") {
      $0.variable([3, 4, 6]).layerNormalised(gain: $0.variable([4, 6]), bias: $0.variable([6]))
    },
    Rule("gated recurrent units") {
      let cell = GRUCell($0.graph, named: "gru", inputs: 3, units: 4, initialiser: .uniform(1))
      let x = $0.variable([2, 3])
      return cell(x.tanh(), cell($0.variable([2, 3]), cell(x, nil)))
    },
    Rule("long short-term memory") {
      let cell = LSTMCell(
        $0.graph, named: "lstm", inputs: 3, units: 4, initialiser: .uniform(1), forgetBias: 1)
      let x = $0.variable([2, 3])
      let state = cell(x.tanh(), cell($0.variable([2, 3]), cell(x, nil)))
      return state.hidden + state.cell * 0.5
    },
    Rule("unrolled cells") {
      let lstm = LSTMCell($0.graph, named: "lstm", inputs: 3, units: 4, initialiser: .uniform(1))
      let gru = GRUCell($0.graph, named: "gru", inputs: 4, units: 3, initialiser: .uniform(1))
      let inputs = lstm.projected($0.variable([14, 3]))
      var (state, above): (LSTMCell.State?, [Tensor]) = (nil, [])
      for step in 0..<7 {
        let next = lstm(projected: inputs.slice(axis: 0, step * 2..<step * 2 + 2), state)
        above.append(gru(next.hidden, above.last))
        state = next
      }
      return .concatenate(above, axis: 0)
    },
    Rule("log softmax") { ($0.variable([5, 7]) * 3).logSoftmax() },
    Rule("cross entropy") { ($0.variable([6, 5]) * 3).crossEntropy($0.labels(6, below: 5)) },
    Rule("gather") { $0.variable([4, 3]).gather($0.labels(9, below: 4)).tanh() },
    Rule("pick") { $0.variable([6, 5]).logSoftmax().pick($0.labels(6, below: 5)) },
  ]
}

@Suite struct RuleTests {
  @Test(arguments: Rule.all) func machineAgreesWithReference(rule: Rule) {
    var check = Check()
    let tensor = rule.build(&check)
    let loss = check.number(from: tensor)
    check.expectAgreement([tensor, loss])
  }

  @Test(arguments: Rule.all) func gradientIsTheLimitOfDifferences(rule: Rule) {
    var check = Check()
    let tensor = rule.build(&check)
    let loss = check.number(from: tensor)
    expectGradients(of: loss, check)
  }

  /// Gradients of gradients: of the squared length of the gradient of a non-linear loss.
  @Test(arguments: Rule.all.filter { !firstOrderOnly.contains($0.name) })
  func secondGradientIsTheLimitOfDifferences(rule: Rule) {
    var check = Check()
    let tensor = rule.build(&check)
    let loss = check.number(from: tensor.square())
    let parameters = check.graph.nodes.indices.map(check.graph.tensor).filter {
      if case .parameter = check.graph.nodes[$0.index].operation { true } else { false }
    }
    let gradients = check.graph.gradients(of: loss, withRespectTo: parameters)
    let length = gradients.reduce(check.graph.constant(0)) { $0 + $1.square().sum() }
    expectGradients(of: length, check)
  }

  @Test func noGradientFlowsThroughAStop() {
    var check = Check()
    let x = check.variable([9])
    let loss = (x.stopGradient() * x).sum()
    #expect(check.run([loss], minimising: loss).gradients == check.parameters.values)
  }

  private static let firstOrderOnly = [
    "maximum pool", "overlapping maximum pool", "batch normalisation", "layer normalisation",
    "cross entropy", "gated recurrent units", "long short-term memory", "unrolled cells",
    "pool down", "pool down, sizes apart", "concatenation, pool down", "sum, pool down, pad",
    "sum, pool down, truncate", "sum, pool down, toFirst",
  ]

  /// Compares recorded gradients, evaluated in double precision, with central differences, and
  /// those of the machine with both.
  private func expectGradients(of loss: Tensor, _ check: Check) {
    let graph = check.graph
    let parameters = graph.nodes.indices.map(graph.tensor).filter {
      if case .parameter = graph.nodes[$0.index].operation { true } else { false }
    }
    let recorded = graph.gradients(of: loss, withRespectTo: parameters)
    var reference = check.reference
    let analytic = reference.values(of: recorded).flatMap { $0 }
    var numeric: [Double] = []
    let step = 1e-6
    for index in reference.parameters.indices {
      for element in reference.parameters[index].indices {
        let old = reference.parameters[index][element]
        reference.parameters[index][element] = old + step
        let above = reference.values(of: [loss])[0][0]
        reference.parameters[index][element] = old - step
        let below = reference.values(of: [loss])[0][0]
        reference.parameters[index][element] = old
        numeric.append((above - below) / (2 * step))
      }
    }
    let scale = max(numeric.reduce(0) { max($0, abs($1)) }, 1e-3)
    for (index, (a, n)) in zip(analytic, numeric).enumerated() {
      #expect(abs(a - n) <= 1e-6 * scale, "element \(index)")
    }
    let ours = check.run([loss], minimising: loss).gradients
    expectClose(Array(ours.prefix(analytic.count)), analytic, within: 1e-4)
  }
}
