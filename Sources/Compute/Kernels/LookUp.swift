/// Tables read and written at indices.
enum LookUp {
  static func gather(
    _ table: Floats, _ indices: Floats, _ rows: Int, _ entries: Int, _ width: Int,
    into y: Floats
  ) {
    for row in 0..<rows {
      (y + row * width).copy(table + index(indices[row], below: entries) * width, count: width)
    }
  }

  static func scatterAdd(
    _ values: Floats, _ indices: Floats, _ rows: Int, _ entries: Int, _ width: Int,
    into table: Floats, adding: Bool
  ) {
    if !adding { table.fill(0, count: entries * width) }
    for row in 0..<rows {
      (table + index(indices[row], below: entries) * width)
        .add(values + row * width, count: width)
    }
  }

  static func oneHot(_ indices: Floats, _ rows: Int, _ columns: Int, into y: Floats) {
    y.fill(0, count: rows * columns)
    for row in 0..<rows { y[row * columns + index(indices[row], below: columns)] = 1 }
  }

  static func argmax(_ x: Floats, _ rows: Int, _ columns: Int, into y: Floats) {
    for row in 0..<rows {
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
  static func transpose(_ x: Floats, _ rows: Int, _ columns: Int, into y: Floats) {
    for row in 0..<rows {
      for column in 0..<columns { y[column * rows + row] = x[row * columns + column] }
    }
  }

  /// `count` blocks of `length` numbers, which start `from` and `to` numbers apart.
  static func blocks(
    _ x: Floats, _ from: Int, into y: Floats, _ to: Int, count: Int, length: Int
  ) {
    for block in 0..<count { (y + block * to).copy(x + block * from, count: length) }
  }
}
