extension Instruction {
  /// The rows that its work is divided by among threads; 0 where it is divided otherwise or not.
  func rows(_ passes: [PointwisePass]) -> Int {
    switch self {
    case .pass(let index): passes[index].rows
    case .product(let sizes, _, _, _, _, let then):
      sizes.isCutByRows(isFollowed: then >= 0) ? sizes.rows : 0
    case .longSum(let sum, _, _, _, _): sum.rows
    case .cell(_, let pass, _, _), .cellGradient(_, let pass, _): pass.rows
    case .convolution(let convolution, _, _, _, _): convolution.window.batch
    case .convolutionImageGradient(let convolution, _, _, _, _): convolution.window.batch
    case .maximumPool(let window, _, _), .averagePool(let window, _, _),
      .maximumPoolGradient(let window, _, _, _, _), .averagePoolGradient(let window, _, _):
      window.batch
    case .sum(let reduction, _, _), .maximum(let reduction, _, _),
      .moments(let reduction, _, _, _), .momentSums(let reduction, _, _, _, _):
      reduction.rows
    case .blocks(let count, _, _, _, _, _): count
    case .logSoftmax(let rows, _, _, _), .crossEntropy(let rows, _, _, _, _),
      .crossEntropyGradient(let rows, _, _, _, _, _), .gather(let rows, _, _, _, _, _),
      .oneHot(let rows, _, _, _), .argmax(let rows, _, _, _):
      rows
    default: 0
    }
  }

  /// Rows that it should have at once: a product of few is slow.
  var fewestRows: Int {
    switch self {
    case .product, .longSum, .cell, .cellGradient: 128
    default: 1
    }
  }

  /// What it reads and writes.
  func accesses(_ passes: [PointwisePass], _ operands: [Operand]) -> [Access] {
    let rows = rows(passes)
    func all(_ place: Place, _ count: Int, writes: Bool = false) -> Access {
      Access(place, count: count, isWrite: writes)
    }
    func own(_ place: Place, _ count: Int, writes: Bool = false) -> Access {
      Access(place, count: count, rows: rows, isWrite: writes)
    }
    func pass(_ index: Int) -> [Access] {
      index < 0 ? [] : passes[index].accesses(operands, rows: rows)
    }
    switch self {
    case .pass(let index): return pass(index)
    case .copy(let source, let target, let count):
      return [all(source, count), all(target, count, writes: true)]
    case .add(let source, let target, let count, let then):
      return [all(source, count), all(target, count, writes: true)] + pass(then)
    case .product(let sizes, let left, let right, let result, _, let then):
      let width = sizes.isPacked ? ProductTile.width : 1
      let columns = (sizes.columns + width - 1) / width * width
      let leftCount = sizes.rows * sizes.inner
      return [
        sizes.transposesLeft ? all(left, leftCount) : own(left, leftCount),
        all(right, sizes.inner * columns),
        own(result, sizes.rows * sizes.columns, writes: true),
      ] + pass(then)
    case .longSum(let sum, let left, let right, let sums, _):
      let factor = sum.left > 0 ? [own(left, sum.rows * sum.left)] : []
      return factor + [
        own(right, sum.rows * sum.right),
        Access(sums, pieces: LongSum.pieces * sum.count, rows: rows),
      ]
    case .join(let sum, let sums, let result, _, let then):
      return [all(sums, LongSum.pieces * sum.count), all(result, sum.count, writes: true)]
        + pass(then)
    case .panels(let panels, let source, let result):
      return [
        all(source, panels.inner * panels.columns), all(result, panels.size, writes: true),
      ]
    case .cell(let cell, let pass, let hasState, let ports):
      return pass.accesses(cell, hasState: hasState, ports)
    case .cellGradient(let gradient, let pass, let ports): return pass.accesses(gradient, ports)
    default:
      return convolutionAccesses(all, own, pass) ?? simpleAccesses(all, own)
        + (follower.map(pass) ?? [])
    }
  }

  private func convolutionAccesses(
    _ all: (Place, Int, Bool) -> Access, _ own: (Place, Int, Bool) -> Access,
    _ pass: (Int) -> [Access]
  ) -> [Access]? {
    switch self {
    case .convolutionPanels(let convolution, _, let source, let result):
      return [
        all(source, convolution.window.weightShape.count, false),
        all(result, convolution.panelsSize, true),
      ]
    case .convolution(let convolution, let image, let panels, let result, let then):
      let window = convolution.window
      return [
        own(image, window.batch * window.imageCount, false),
        all(panels, convolution.panelsSize, false),
        own(result, window.batch * window.outputCount, true),
      ] + pass(then)
    case .convolutionImageGradient(let convolution, let gradient, let weights, let result, let then):
      let window = convolution.window
      return [
        own(gradient, window.batch * window.outputCount, false),
        all(weights, window.weightShape.count, false),
        own(result, window.batch * window.imageCount, true),
      ] + pass(then)
    case .convolutionWeightGradient(let convolution, let image, let gradient, let to, let other, _):
      let window = convolution.window
      return [
        all(image, window.batch * window.imageCount, false),
        all(gradient, window.batch * window.outputCount, false),
        all(to, window.weightShape.count, true),
        all(other, window.weightShape.count, true),
      ]
    default: return nil
    }
  }

  private var follower: Int? {
    if case .scatterAdd(_, _, _, _, _, _, _, let then) = self { then } else { nil }
  }

