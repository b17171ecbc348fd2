import Testing

@testable import Compute

/// Kernels against the reference on many small shapes, odd ones above all.
@Suite struct KernelTests {
  @Test(arguments: 0..<60) func convolutionsOfRandomShapesAgree(seed: Int) {
    var random = Random(seed: UInt64(seed))
    let (kernelHeight, kernelWidth) = (1 + random.below(5), 1 + random.below(5))
    let stride = 1 + random.below(3)
    let padding = random.chance(0.5) ? Padding.same : .valid
    let height = kernelHeight + random.below(9), width = kernelWidth + random.below(9)
    let (channels, filters) = (1 + random.below(20), 1 + random.below(20))
    var check = Check(seed: UInt64(seed))
    let image = check.variable([1 + random.below(3), height, width, channels])
    let weights = check.variable([kernelHeight, kernelWidth, channels, filters])
    let y = image.convolved(weights, stride: stride, padding: padding)
    let loss = check.number(from: (y + check.variable([filters])).tanh())
    let gradients = check.graph.gradients(of: loss, withRespectTo: [image, weights])
    check.expectAgreement([y, loss] + gradients)
  }

  /// Channels enough that tiles are transformed; outputs of odd sizes leave half a tile over.
  @Test(arguments: 0..<6) func minimalFilteringAgrees(seed: Int) {
    var random = Random(seed: UInt64(seed))
    let padding = random.chance(0.5) ? Padding.same : .valid
    let (channels, filters) = (32 + random.below(4), 32 + random.below(20))
    var check = Check(seed: UInt64(seed))
    let image = check.variable([
      1 + random.below(2), 6 + random.below(4), 6 + random.below(4), channels,
    ])
    let weights = check.variable([3, 3, channels, filters])
    let y = image.convolved(weights, stride: 1, padding: padding)
    let loss = check.number(from: (y * 0.01 + check.variable([filters])).tanh())
    let gradients = check.graph.gradients(of: loss, withRespectTo: [image, weights])
    check.expectAgreement([y] + gradients)
  }

  @Test(arguments: 0..<40) func poolsOfRandomShapesAgree(seed: Int) {
    var random = Random(seed: UInt64(seed))
    let (size, stride) = (1 + random.below(4), 1 + random.below(4))
    var check = Check(seed: UInt64(seed))
    let image = check.variable([
      1 + random.below(3), size + random.below(8), size + random.below(8), 1 + random.below(40),
    ])
    for y in [image.maxPooled(size, stride: stride), image.averagePooled(size, stride: stride)] {
      let loss = check.number(from: y)
      check.expectAgreement([y] + check.graph.gradients(of: loss, withRespectTo: [image]))
    }
  }

  @Test(arguments: 0..<40) func productsOfRandomShapesAgree(seed: Int) {
    var random = Random(seed: UInt64(seed))
    let (rows, inner, columns) = (1 + random.below(70), 1 + random.below(70), 1 + random.below(70))
    var check = Check(seed: UInt64(seed))
    let a = check.variable([rows, inner]), b = check.variable([inner, columns])
    let y = (a.times(b) + check.variable([columns])).relu()
    let loss = check.number(from: y)
    check.expectAgreement([y] + check.graph.gradients(of: loss, withRespectTo: [a, b]))
  }

