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
  static func blocks(
    _ x: Floats, _ from: Int, into y: Floats, _ to: Int, blocks: Range<Int>, length: Int
  ) {
    for block in blocks { (y + block * to).copy(x + block * from, count: length) }
  }
}
