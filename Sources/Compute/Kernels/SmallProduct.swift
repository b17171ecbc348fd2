/// A product of matrices too small for the library to be worth its preparations (and its allocation).
///
/// The result is made in tiles of up to 8 rows and 32 columns that stay in registers while the inner
/// axis is walked once.
struct SmallProduct {
  let sizes: MatrixProduct
  let left: Floats
  let result: Floats
  let adding: Bool
  /// Distances in the left factor from row to row and along the inner axis.
  private let rowStride: Int
  private let innerStride: Int

  /// Columns of a tile.
  static let width = 32

  init(_ sizes: MatrixProduct, left: Floats, result: Floats, adding: Bool) {
    (self.sizes, self.left, self.result, self.adding) = (sizes, left, result, adding)
    rowStride = sizes.transposesLeft ? 1 : sizes.inner
    innerStride = sizes.transposesLeft ? sizes.rows : 1
  }

  /// Multiplies with `right`; `scratch` has room for `width` columns of it.
  func multiply(_ right: Floats, scratch: Floats) {
    var column = 0
    while column < sizes.columns {
      let count = min(sizes.columns - column, Self.width)
      if count == Self.width, !sizes.transposesRight {
        strip(right + column, stride: sizes.columns, column, count)
      } else {
        pack(right, column, count, into: scratch)
        strip(scratch, stride: Self.width, column, count)
      }
      column += count
    }
  }

  /// Some columns of the right factor, side by side, with zeros to the full width.
  private func pack(_ right: Floats, _ column: Int, _ count: Int, into scratch: Floats) {
    if count < Self.width { scratch.fill(0, count: sizes.inner * Self.width) }
    if sizes.transposesRight {
      for index in 0..<count {
        let source = right + (column + index) * sizes.inner
        for k in 0..<sizes.inner { scratch[k * Self.width + index] = source[k] }
      }
    } else {
      for k in 0..<sizes.inner {
        (scratch + k * Self.width).copy(right + k * sizes.columns + column, count: count)
      }
    }
  }

  /// All rows of some columns.
  private func strip(_ b: Floats, stride: Int, _ column: Int, _ count: Int) {
    var row = 0
    while row + 8 <= sizes.rows {
      if count > 16 {
        eight(b, stride, row, column, count)
      } else {
        eightNarrow(b, stride, row, column, count)
      }
      row += 8
    }
    while row < sizes.rows {
      one(b, stride, row, column, count)
      row += 1
    }
  }

  @inline(__always)
  private func store(_ lanes: Lanes, _ row: Int, _ column: Int, _ count: Int) {
    guard count > 0 else { return }
    let at = row * sizes.columns + column
    let old = adding ? result.some(at: at, count) : Lanes.zero
    result.storeSome(old + lanes, at: at, count)
  }

  /// Eight rows of 17 to 32 columns.
  private func eight(_ b: Floats, _ stride: Int, _ row: Int, _ column: Int, _ count: Int) {
    var (a0, a1, a2, a3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (a4, a5, a6, a7) = (a0, a0, a0, a0)
    var (b0, b1, b2, b3) = (a0, a0, a0, a0)
    var (b4, b5, b6, b7) = (a0, a0, a0, a0)
    let rows = left + row * rowStride
    let s = rowStride
    for k in 0..<sizes.inner {
      let x = rows + k * innerStride
      let (u, v) = (b.lanes(at: k * stride), b.lanes(at: k * stride + 16))
      a0 = a0.adding(Lanes(repeating: x[0]), times: u)
      b0 = b0.adding(Lanes(repeating: x[0]), times: v)
      a1 = a1.adding(Lanes(repeating: x[s]), times: u)
      b1 = b1.adding(Lanes(repeating: x[s]), times: v)
      a2 = a2.adding(Lanes(repeating: x[2 * s]), times: u)
      b2 = b2.adding(Lanes(repeating: x[2 * s]), times: v)
      a3 = a3.adding(Lanes(repeating: x[3 * s]), times: u)
      b3 = b3.adding(Lanes(repeating: x[3 * s]), times: v)
      a4 = a4.adding(Lanes(repeating: x[4 * s]), times: u)
      b4 = b4.adding(Lanes(repeating: x[4 * s]), times: v)
      a5 = a5.adding(Lanes(repeating: x[5 * s]), times: u)
      b5 = b5.adding(Lanes(repeating: x[5 * s]), times: v)
      a6 = a6.adding(Lanes(repeating: x[6 * s]), times: u)
      b6 = b6.adding(Lanes(repeating: x[6 * s]), times: v)
      a7 = a7.adding(Lanes(repeating: x[7 * s]), times: u)
      b7 = b7.adding(Lanes(repeating: x[7 * s]), times: v)
    }
    put(row, column, 16, a0, a1, a2, a3, a4, a5, a6, a7)
    put(row, column + 16, count - 16, b0, b1, b2, b3, b4, b5, b6, b7)
  }

  /// Eight rows of up to 16 columns.
  private func eightNarrow(_ b: Floats, _ stride: Int, _ row: Int, _ column: Int, _ count: Int) {
    var (a0, a1, a2, a3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (a4, a5, a6, a7) = (a0, a0, a0, a0)
    let rows = left + row * rowStride
    let s = rowStride
    for k in 0..<sizes.inner {
      let x = rows + k * innerStride
      let u = b.lanes(at: k * stride)
      a0 = a0.adding(Lanes(repeating: x[0]), times: u)
      a1 = a1.adding(Lanes(repeating: x[s]), times: u)
      a2 = a2.adding(Lanes(repeating: x[2 * s]), times: u)
      a3 = a3.adding(Lanes(repeating: x[3 * s]), times: u)
      a4 = a4.adding(Lanes(repeating: x[4 * s]), times: u)
      a5 = a5.adding(Lanes(repeating: x[5 * s]), times: u)
      a6 = a6.adding(Lanes(repeating: x[6 * s]), times: u)
      a7 = a7.adding(Lanes(repeating: x[7 * s]), times: u)
    }
    put(row, column, count, a0, a1, a2, a3, a4, a5, a6, a7)
  }

  @inline(__always)
  private func put(
    _ row: Int, _ column: Int, _ count: Int, _ a0: Lanes, _ a1: Lanes, _ a2: Lanes, _ a3: Lanes,
    _ a4: Lanes, _ a5: Lanes, _ a6: Lanes, _ a7: Lanes
  ) {
    store(a0, row, column, count)
    store(a1, row + 1, column, count)
    store(a2, row + 2, column, count)
    store(a3, row + 3, column, count)
    store(a4, row + 4, column, count)
    store(a5, row + 5, column, count)
    store(a6, row + 6, column, count)
    store(a7, row + 7, column, count)
  }

  private func one(_ b: Floats, _ stride: Int, _ row: Int, _ column: Int, _ count: Int) {
    var (first, second) = (Lanes.zero, Lanes.zero)
    let x = left + row * rowStride
    for k in 0..<sizes.inner {
      let factor = Lanes(repeating: x[k * innerStride])
      first = first.adding(factor, times: b.lanes(at: k * stride))
      second = second.adding(factor, times: b.lanes(at: k * stride + 16))
    }
    store(first, row, column, min(count, 16))
    store(second, row, column + 16, count - 16)
  }
}
