/// One kernel with the places of its tensors; `then` is the pass that takes up its result, or -1.
///
/// All payloads are plain numbers, so that running a program counts no references.
enum Instruction: Sendable {
  case pass(Int)
  case copy(Place, to: Place, count: Int)
  /// The sum of both, for numbers that threads have left for each other.
  case add(Place, to: Place, count: Int, then: Int)
  case product(MatrixProduct, Place, Place, to: Place, adding: Bool, then: Int)
  /// Each piece's sum over its rows; behind it, all pieces' sums are joined.
  case longSum(LongSum, Place, Place, to: Place, adding: Bool)
  case join(LongSum, Place, to: Place, adding: Bool, then: Int)
  case panels(ProductPanels, Place, to: Place)
  case cell(RecordedCell, CellPass, hasState: Bool, CellPorts)
  case cellGradient(CellGradient, CellPass, CellPorts)
  /// The panels of weights, turned where they serve the gradient of an image.
  case convolutionPanels(Convolution, isTurned: Bool, Place, to: Place)
  case convolution(Convolution, image: Place, panels: Place, to: Place, then: Int)
  case convolutionImageGradient(Convolution, Place, weights: Place, to: Place, then: Int)
  /// The sums over both halves of the lines, the second to another place.
  case convolutionWeightGradient(
    Convolution, image: Place, Place, to: Place, other: Place, adding: Bool)
  case maximumPool(Window, Place, to: Place)
  case maximumPoolGradient(Window, image: Place, output: Place, Place, to: Place)
  case averagePool(Window, Place, to: Place)
  case averagePoolGradient(Window, Place, to: Place)
  case sum(Reduction, Place, to: Place)
  case maximum(Reduction, Place, to: Place)
  case moments(Reduction, epsilon: Float, Place, to: Place)
  case momentSums(Reduction, gradient: Place, Place, moments: Place, to: Place)
  case logSoftmax(rows: Int, columns: Int, Place, to: Place)
  case crossEntropy(rows: Int, columns: Int, Place, labels: Place, to: Place)
  case crossEntropyGradient(
    rows: Int, columns: Int, Place, labels: Place, gradient: Place, to: Place)
  case gather(rows: Int, entries: Int, width: Int, table: Place, indices: Place, to: Place)
  case scatterAdd(
    rows: Int, entries: Int, width: Int, indices: Place, Place, to: Place, adding: Bool,
    then: Int)
  case oneHot(rows: Int, columns: Int, Place, to: Place)
  case argmax(rows: Int, columns: Int, Place, to: Place)
  case transpose(rows: Int, columns: Int, Place, to: Place)
  /// Blocks of `length` numbers, `from` and `to` apart.
  case blocks(count: Int, length: Int, Place, from: Int, to: Place, apart: Int)
}

/// Where a cell's inputs and outputs stand; those it does not have are not looked at.
struct CellPorts: Sendable {
  let inputs: (Place, Place, Place, Place, Place)
  let outputs: (Place, Place, Place)
}

/// A convolution by products of matrices.
struct Convolution: Sendable {
  let window: Window
}

extension Instruction {
  /// Does one thread's share.
  func run(_ memory: Memory, _ tables: Tables, _ part: Part) {
    switch self {
    case .pass(let index): tables.run(index, memory, part)
    case .copy(let source, let target, let count):
      let share = part.share(of: count, grain: 16)
      (memory[target] + share.lowerBound)
        .copy(memory[source] + share.lowerBound, count: share.count)
    case .add(let source, let target, let count, let then):
      let share = part.share(of: count, grain: 16)
      (memory[target] + share.lowerBound)
        .add(memory[source] + share.lowerBound, count: share.count)
      if !share.isEmpty { tables.run(then, memory, share) }
    case .product(let sizes, let left, let right, let result, let adding, let then):
      run(sizes, (left, right, result), adding: adding, then: then, memory, tables, part)
    case .longSum(let sum, let left, let right, let sums, let adding):
      sum.run(
        memory[left], memory[right], into: memory[sums], adding: adding, scratch: memory.scratch,
        part)
    case .join(let sum, let sums, let result, let adding, let then):
      let share = part.share(of: sum.count, grain: 16)
      sum.join(memory[sums], into: memory[result], adding: adding, share)
      if !share.isEmpty { tables.run(then, memory, share) }
    case .panels(let panels, let source, let result):
      panels.pack(memory[source], into: memory[result], part)
    case .cell(let cell, let pass, let hasState, let ports):
      pass.run(cell, hasState: hasState, memory, ports, part)
    case .cellGradient(let gradient, let pass, let ports):
      pass.run(gradient, memory, ports, part)
    case .scatterAdd(
      let rows, let entries, let width, let indices, let values, let result, let adding, let then):
      LookUp.scatterAdd(
        memory[values], memory[indices], rows, entries, width, into: memory[result],
        adding: adding, then >= 0 ? part.all(of: width) : part.share(of: width, grain: 16))
      if part.isFirst { tables.run(then, memory, 0..<entries * width) }
    default: runConvolution(memory, tables, part)
    }
  }