  private func simpleAccesses(
    _ all: (Place, Int, Bool) -> Access, _ own: (Place, Int, Bool) -> Access
  ) -> [Access] {
    switch self {
    case .maximumPool(let window, let x, let y), .averagePool(let window, let x, let y):
      return [
        own(x, window.batch * window.imageCount, false),
        own(y, window.batch * window.outputCount, true),
      ]
    case .maximumPoolGradient(let window, let x, let y, let g, let result):
      let (image, output) = (window.batch * window.imageCount, window.batch * window.outputCount)
      return [own(x, image, false), own(y, output, false), own(g, output, false)]
        + [own(result, image, true)]
    case .averagePoolGradient(let window, let g, let result):
      return [
        own(g, window.batch * window.outputCount, false),
        own(result, window.batch * window.imageCount, true),
      ]
    case .sum(let reduction, let x, let y), .maximum(let reduction, let x, let y):
      let axes = reduction.axes
      return [own(x, axes.reduced * axes.count, false), own(y, axes.reduced, true)]
    case .moments(let reduction, _, let x, let y):
      let axes = reduction.axes
      return [own(x, axes.reduced * axes.count, false), own(y, axes.reduced, true)]
        + [own(y.advanced(by: axes.reduced), axes.reduced, true)]
    case .momentSums(let reduction, let g, let x, let moments, let y):
      let reduced = reduction.axes.reduced, count = reduced * reduction.axes.count
      return [own(g, count, false), own(x, count, false)]
        + [moments, moments.advanced(by: reduced)].map { own($0, reduced, false) }
        + [y, y.advanced(by: reduced)].map { own($0, reduced, true) }
    case .logSoftmax(let rows, let columns, let x, let y):
      return [own(x, rows * columns, false), own(y, rows * columns, true)]
    case .crossEntropy(let rows, let columns, let x, let labels, let y):
      return [own(x, rows * columns, false), own(labels, rows, false), own(y, rows, true)]
    case .crossEntropyGradient(let rows, let columns, let x, let labels, let g, let y):
      return [own(x, rows * columns, false), own(labels, rows, false), own(g, rows, false)]
        + [own(y, rows * columns, true)]
    case .gather(let rows, let entries, let width, let table, let indices, let y):
      return [all(table, entries * width, false), own(indices, rows, false)]
        + [own(y, rows * width, true)]
    case .scatterAdd(let rows, let entries, let width, let indices, let values, let y, _, _):
      return [all(indices, rows, false), all(values, rows * width, false)]
        + [all(y, entries * width, true)]
    case .oneHot(let rows, let columns, let indices, let y):
      return [own(indices, rows, false), own(y, rows * columns, true)]
    case .argmax(let rows, let columns, let x, let y):
      return [own(x, rows * columns, false), own(y, rows, true)]
    case .transpose(let rows, let columns, let x, let y):
      return [all(x, rows * columns, false), all(y, rows * columns, true)]
    case .blocks(let count, let length, let x, let from, let y, let apart):
      return [
        Access(x, rows: count, length: length, stride: from, isWrite: false),
        Access(y, rows: count, length: length, stride: apart, isWrite: true),
      ]
    default: preconditionFailure("an instruction was left out")
    }
  }
}

extension PointwisePass {
  /// What it reads and writes where its rows are divided as these.
  func accesses(_ operands: [Operand], rows: Int) -> [Access] {
    operands[self.operands].map { operand in
      let isWrite = operand.isWritten
      switch operand.pattern {
      case .whole: return Access(operand.place, count: count, rows: rows, isWrite: isWrite)
      case .broadcast(let outer, _, let inner):
        return Access(
          operand.place, count: outer * inner, rows: rows > 0 && outer % rows == 0 ? rows : 0,
          isWrite: false)
      case .runs(let length, let stride):
        let runs = length > 0 ? count / length : 0
        guard rows > 0, runs % rows == 0 else {
          return Access(operand.place, count: max(runs - 1, 0) * stride + length, isWrite: false)
        }
        let each = runs / rows
        return Access(
          operand.place, rows: rows, length: (each - 1) * stride + length,
          stride: each * stride, isWrite: false)
      }
    }
  }
}

extension CellPass {
  private func access(_ place: Place, _ gates: Int, writes: Bool = false) -> Access {
    Access(place, count: rows * units * gates, rows: rows, isWrite: writes)
  }

  func accesses(_ cell: RecordedCell, hasState: Bool, _ ports: CellPorts) -> [Access] {
    let (x, y) = (ports.inputs, ports.outputs)
    switch cell {
    case .lstm:
      let state = hasState ? [access(x.1, 4), access(x.2, 1)] : []
      return state + [access(x.0, 4), access(y.0, 4, writes: true)]
        + [access(y.1, 1, writes: true), access(y.2, 1, writes: true)]
    case .gru:
      return (hasState ? [access(x.2, 1)] : []) + [access(x.0, 3), access(x.1, 3)]
        + [access(y.0, 3, writes: true), access(y.1, 1, writes: true)]
    }
  }

  func accesses(_ gradient: CellGradient, _ ports: CellPorts) -> [Access] {
    let (x, y) = (ports.inputs, ports.outputs)
    switch gradient.cell {
    case .lstm:
      let inputs = [x.1, x.2, x.3, x.4].map { access($0, 1) }
      let count =
        1 + (gradient.hasState ? 1 : 0) + (gradient.hasHidden ? 1 : 0)
        + (gradient.hasMemory ? 1 : 0)
      return [access(x.0, 4)] + inputs.prefix(count)
        + [access(y.0, 4, writes: true)] + (gradient.hasState ? [access(y.1, 1, writes: true)] : [])
    case .gru:
      let inputs = [x.2, x.3].map { access($0, 1) }
      return [access(x.0, 3), access(x.1, 3)] + inputs.prefix(gradient.hasState ? 2 : 1)
        + [access(y.0, 3, writes: true), access(y.1, 3, writes: true)]
        + (gradient.hasState ? [access(y.2, 1, writes: true)] : [])
    }
  }
}
