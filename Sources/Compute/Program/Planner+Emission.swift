/// What a planner hands to a program.
struct Emission {
  var instructions: [Instruction] = []
  /// Instructions that depend on nothing but parameters.
  var prologue: [Instruction] = []
  var passes: [PointwisePass] = []
  var operands: [Operand] = []
  var steps: [Step] = []
  var memories: Memories
  var pending = PendingSums()
  /// Partial results that threads exchange.
  let shared = Place(space: .shared, offset: 0)
  private(set) var sharedSize = 0
  private(set) var scratchSize = 0
  private(set) var tilesSize = 0

  init(_ memories: Memories) { self.memories = memories }

  /// A place of its own, behind all tensors.
  mutating func reserve(_ size: Int) -> Place { memories.reserve(size) }

  mutating func needShared(_ size: Int) { sharedSize = max(sharedSize, size) }

  mutating func needScratch(_ size: Int) { scratchSize = max(scratchSize, size) }
  mutating func needTiles(_ size: Int) { tilesSize = max(tilesSize, size) }
}

extension Planner {
  /// Instructions for every unit, in order.
  func emit(_ memories: Memories) -> Emission {
    var emission = Emission(memories)
    for unit in order { emit(unit, &emission) }
    emission.instructions += emission.pending.join()
    emission.instructions = emission.prologue + emission.instructions
    return emission
  }

  private func emit(_ unit: Int, _ emission: inout Emission) {
    if let producer = units[unit].producer, let sum = longSum(producer) {
      return emit(sum, unit, producer, &emission)
    }
    emission.instructions += emission.pending.join(units[unit].nodes.flatMap { bases[$0] })
    let members = units[unit].members
    guard let producer = units[unit].producer else {
      emission.instructions.append(.pass(pass(unit, &emission)))
      return
    }
    if let addend = accumulated(unit), place(addend, emission) == place(members[0], emission) {
      emission.instructions += kernel(
        producer, to: place(addend, emission), adding: true, then: -1, &emission)
      return
    }
    let then = members.isEmpty ? -1 : pass(unit, &emission)
    emission.instructions += kernel(
      producer, to: place(producer, emission), adding: false, then: then, &emission)
  }

  /// Where a live node's numbers start.
  func place(_ index: Int, _ emission: Emission) -> Place {
    if isView(index), case .slice(let axes, let start) = nodes[index].operation {
      return place(inputs(index)[0], emission).advanced(by: start * axes.inner)
    }
    return emission.memories.place(of: index)
  }

  private func kernel(
    _ index: Int, to result: Place, adding: Bool, then: Int, _ emission: inout Emission
  ) -> [Instruction] {
    let node = nodes[index]
    let x = inputs(index).map { place($0, emission) }
    let shapes = node.inputs.map { nodes[$0].shape }
    switch node.operation {
    case .product(let left, let right, let isPacked):
      let sizes = MatrixProduct(
        rows: node.shape[0], columns: node.shape[1], inner: shapes[0][left ? 0 : 1],
        transposesLeft: left, transposesRight: right, isPacked: isPacked)
      emission.needScratch(sizes.scratchSize)
      return [
        .product(
          sizes, x[0], x[1], to: result, adding: adding, then: then)
      ]
    case .convolution, .convolutionImageGradient, .convolutionWeightGradient:
      return convolutionKernel(node, x, to: result, adding: adding, then: then, &emission)
    case .cell, .cellGradient: return [cell(index, x, result, &emission)]
    case .panels(let isTransposed):
      let panels = ProductPanels(
        inner: shapes[0][isTransposed ? 1 : 0], columns: shapes[0][isTransposed ? 0 : 1],
        isTransposed: isTransposed)
      return [.panels(panels, x[0], to: result)]
    case .scatterAdd:
      return [
        .scatterAdd(
          rows: shapes[0].count, entries: node.shape[0], width: node.shape[1], indices: x[0],
          x[1], to: result, adding: adding, then: then)
      ]
    case .slice, .concatenate: return arrangement(index, x, result)
    case .broadcast(let axes):
      return [.pass(copy(x[0], axes, to: result, count: node.shape.count, &emission))]
    default: return [simple(node, x, shapes, result)]
    }
  }

  private func convolutionKernel(
    _ node: Graph.Node, _ x: [Place], to result: Place, adding: Bool, then: Int,
    _ emission: inout Emission
  ) -> [Instruction] {
    switch node.operation {
    case .convolution(let window):
      let convolution = convolution(window, &emission)
      let panels = panels(convolution, isTurned: false, node.inputs[1], x[1], &emission)
      return panels.made + [
        .convolution(convolution, image: x[0], panels: panels.place, to: result, then: then)
      ]
    case .convolutionImageGradient(let window):
      let convolution = convolution(window, &emission)
      guard let turned = convolution.turned else {
        return [
          .convolutionImageGradient(convolution, x[0], weights: x[1], to: result, then: then)
        ]
      }
      let panels = panels(turned, isTurned: true, node.inputs[1], x[1], &emission)
      emission.needScratch(turned.scratchSize)
      return panels.made + [
        .convolution(turned, image: x[0], panels: panels.place, to: result, then: then)
      ]
    case .convolutionWeightGradient(let window):
      let convolution = convolution(window, &emission)
      let count = node.shape.count
      emission.needShared(count)
      return [
        .convolutionWeightGradient(
          convolution, image: x[0], x[1], to: result, other: emission.shared, adding: adding),
        .add(emission.shared, to: result, count: count, then: then),
      ]
    default: preconditionFailure("\(node.operation) is no convolution")
    }
  }

