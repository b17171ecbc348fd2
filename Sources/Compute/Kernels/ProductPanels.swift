/// The right factor of a product, rearranged: panels of 32 columns, one after the other, each with
/// 32 numbers for every step along the inner axis, and zeros where there are no more columns.
struct ProductPanels: Hashable, Sendable {
  /// The sizes of the factor, `[inner, columns]`.
  let inner, columns: Int
  /// Whether it is stored `[columns, inner]`.
  let isTransposed: Bool

  private static let width = ProductTile.width

  /// Numbers of so many columns of this depth.
  static func size(inner: Int, columns: Int) -> Int {
    (columns + width - 1) / width * width * inner
  }

  /// Numbers of the whole.
  var size: Int { Self.size(inner: inner, columns: columns) }

  /// Writes one thread's share of all panels.
  func pack(_ source: Floats, into panels: Floats, _ part: Part) {
    let columns = part.share(of: columns, grain: Self.width)
    pack(
      source, columns: columns, depths: 0..<inner, into: panels + columns.lowerBound * inner)
  }

  /// Writes the panels of some columns, which begin at a multiple of 32, and some of the depth.
  func pack(_ source: Floats, columns: Range<Int>, depths: Range<Int>, into panels: Floats) {
    var (column, target) = (columns.lowerBound, panels)
    while column < columns.upperBound {
      let count = min(columns.upperBound - column, Self.width)
      if isTransposed {
        packTransposed(
          source + column * inner + depths.lowerBound, count, depths.count, into: target)
      } else {
        packRows(
          source + depths.lowerBound * self.columns + column, count, depths.count, into: target)
      }
      column += Self.width
      target += Self.width * depths.count
    }
  }

  private func packRows(_ source: Floats, _ count: Int, _ depth: Int, into panel: Floats) {
    if count == Self.width {
      for k in 0..<depth {
        let (from, to) = (source + k * columns, panel + k * Self.width)
        to.store(from.lanes(at: 0), at: 0)
        to.store(from.lanes(at: 16), at: 16)
      }
    } else {
      panel.fill(0, count: depth * Self.width)
      for k in 0..<depth {
        (panel + k * Self.width).copy(source + k * columns, count: count)
      }
    }
  }

  private func packTransposed(_ source: Floats, _ count: Int, _ depth: Int, into panel: Floats) {
    if count < Self.width { panel.fill(0, count: depth * Self.width) }
    var column = 0
    while column < count {
      let width = min(count - column, 16)
      var k = 0
      if width == 16 {
        while k + 16 <= depth {
          Transposition.block(
            source + column * inner + k, inner, into: panel + k * Self.width + column, Self.width)
          k += 16
        }
      }
      for k in k..<max(depth, k) {
        for index in 0..<width {
          panel[k * Self.width + column + index] = source[(column + index) * inner + k]
        }
      }
      column += 16
    }
  }
}

/// Blocks of 16 x 16 numbers turned over in registers.
enum Transposition {
  /// Rows of the source stand `from` apart, those of the target `to` apart.
  static func block(_ x: Floats, _ from: Int, into y: Floats, _ to: Int) {
    // Two buffers, because a larger one would not be on the stack.
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 16) { first in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 16) { second in
        guard let first = first.baseAddress, let second = second.baseAddress else { return }
        for row in 0..<16 { first[row] = x.lanes(at: row * from) }
        // Four perfect shuffles of the rows' halves: the numbers of a column meet in a row.
        shuffle(first, into: second)
        shuffle(second, into: first)
        shuffle(first, into: second)
        shuffle(second, into: first)
        for row in 0..<16 { y.store(first[row], at: row * to) }
      }
    }
  }

  @inline(__always)
  private static func shuffle(
    _ rows: UnsafeMutablePointer<Lanes>, into result: UnsafeMutablePointer<Lanes>
  ) {
    for row in 0..<8 {
      let (a, b) = (rows[row], rows[row + 8])
      var (low, high) = (Lanes(), Lanes())
      (low.evenHalf, low.oddHalf) = (a.lowHalf, b.lowHalf)
      (high.evenHalf, high.oddHalf) = (a.highHalf, b.highHalf)
      (result[2 * row], result[2 * row + 1]) = (low, high)
    }
  }

  /// `[rows, columns]` to `[columns, rows]`.
  static func matrix(_ x: Floats, _ rows: Int, _ columns: Int, into y: Floats) {
    var row = 0
    while row + 16 <= rows {
      var column = 0
      while column + 16 <= columns {
        block(x + row * columns + column, columns, into: y + column * rows + row, rows)
        column += 16
      }
      strip(x, rows, columns, row..<row + 16, column..<columns, into: y)
      row += 16
    }
    strip(x, rows, columns, row..<rows, 0..<columns, into: y)
  }

  private static func strip(
    _ x: Floats, _ rows: Int, _ columns: Int, _ rowRange: Range<Int>, _ columnRange: Range<Int>,
    into y: Floats
  ) {
    for row in rowRange {
      for column in columnRange { y[column * rows + row] = x[row * columns + column] }
    }
  }
}
