/// Tables read and written at indices.
enum LookUp {
  static func gather(
    _ table: Floats, _ indices: Floats, _ rows: Range<Int>, _ entries: Int, _ width: Int,
    into y: Floats
  ) {
    for row in rows {
      (y + row * width).copy(table + index(indices[row], below: entries) * width, count: width)
    }
  }

  /// Adds some columns of the rows to the table.
  static func scatterAdd(
    _ values: Floats, _ indices: Floats, _ rows: Int, _ entries: Int, _ width: Int,
    into table: Floats, adding: Bool, _ columns: Range<Int>
  ) {
    let (table, values) = (table + columns.lowerBound, values + columns.lowerBound)
    if !adding {
      for entry in 0..<entries { (table + entry * width).fill(0, count: columns.count) }
    }
    for row in 0..<rows {
      (table + index(indices[row], below: entries) * width)
        .add(values + row * width, count: columns.count)
    }
  }

  static func oneHot(_ indices: Floats, _ rows: Range<Int>, _ columns: Int, into y: Floats) {
    (y + rows.lowerBound * columns).fill(0, count: rows.count * columns)
    for row in rows { y[row * columns + index(indices[row], below: columns)] = 1 }
  }

  static func argmax(_ x: Floats, _ rows: Range<Int>, _ columns: Int, into y: Floats) {
    for row in rows {
      var best = 0
      for column in 0..<columns where x[row * columns + column] > x[row * columns + best] {
        best = column
      }
      y[row] = Float(best)
    }
  }
}

/// Numbers moved to other places.
enum Arrange {
  /// Some blocks of `length` numbers, which start `from` and `to` numbers apart.
  ///
  /// Those of whole registers, such as eight channels of an image, are copied without a loop for
  /// what is left over.
  static func blocks(
    _ x: Floats, _ from: Int, into y: Floats, _ to: Int, blocks: Range<Int>, length: Int
  ) {
    switch length {
    case 8: each(x, from, y, to, blocks) { $0.storeEight($1) }
    case 16: each(x, from, y, to, blocks) { $0.store($1.lanes(at: 0), at: 0) }
    default: each(x, from, y, to, blocks) { $0.copy($1, count: length) }
    }
  }

  @inline(__always)
  private static func each(
    _ x: Floats, _ from: Int, _ y: Floats, _ to: Int, _ blocks: Range<Int>,
    _ copy: (Floats, Floats) -> Void
  ) {
    for block in blocks { copy(y + block * to, x + block * from) }
  }
}

extension UnsafeMutablePointer<Float> {
  /// Copies eight numbers.
  @inline(__always) func storeEight(_ source: Floats) {
    let eight = UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Float>.self)
    UnsafeMutableRawPointer(self).storeBytes(of: eight, as: SIMD8<Float>.self)
  }
}
