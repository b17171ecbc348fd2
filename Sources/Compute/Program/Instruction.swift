/// One kernel with the places of its tensors; `then` is the pass that takes up its result, or -1.
///
/// All payloads are plain numbers, so that running a program counts no references.
enum Instruction: Sendable {
  case pass(Int)
  case copy(Place, to: Place, count: Int)
  case product(
    MatrixProduct, Place, Place, to: Place, adding: Bool, scratch: Place, then: Int)
  case convolution(Convolution, image: Place, weights: Place, to: Place, then: Int)
  case convolutionImageGradient(Convolution, Place, weights: Place, to: Place, then: Int)
  case convolutionWeightGradient(
    Convolution, image: Place, Place, to: Place, adding: Bool, then: Int)
  case maximumPool(Window, Place, to: Place)
  case maximumPoolGradient(Window, image: Place, output: Place, Place, to: Place)
  case averagePool(Window, Place, to: Place)
  case averagePoolGradient(Window, Place, to: Place)
  case sum(Axes, Place, to: Place)
  case maximum(Axes, Place, to: Place)
  case moments(Axes, epsilon: Float, Place, to: Place)
  case momentSums(Axes, gradient: Place, Place, moments: Place, to: Place)
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

/// A convolution and the scratch it may use.
struct Convolution: Sendable {
  let window: Window
  let scratch: Place
}

extension Instruction {
  func run(_ memory: Memory, _ tables: Tables) {
    switch self {
    case .pass(let index): tables.run(index, memory)
    case .copy(let source, let target, let count): memory[target].copy(memory[source], count: count)
    case .product(
      let sizes, let left, let right, let result, let adding, let scratch, let then):
      sizes.multiply(
        memory[left], memory[right], into: memory[result], adding: adding,
        scratch: memory[scratch])
      tables.run(then, memory)
    case .convolution(let convolution, let image, let weights, let result, let then):
      convolution.forward(memory, image, weights, to: result) { tables.run(then, memory, $0) }
    case .convolutionImageGradient(let convolution, let gradient, let weights, let to, let then):
      convolution.imageGradient(memory, gradient, weights, to: to) {
        tables.run(then, memory, $0)
      }
    case .convolutionWeightGradient(
      let convolution, let image, let gradient, let result, let adding, let then):
      convolution.weightGradient(memory, image, gradient, to: result, adding: adding)
      tables.run(then, memory)
    case .scatterAdd(
      let rows, let entries, let width, let indices, let values, let result, let adding, let then):
      LookUp.scatterAdd(
        memory[values], memory[indices], rows, entries, width, into: memory[result],
        adding: adding)
      tables.run(then, memory)
    default: runSimple(memory)
    }
  }

  private func runSimple(_ memory: Memory) {
    switch self {
    case .maximumPool(let window, let x, let y): window.maximum(memory[x], into: memory[y])
    case .maximumPoolGradient(let window, let x, let y, let g, let result):
      window.maximumGradient(memory[x], memory[y], memory[g], into: memory[result])
    case .averagePool(let window, let x, let y): window.average(memory[x], into: memory[y])
    case .averagePoolGradient(let window, let g, let result):
      window.averageGradient(memory[g], into: memory[result])
    case .sum(let axes, let x, let y): axes.sum(memory[x], into: memory[y])
    case .maximum(let axes, let x, let y): axes.maximum(memory[x], into: memory[y])
    case .moments(let axes, let epsilon, let x, let y):
      axes.moments(memory[x], epsilon: epsilon, into: memory[y])
    case .momentSums(let axes, let g, let x, let moments, let y):
      axes.momentSums(memory[g], memory[x], memory[moments], into: memory[y])
    case .logSoftmax(let rows, let columns, let x, let y):
      Softmax.logSoftmax(memory[x], rows, columns, into: memory[y])
    case .crossEntropy(let rows, let columns, let x, let labels, let y):
      Softmax.crossEntropy(memory[x], memory[labels], rows, columns, into: memory[y])
    case .crossEntropyGradient(let rows, let columns, let x, let labels, let g, let y):
      Softmax.crossEntropyGradient(
        memory[x], memory[labels], memory[g], rows, columns, into: memory[y])
    case .gather(let rows, let entries, let width, let table, let indices, let y):
      LookUp.gather(memory[table], memory[indices], rows, entries, width, into: memory[y])
    case .oneHot(let rows, let columns, let indices, let y):
      LookUp.oneHot(memory[indices], rows, columns, into: memory[y])
    case .argmax(let rows, let columns, let x, let y):
      LookUp.argmax(memory[x], rows, columns, into: memory[y])
    case .transpose(let rows, let columns, let x, let y):
      Arrange.transpose(memory[x], rows, columns, into: memory[y])
    case .blocks(let count, let length, let x, let from, let y, let apart):
      Arrange.blocks(memory[x], from, into: memory[y], apart, count: count, length: length)
    default: preconditionFailure("an instruction was left out")
    }
  }
}

/// The passes of a program, held open while it runs; there is nothing to point to in one without any.
struct Tables {
  let passes: UnsafePointer<PointwisePass>?
  let operands: UnsafePointer<Operand>?
  let steps: UnsafePointer<Step>?

  /// Runs a pass on some elements, or on all; none where `pass` is -1.
  @inline(__always) func run(_ pass: Int, _ memory: Memory, _ range: Range<Int>? = nil) {
    guard pass >= 0, let passes, let operands, let steps else { return }
    passes[pass].run(memory, operands, steps, range: range)
  }
}