  /// One thread's share of a product, and of what takes up its rows.
  private func run(
    _ sizes: MatrixProduct, _ places: (left: Place, right: Place, result: Place), adding: Bool,
    then: Int, _ memory: Memory, _ tables: Tables, _ part: Part
  ) {
    func run(_ then: Int, _ rows: Range<Int>) {
      guard then >= 0, !rows.isEmpty else { return }
      tables.run(then, memory, rows.lowerBound * sizes.columns..<rows.upperBound * sizes.columns)
    }
    let (left, right) = (memory[places.left], memory[places.right])
    if let halved = HalvedProduct(sizes) {
      let own = halved.multiply(
        left, right, into: memory[places.result], adding: adding, scratch: memory.scratch, part)
      run(then, own.upper)
      return run(then, own.lower)
    }
    let share = sizes.share(part, isFollowed: then >= 0)
    sizes.multiply(
      left, right, into: memory[places.result], adding: adding, scratch: memory.scratch,
      rows: share.rows, columns: share.columns)
    run(then, share.rows)
  }

  private func runConvolution(_ memory: Memory, _ tables: Tables, _ part: Part) {
    switch self {
    case .convolutionPanels(let convolution, let isTurned, let weights, let result):
      convolution.pack(
        memory[weights], isTurned: isTurned, into: memory[result], scratch: memory.scratch, part)
    case .convolution(let convolution, let image, let weights, let result, let then):
      convolution.forward(
        memory[image], memory[weights], to: memory[result], scratch: memory.scratch, part
      ) { tables.run(then, memory, $0) }
    case .convolutionImageGradient(let convolution, let gradient, let weights, let to, let then):
      convolution.imageGradient(
        memory[gradient], memory[weights], to: memory[to], scratch: memory.scratch, part
      ) { tables.run(then, memory, $0) }
    case .convolutionWeightGradient(
      let convolution, let image, let gradient, let result, let other, let adding):
      for half in part.share(of: 2) {
        convolution.weightGradient(
          memory[image], memory[gradient], to: half == 0 ? memory[result] : memory[other],
          adding: adding && half == 0, scratch: memory.scratch, Part(index: half, count: 2))
      }
    default: runSimple(memory, part)
    }
  }

  private func runSimple(_ memory: Memory, _ part: Part) {
    switch self {
    case .maximumPool(let window, let x, let y): window.maximum(memory[x], into: memory[y], part)
    case .maximumPoolGradient(let window, let x, let y, let g, let result):
      window.maximumGradient(memory[x], memory[y], memory[g], into: memory[result], part)
    case .averagePool(let window, let x, let y): window.average(memory[x], into: memory[y], part)
    case .averagePoolGradient(let window, let g, let result):
      window.averageGradient(memory[g], into: memory[result], part)
    case .sum(let reduction, let x, let y): reduction.sum(memory[x], into: memory[y], part)
    case .maximum(let reduction, let x, let y):
      reduction.maximum(memory[x], into: memory[y], part)
    case .moments(let reduction, let epsilon, let x, let y):
      reduction.moments(memory[x], epsilon: epsilon, into: memory[y], part)
    case .momentSums(let reduction, let g, let x, let moments, let y):
      reduction.momentSums(memory[g], memory[x], memory[moments], into: memory[y], part)
    case .logSoftmax(let rows, let columns, let x, let y):
      Softmax.logSoftmax(memory[x], part.share(of: rows), columns, into: memory[y])
    case .crossEntropy(let rows, let columns, let x, let labels, let y):
      Softmax.crossEntropy(
        memory[x], memory[labels], part.share(of: rows), columns, into: memory[y])
    case .crossEntropyGradient(let rows, let columns, let x, let labels, let g, let y):
      Softmax.crossEntropyGradient(
        memory[x], memory[labels], memory[g], part.share(of: rows), columns, into: memory[y])
    case .gather(let rows, let entries, let width, let table, let indices, let y):
      LookUp.gather(
        memory[table], memory[indices], part.share(of: rows), entries, width, into: memory[y])
    case .oneHot(let rows, let columns, let indices, let y):
      LookUp.oneHot(memory[indices], part.share(of: rows), columns, into: memory[y])
    case .argmax(let rows, let columns, let x, let y):
      LookUp.argmax(memory[x], part.share(of: rows), columns, into: memory[y])
    case .transpose(let rows, let columns, let x, let y):
      if part.isFirst { Transposition.matrix(memory[x], rows, columns, into: memory[y]) }
    case .blocks(let count, let length, let x, let from, let y, let apart):
      Arrange.blocks(
        memory[x], from, into: memory[y], apart, blocks: part.share(of: count), length: length)
    default: preconditionFailure("an instruction was left out")
    }
  }
}

/// The passes of a program, held open while it runs; there is nothing to point to in one without
/// any.
struct Tables {
  let passes: UnsafePointer<PointwisePass>?
  let operands: UnsafePointer<Operand>?
  let steps: UnsafePointer<Step>?

  /// Runs a pass on some elements; none where `pass` is -1.
  @inline(__always) func run(_ pass: Int, _ memory: Memory, _ range: Range<Int>) {
    guard pass >= 0, let passes, let operands, let steps else { return }
    passes[pass].run(memory, operands, steps, range: range)
  }

  /// Runs one thread's share of a pass.
  @inline(__always) func run(_ pass: Int, _ memory: Memory, _ part: Part) {
    guard pass >= 0, let passes else { return }
    let rows = part.share(of: passes[pass].rows), width = passes[pass].width
    if !rows.isEmpty {
      run(pass, memory, rows.lowerBound * width..<rows.upperBound * width)
    }
  }
}