  /// The pass of a cell or of its gradient; outputs that are not read go to shared memory.
  private func cell(
    _ index: Int, _ x: [Place], _ result: Place, _ emission: inout Emission
  ) -> Instruction {
    let node = nodes[index]
    var places = [result, emission.shared, emission.shared]
    for output in outputs[index] ?? [] {
      if case .output(let number) = nodes[output].operation {
        places[number] = place(output, emission)
      }
    }
    emission.needShared(node.shape.count)
    let gates =
      switch node.operation {
      case .cell(.gru, _): 3
      case .cellGradient(let gradient) where gradient.cell == .gru: 3
      default: 4
      }
    let pass = CellPass(rows: node.shape[0], units: node.shape[1] / gates)
    let ports = CellPorts(
      inputs: (x[0], x[safe: 1], x[safe: 2], x[safe: 3], x[safe: 4]),
      outputs: (places[0], places[1], places[2]))
    if case .cellGradient(let gradient) = node.operation {
      return .cellGradient(gradient, pass, ports)
    }
    guard case .cell(let cell, let hasState) = node.operation else {
      preconditionFailure("\(node.operation) is no cell")
    }
    return .cell(cell, pass, hasState: hasState, ports)
  }

  private func convolution(_ window: Window, _ emission: inout Emission) -> Convolution {
    let convolution = Convolution(window: window)
    emission.needScratch(convolution.scratchSize)
    return convolution
  }

  /// A place for the panels of a convolution's weights, and what must be done before it is used:
  /// nothing where the weights are a parameter, whose panels are made when a run begins.
  private func panels(
    _ convolution: Convolution, isTurned: Bool, _ weights: Int, _ source: Place,
    _ emission: inout Emission
  ) -> (place: Place, made: [Instruction]) {
    let place = emission.reserve(convolution.panelsSize)
    emission.needScratch(convolution.window.weightShape.count)
    let making = Instruction.convolutionPanels(
      convolution, isTurned: isTurned, source, to: place)
    guard Self.isParameter(weights, nodes) else { return (place, [making]) }
    emission.prologue.append(making)
    return (place, [])
  }

  private func arrangement(_ index: Int, _ x: [Place], _ result: Place) -> [Instruction] {
    let node = nodes[index]
    switch node.operation {
    case .slice(let axes, let start):
      let length = node.shape.count / max(axes.outer, 1)
      return [
        .blocks(
          count: axes.outer, length: length, x[0].advanced(by: start * axes.inner),
          from: axes.count * axes.inner, to: result, apart: length)
      ]
    case .concatenate(let axes):
      var start = 0
      return zip(x, inputs(index)).compactMap { place, input in
        let length = nodes[input].shape.count / max(axes.outer, 1)
        defer { start += length }
        // Parts that were written where they belong are there already.
        if place == result.advanced(by: start) { return nil }
        return .blocks(
          count: axes.outer, length: length, place, from: length,
          to: result.advanced(by: start), apart: axes.count * axes.inner)
      }
    default: return []
    }
  }

  private func simple(
    _ node: Graph.Node, _ x: [Place], _ shapes: [Shape], _ result: Place
  ) -> Instruction {
    let columns = shapes[0].rank > 0 ? shapes[0][-1] : 1
    let rows = shapes[0].count / max(columns, 1)
    return switch node.operation {
    case .maximumPool(let window): .maximumPool(window, x[0], to: result)
    case .maximumPoolGradient(let window):
      .maximumPoolGradient(window, image: x[0], output: x[1], x[2], to: result)
    case .averagePool(let window): .averagePool(window, x[0], to: result)
    case .averagePoolGradient(let window): .averagePoolGradient(window, x[0], to: result)
    case .sum(let axes): .sum(Reduction(axes, of: shapes[0]), x[0], to: result)
    case .maximum(let axes): .maximum(Reduction(axes, of: shapes[0]), x[0], to: result)
    case .moments(let axes, let epsilon):
      .moments(Reduction(axes, of: shapes[0]), epsilon: epsilon, x[0], to: result)
    case .momentSums(let axes):
      .momentSums(
        Reduction(axes, of: shapes[0]), gradient: x[0], x[1], moments: x[2], to: result)
    case .logSoftmax: .logSoftmax(rows: rows, columns: columns, x[0], to: result)
    case .crossEntropy:
      .crossEntropy(rows: rows, columns: columns, x[0], labels: x[1], to: result)
    case .crossEntropyGradient:
      .crossEntropyGradient(
        rows: rows, columns: columns, x[0], labels: x[1], gradient: x[2], to: result)
    case .gather:
      .gather(
        rows: shapes[1].count, entries: shapes[0][0], width: columns, table: x[0], indices: x[1],
        to: result)
    case .oneHot:
      .oneHot(rows: shapes[0].count, columns: node.shape[-1], x[0], to: result)
    case .argmax: .argmax(rows: rows, columns: columns, x[0], to: result)
    case .transpose: .transpose(rows: shapes[0][0], columns: columns, x[0], to: result)
    default: preconditionFailure("\(node.operation) has no kernel")
    }
  }
}

extension [Place] {
  /// The place at an index, or the first where there is none.
  fileprivate subscript(safe index: Int) -> Place { index < count ? self[index] : self[0] }
}
