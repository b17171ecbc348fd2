extension Planner {
  /// Elements of a tile: enough to make a step's start-up small, few enough to stay in cache.
  private static let tile = 512

  /// Adds the pass of a unit and returns its number.
  func pass(_ unit: Int, _ emission: inout Emission) -> Int {
    let members = units[unit].members
    var builder = PassBuilder(members: members, lastUses: lastUses(within: members))
    for member in members {
      let sources = inputs(member).map { input in
        register(of: input, in: unit, &builder, emission)
      }
      if isStored(member) {
        builder.output(member, at: place(member, emission))
      } else {
        builder.temporary(member, after: sources)
      }
      if case .pointwise(let operation) = nodes[member].operation {
        builder.step(operation, member, sources)
      }
    }
    let count = nodes[members[0]].shape.count
    return builder.finish(
      count: count, rows: rows(nodes[members[0]].shape), tile: tile(for: builder, count), &emission)
  }

  /// The rows of a tensor, by which threads divide it.
  private func rows(_ shape: Shape) -> Int { shape.rank > 0 && shape.count > 0 ? shape[0] : 1 }

  /// Adds a pass that only repeats a tensor, for readers that need it in memory.
  func copy(
    _ source: Place, _ axes: Axes, to result: Place, count: Int, _ emission: inout Emission
  ) -> Int {
    var builder = PassBuilder(members: [], lastUses: [:])
    let pattern = Pattern.broadcast(outer: axes.outer, count: axes.count, inner: axes.inner)
    let input = builder.read(0, source, pattern)
    builder.output(1, at: result)
    builder.step(.copy, 1, [input])
    return builder.finish(
      count: count, rows: axes.outer > 1 ? axes.outer : max(axes.count, 1),
      tile: tile(for: builder, count), &emission)
  }

  /// The position of the member that reads each member last.
  private func lastUses(within members: [Int]) -> [Int: Int] {
    var last: [Int: Int] = [:]
    for (position, member) in members.enumerated() {
      for input in inputs(member) { last[input] = position }
    }
    return last
  }

  private func register(
    of input: Int, in unit: Int, _ builder: inout PassBuilder, _ emission: Emission
  ) -> PassBuilder.Register {
    if let known = builder.registers[input] { return known }
    if isVirtual[input] {
      switch nodes[input].operation {
      case .pointwise(.fill): return builder.constant(input, nodes[input])
      case .broadcast(let axes):
        let pattern = Pattern.broadcast(outer: axes.outer, count: axes.count, inner: axes.inner)
        return builder.read(input, place(inputs(input)[0], emission), pattern)
      case .slice(let axes, let start):
        let length = nodes[input].shape.count / max(axes.outer, 1)
        let pattern = Pattern.runs(length: length, stride: axes.count * axes.inner)
        let source = place(inputs(input)[0], emission).advanced(by: start * axes.inner)
        return builder.read(input, source, pattern)
      default: break
      }
    }
    return builder.read(input, place(input, emission), .whole)
  }

  /// A multiple of the periods of repeated operands where that is not too long, so that their tiles
  /// are filled once.
  private func tile(for builder: PassBuilder, _ count: Int) -> Int {
    var period = 1
    for operand in builder.operands {
      let other = operand.pattern.period
      guard other > 0 else { continue }
      let both = period / Self.greatestDivisor(period, other) * other
      if both <= 2 * Self.tile { period = both }
    }
    let tile = max(Self.tile / period, 1) * period
    return max(min(tile, Memories.rounded(count)), 1)
  }

  private static func greatestDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestDivisor(b, a % b)
  }
}

/// Gives the values of a fused pass their registers.
struct PassBuilder {
  /// A tile of scratch, or a pointer into a tensor.
  enum Register: Hashable {
    case scratch(Int)
    case pointer(Int)
  }

  let members: [Int]
  let lastUses: [Int: Int]
  private(set) var registers: [Int: Register] = [:]
  private(set) var operands:
    [(place: Place, pattern: Pattern, register: Register, isWritten: Bool)] = []
  private var steps: [(operation: Pointwise, output: Register, inputs: [Register])] = []
  private var free: [Int] = []
  private var scratchCount = 0
  private var pointerCount = 0
  private var position = 0

  init(members: [Int], lastUses: [Int: Int]) {
    self.members = members
    self.lastUses = lastUses
  }

  mutating func read(_ node: Int, _ place: Place, _ pattern: Pattern) -> Register {
    let register = pattern == .whole ? pointer() : scratch()
    operands.append((place, pattern, register, false))
    registers[node] = register
    return register
  }

  mutating func constant(_ node: Int, _ value: Graph.Node) -> Register {
    // Made anew where it is used; its scratch is kept for the whole pass.
    let register = scratch()
    registers[node] = register
    if case .pointwise(let fill) = value.operation { steps.append((fill, register, [])) }
    return register
  }

  mutating func output(_ node: Int, at place: Place) {
    let register = pointer()
    operands.append((place, .whole, register, true))
    registers[node] = register
  }

  /// A register for a value that stays within the pass; it may be that of an input read for the
  /// last time.
  mutating func temporary(_ node: Int, after inputs: [Register]) {
    registers[node] = free.popLast().map { .scratch($0) } ?? scratch()
  }

  mutating func step(_ operation: Pointwise, _ node: Int, _ inputs: [Register]) {
    guard let output = registers[node] else { return }
    steps.append((operation, output, inputs))
    for member in members where lastUses[member] == position {
      if case .scratch(let number) = registers[member] { free.append(number) }
    }
    position += 1
  }

  private mutating func scratch() -> Register {
    scratchCount += 1
    return .scratch(scratchCount - 1)
  }

  private mutating func pointer() -> Register {
    pointerCount += 1
    return .pointer(pointerCount - 1)
  }

  private func number(_ register: Register) -> UInt8 {
    switch register {
    case .scratch(let index): UInt8(index)
    case .pointer(let index): UInt8(scratchCount + index)
    }
  }

  /// Appends the pass and its tables, and returns its number.
  func finish(count: Int, rows: Int, tile: Int, _ emission: inout Emission) -> Int {
    let firstOperand = emission.operands.count, firstStep = emission.steps.count
    for operand in operands {
      emission.operands.append(
        Operand(
          place: operand.place, pattern: operand.pattern, register: number(operand.register),
          isWritten: operand.isWritten))
    }
    for step in steps {
      let inputs = step.inputs.map(number)
      emission.steps.append(
        Step(
          operation: step.operation, output: number(step.output),
          first: inputs.first ?? 0, second: inputs.dropFirst().first ?? 0,
          third: inputs.dropFirst(2).first ?? 0))
    }
    emission.needTiles(scratchCount * tile)
    emission.passes.append(
      PointwisePass(
        count: count, rows: rows, tile: tile, operands: firstOperand..<emission.operands.count,
        steps: firstStep..<emission.steps.count, registers: scratchCount + pointerCount))
    return emission.passes.count - 1
  }
}