  /// Products so large that they are computed by halves: followed by a pass, and one added to another,
  /// on any number of threads; against sums in double precision, at some places.
  @Test(arguments: [(512, 512, 512), (514, 520, 576)])
  func largeProductsAgree(rows: Int, inner: Int, columns: Int) throws {
    #expect(HalvedProduct(MatrixProduct(rows: rows, columns: columns, inner: inner)) != nil)
    let graph = Graph()
    let a = graph.input([rows, inner]), b = graph.input([inner, columns])
    let bias = graph.input([columns])
    let outputs = [(a.times(b) + bias).relu(), a.times(b) + (a * 2).times(b)]
    let program = Program(graph, outputs: outputs)
    let x = numbers(rows * inner, seed: 1), y = numbers(inner * columns, seed: 2)
    let z = numbers(columns, seed: 3)
    func results(threads: Int) -> [[Float]] {
      var machine = Machine(program, team: ThreadTeam(count: threads))
      for (values, port) in [(x, a), (y, b), (z, bias)] {
        machine.write(values, to: program.port(of: port))
      }
      var none = graph.initialParameters(random: Random(seed: 1))
      machine.run(&none)
      return outputs.map { machine.read(program.port(of: $0)) }
    }
    let found = results(threads: 1)
    for threads in [2, 4] { #expect(results(threads: threads) == found) }
    var random = Random(seed: 4)
    for _ in 0..<300 {
      let row = random.below(rows), column = random.below(columns)
      let sum = (0..<inner).reduce(0.0) {
        $0 + Double(x[row * inner + $1]) * Double(y[$1 * columns + column])
      }
      let place = row * columns + column
      #expect(abs(Double(found[0][place]) - max(sum + Double(z[column]), 0)) < 1e-4)
      #expect(abs(Double(found[1][place]) - 3 * sum) < 3e-4)
    }
  }

  /// So few rows that the right factor is read where it stands, over an axis that is cut.
  @Test(arguments: [1, 3, 4, 8, 20, 24, 25], [16, 32, 48, 80])
  func productsOfFewRowsAgree(rows: Int, columns: Int) {
    for inner in [1, 19, 300] {
      var check = Check(seed: UInt64(inner))
      let a = check.variable([rows, inner]), turned = check.variable([inner, rows])
      let b = check.variable([inner, columns])
      check.expectAgreement([
        a.times(b), turned.times(b, transposingLeft: true), (a * 2).times(b) + (a * 3).times(b),
      ])
    }
  }

  /// Units that fill registers, that come by fours and are taken of four rows at once, and others.
  @Test(arguments: [1, 4, 8, 12, 16, 20, 24, 36, 37], [1, 4, 11])
  func cellsOfAnySizeAgree(units: Int, rows: Int) {
    var check = Check(seed: UInt64(units))
    let x = check.variable([rows, 3])
    let lstm = LSTMCell(check.graph, named: "lstm", inputs: 3, units: units, forgetBias: 0.5)
    let gru = GRUCell(check.graph, named: "gru", inputs: units, units: units)
    let first = lstm(x, nil), second = lstm(x, first)
    let y = gru(second.hidden, gru(first.hidden, nil))
    let loss = check.number(from: y)
    check.expectAgreement(
      [y] + check.graph.gradients(of: loss, withRespectTo: [x, lstm.bias, lstm.stateWeights]))
  }

  /// The gradient of a bias that is used at every step is summed step by step where rows are many.
  @Test func biasOfManyRowsAgrees() {
    var check = Check()
    let x = check.variable([1500, 2]), bias = check.variable([2])
    var y = x
    for _ in 0..<5 { y = (y + bias).tanh() }
    let loss = check.number(from: y)
    check.expectAgreement(check.graph.gradients(of: loss, withRespectTo: [x, bias]))
  }

  /// Sums over so many rows that threads divide them: alone, one added to the other, read in between,
  /// and taken up by what follows.
  @Test(arguments: 0..<8) func sumsOverManyRowsAgree(seed: Int) {
    var random = Random(seed: UInt64(seed))
    var check = Check(seed: UInt64(seed))
    let rows = 4096 + random.below(900), left = 1 + random.below(24), right = 1 + random.below(50)
    let a = check.variable([rows, left]), b = check.variable([rows, right])
    let first = a.times(b, transposingLeft: true)
    let second = a.tanh().times(b, transposingLeft: true)
    let both = second + first
    let third = a.square().times(b.tanh(), transposingLeft: true) + both
    let bias = b.sum(over: 0...0), more = b.square().sum(over: 0...0) + bias
    let outputs = [
      [first, third], [both.tanh(), third], [second.relu() * 2, bias], [third, more],
    ][seed % 4]
    check.expectAgreement(outputs, within: 1e-3)
  }

  /// Several steps of a cell whose weights' gradients are such sums.
  @Test func gradientsOfManyRowsAgree() {
    var check = Check()
    let x = check.variable([4100, 3])
    let lstm = LSTMCell(check.graph, named: "lstm", inputs: 3, units: 5)
    let states = (0..<2).reduce(into: [lstm(x, nil)]) { $0.append(lstm(x, $0[$1])) }
    let loss = check.number(from: states[2].hidden)
    let weights = [lstm.inputWeights, lstm.stateWeights, lstm.bias]
    check.expectAgreement(
      check.graph.gradients(of: loss, withRespectTo: weights), within: 1e-3)
  }

  /// The last block of a convolution's patches is shorter than those its scratch was made for.
  @Test func noShorterProductUsesMoreScratch() {
    for inner in 1...600 {
      let roomy = MatrixProduct(rows: 70, columns: 40, inner: inner, transposesLeft: true)
      let used = (1...inner).map { shorter in
        MatrixProduct(rows: 70, columns: 40, inner: shorter, transposesLeft: true).usedScratch
      }
      #expect(used.allSatisfy { $0 <= roomy.scratchSize })
    }
  }

  @Test(arguments: [1, 2, 15, 16, 17, 33, 100]) func reductionsOfOddSizesAgree(size: Int) {
    for shape in [[size, 3, 5], [3, size, 5], [3, 5, size]] {
      var check = Check()
      let x = check.variable(Shape(shape))
      for axis in 0..<3 {
        check.expectAgreement([
          x.sum(over: axis...axis), x.mean(over: axis...axis), x.maximum(over: axis...axis),
        ])
      }
      let scale = check.variable([shape[2]]), offset = check.variable([shape[2]])
      check.expectAgreement([x.standardised(), x.logSoftmax(), x.argmax(), x.sum()], within: 1e-4)
      check.expectAgreement([x.batchNormalised(scale: scale, offset: offset).result], within: 1e-4)
    }
  }

  /// Broadcasts whose tiles repeat, cross tile borders, or are longer than a tile.
  @Test(arguments: [3, 16, 31, 512, 513, 1500]) func fusedPassesReadAnyBroadcast(width: Int) {
    for rows in [1, 2, 7] {
      var check = Check()
      let x = check.variable([rows, 3, width])
      let outer = check.variable([rows, 1, 1]), middle = check.variable([3, 1])
      let inner = check.variable([width]), both = check.variable([rows, 1, width])
      let y = ((x + outer) * inner - middle) * both + check.variable([])
      check.expectAgreement([y.tanh(), y])
      let halves = check.variable([rows, 2 * width]).split(2)
      check.expectAgreement([halves[0] * halves[1] + inner])
    }
  }

  @Test func emptyTensorsAreHandled() {
    var check = Check()
    let x = check.variable([0, 4])
    let y = x.times(check.variable([4, 3])).relu()
    check.expectAgreement([y, y.sum(), check.variable([2, 0]).times(check.variable([0, 3]))])
  }

  /// A graph large enough that storage is shared many times over.
  @Test(arguments: 0..<20) func randomGraphsAgree(seed: Int) {
    var random = Random(seed: UInt64(seed))
    var check = Check(seed: UInt64(seed))
    var tensors = (0..<4).map { _ in check.variable([5, 5]) }
    for _ in 0..<40 {
      let a = random.pick(tensors), b = random.pick(tensors)
      switch random.below(8) {
      case 0: tensors.append(a.times(b) * 0.3)
      case 1: tensors.append((a + b).tanh())
      case 2: tensors.append(a * b.sum(over: 0...0, keeping: true) * 0.2)
      case 3: tensors.append(a - b.sum(over: 1...1, keeping: true) * 0.2)
      case 4:
        tensors.append(
          Tensor.concatenate([a.slice(axis: 1, 2..<5), b.slice(axis: 1, 0..<2)], axis: 1))
      case 5:
        tensors.append(
          Tensor.concatenate([a.slice(axis: 0, 1..<5), b.slice(axis: 0, 4..<5)], axis: 0))
      case 6: tensors.append(a.transposed().sigmoid())
      default: tensors.append(a.relu() + b.standardised())
      }
    }
    let loss = check.number(from: tensors.suffix(6).reduce(tensors[0]) { $0 + $1.tanh() })
    let variables = Array(tensors.prefix(4))
    let gradients = check.graph.gradients(of: loss, withRespectTo: variables)
    check.expectAgreement([loss] + gradients, within: 1e-3)
    let analytic = check.reference.values(of: gradients).flatMap { $0 }
    expectClose(check.run([loss], minimising: loss).gradients, analytic, within: 1e-3)
  }
}
