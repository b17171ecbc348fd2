/// How a fused pass finds the elements of one of its tensors.
enum Pattern: Hashable, Sendable {
  /// As many elements as the pass, one after the other.
  case whole
  /// `[outer, inner]` seen as `[outer, count, inner]`.
  case broadcast(outer: Int, count: Int, inner: Int)
  /// Runs of `length` elements, `stride` apart.
  case runs(length: Int, stride: Int)

  /// The number of elements after which a tile repeats itself, or 0 where it does not.
  var period: Int {
    if case .broadcast(1, _, let inner) = self { inner } else { 0 }
  }

  /// Copies elements `start..<start + count` of the pass.
  func gather(_ source: Floats, into tile: Floats, start: Int, count: Int) {
    switch self {
    case .whole: tile.copy(source + start, count: count)
    case .broadcast(_, let repeats, 1):
      var done = 0
      while done < count {
        let at = start + done
        let length = min(repeats - at % repeats, count - done)
        (tile + done).fill(source[at / repeats], count: length)
        done += length
      }
    case .broadcast(_, let repeats, let inner):
      var done = 0
      while done < count {
        let at = start + done, column = at % inner
        let length = min(inner - column, count - done)
        (tile + done).copy(source + at / (repeats * inner) * inner + column, count: length)
        done += length
      }
    case .runs(let run, let stride):
      gather(source, into: tile, start: start, count: count, run: run, stride: stride)
    }
  }

  /// Copies runs: the rest of the one that `start` falls into, all whole ones, a part of the last.
  private func gather(
    _ source: Floats, into tile: Floats, start: Int, count: Int, run: Int, stride: Int
  ) {
    let (row, column) = start.quotientAndRemainder(dividingBy: run)
    let first = column > 0 ? min(run - column, count) : 0
    tile.copy(source + row * stride + column, count: first)
    let (whole, last) = (count - first).quotientAndRemainder(dividingBy: run)
    let (next, target) = (source + (column > 0 ? row + 1 : row) * stride, tile + first)
    Arrange.blocks(next, stride, into: target, run, blocks: 0..<whole, length: run)
    (target + whole * run).copy(next + whole * stride, count: last)
  }
}

/// A tensor that a fused pass reads or writes, and the register that stands for it.
struct Operand: Sendable {
  let place: Place
  let pattern: Pattern
  let register: UInt8
  var isWritten = false
}

/// A chain of element-by-element operations, computed tile by tile in one pass over memory.
///
/// Registers are tiles of a few hundred numbers. One that stands for a whole tensor points into
/// that tensor; the others point into scratch that stays in the first-level cache.
struct PointwisePass: Sendable {
  /// Elements of the pass.
  let count: Int
  /// Into how many rows they are divided among threads.
  let rows: Int
  /// Elements of a tile.
  let tile: Int
  /// Ranges in the program's tables.
  let operands: Range<Int>
  let steps: Range<Int>
  let registers: Int

  /// Elements of a row.
  var width: Int { rows > 0 ? count / rows : 0 }

  /// Computes elements `range`.
  func run(
    _ memory: Memory, _ operandTable: UnsafePointer<Operand>, _ stepTable: UnsafePointer<Step>,
    range: Range<Int>
  ) {
    withUnsafeTemporaryAllocation(of: Floats.self, capacity: registers) { table in
      guard let registers = table.baseAddress else { return }
      for index in 0..<self.registers { registers[index] = memory.tiles + index * tile }
      for index in operands { fillOnce(operandTable[index], registers, memory, range) }
      var start = range.lowerBound
      while start < range.upperBound {
        let length = min(tile, range.upperBound - start)
        for index in operands { point(operandTable[index], registers, memory, start, length) }
        for index in steps {
          stepTable[index].run(registers, start: start, count: length, seed: memory.seed)
        }
        start += length
      }
    }
  }

  /// Whether every tile of this operand holds the same numbers.
  private func isPeriodic(_ operand: Operand, from start: Int) -> Bool {
    let period = operand.pattern.period
    return period > 0 && tile % period == 0 && start % period == 0
  }

  private func fillOnce(
    _ operand: Operand, _ registers: UnsafeMutablePointer<Floats>, _ memory: Memory,
    _ range: Range<Int>
  ) {
    guard isPeriodic(operand, from: range.lowerBound) else { return }
    operand.pattern.gather(
      memory[operand.place], into: registers[Int(operand.register)], start: range.lowerBound,
      count: min(tile, range.count))
  }

  private func point(
    _ operand: Operand, _ registers: UnsafeMutablePointer<Floats>, _ memory: Memory,
    _ start: Int, _ length: Int
  ) {
    let register = Int(operand.register)
    if case .whole = operand.pattern {
      registers[register] = memory[operand.place] + start
    } else if !isPeriodic(operand, from: start) {
      operand.pattern.gather(
        memory[operand.place], into: registers[register], start: start, count: length)
    }
  }
}
