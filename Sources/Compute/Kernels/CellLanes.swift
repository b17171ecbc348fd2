/// Sixteen numbers, or fewer, of the tensors `[rows, gates, units]` of a recurrent cell: the same
/// units of every gate, and of tensors with one gate.
protocol CellLanes {
  /// Those of one gate of a tensor with so many.
  func load(_ x: Floats, gate: Int, of gates: Int) -> Lanes
  func store(_ lanes: Lanes, _ y: Floats, gate: Int, of gates: Int)
}

extension CellLanes {
  /// Those of a tensor with one gate.
  @inline(__always) func load(_ x: Floats) -> Lanes { load(x, gate: 0, of: 1) }
  @inline(__always) func store(_ lanes: Lanes, _ y: Floats) { store(lanes, y, gate: 0, of: 1) }
}

/// Up to sixteen units of a row.
struct RowLanes: CellLanes {
  let row, column, units, count: Int

  @inline(__always) private func position(_ gate: Int, _ gates: Int) -> Int {
    (row * gates + gate) * units + column
  }

  @inline(__always) func load(_ x: Floats, gate: Int, of gates: Int) -> Lanes {
    x.some(at: position(gate, gates), count)
  }

  @inline(__always) func store(_ lanes: Lanes, _ y: Floats, gate: Int, of gates: Int) {
    y.storeSome(lanes, at: position(gate, gates), count)
  }
}

/// Four units of each of four rows.
struct QuarterLanes: CellLanes {
  let row, column, units: Int

  @inline(__always) private func quarter(
    _ x: Floats, _ number: Int, _ gate: Int, _ gates: Int
  ) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(x + ((row + number) * gates + gate) * units + column)
  }

  @inline(__always) func load(_ x: Floats, gate: Int, of gates: Int) -> Lanes {
    @inline(__always) func part(_ number: Int) -> SIMD4<Float> {
      quarter(x, number, gate, gates).loadUnaligned(as: SIMD4<Float>.self)
    }
    return Lanes(
      lowHalf: SIMD8(lowHalf: part(0), highHalf: part(1)),
      highHalf: SIMD8(lowHalf: part(2), highHalf: part(3)))
  }

  @inline(__always) func store(_ lanes: Lanes, _ y: Floats, gate: Int, of gates: Int) {
    @inline(__always) func put(_ part: SIMD4<Float>, _ number: Int) {
      quarter(y, number, gate, gates).storeBytes(of: part, as: SIMD4<Float>.self)
    }
    put(lanes.lowHalf.lowHalf, 0)
    put(lanes.lowHalf.highHalf, 1)
    put(lanes.highHalf.lowHalf, 2)
    put(lanes.highHalf.highHalf, 3)
  }
}

/// What a cell does with the numbers of a few units; it writes nothing that it reads for others.
protocol CellKernel {
  func run(_ at: some CellLanes)
}

extension CellPass {
  /// Lets a kernel go over all units of one thread's rows.
  ///
  /// Units that do not fill a register are taken of four rows at once where they come by fours;
  /// else the last group of a row overlaps the one before, because full registers are faster than
  /// the rest alone.
  @inline(__always)
  func sweep(_ kernel: some CellKernel, _ part: Part) {
    let share = part.share(of: rows)
    let rest = units % 16
    let isQuartered = rest % 4 == 0 && (1...8).contains(rest)
    var row = share.lowerBound
    if isQuartered {
      while row + 4 <= share.upperBound {
        for row in row..<row + 4 { sweepWhole(kernel, row) }
        for column in stride(from: units - rest, to: units, by: 4) {
          kernel.run(QuarterLanes(row: row, column: column, units: units))
        }
        row += 4
      }
    }
    for row in row..<share.upperBound {
      sweepWhole(kernel, row)
      guard rest > 0 else { continue }
      kernel.run(
        RowLanes(row: row, column: max(units - 16, 0), units: units, count: min(units, 16)))
    }
  }

  @inline(__always)
  private func sweepWhole(_ kernel: some CellKernel, _ row: Int) {
    var column = 0
    while column + 16 <= units {
      kernel.run(RowLanes(row: row, column: column, units: units, count: 16))
      column += 16
    }
  }
}
