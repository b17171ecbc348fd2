/// A tile of a product of matrices: up to 8 rows and 32 columns that stay in registers while the
/// inner axis is walked once.
///
/// Every number of the result is one chain of multiply-adds along the inner axis, whichever tile it
/// falls into, so that results do not depend on how rows and columns are divided.
struct ProductTile {
  /// Distances in the left factor from row to row and along the inner axis.
  let rowStride, innerStride: Int
  /// Length of the inner axis.
  let depth: Int
  /// Distance in the result from row to row.
  let stride: Int
  /// Whether the product is added to what the result holds.
  let adding: Bool
  /// Distance in the right factor along the inner axis.
  var rightStride = ProductTile.width

  /// Columns of a full tile.
  static let width = 32

  /// `b` is a panel of the right factor: up to `width` numbers for each step along the inner axis,
  /// and no fewer than `columns`, rounded up to a multiple of 16.
  func multiply(
    _ a: Floats, _ b: Floats, into y: Floats, rows: Int, columns: Int
  ) {
    var row = 0
    while row + 8 <= rows {
      let (a, y) = (a + row * rowStride, y + row * stride)
      switch columns {
      case ...8: eightFew(a, b, y, columns)
      case ...16: eightNarrow(a, b, y, columns)
      case ...24: eight(a, b, y, columns, second: SIMD8<Float>.self)
      default: eight(a, b, y, columns, second: Lanes.self)
      }
      row += 8
    }
    while row + 4 <= rows {
      four(a + row * rowStride, b, y + row * stride, columns)
      row += 4
    }
    while row < rows {
      one(a + row * rowStride, b, y + row * stride, columns)
      row += 1
    }
  }

  /// Puts a row of a tile down.
  @inline(__always)
  private func put(_ first: Lanes, _ second: Lanes, _ y: Floats, _ columns: Int) {
    if columns == Self.width {
      y.store(adding ? y.lanes(at: 0) + first : first, at: 0)
      y.store(adding ? y.lanes(at: 16) + second : second, at: 16)
    } else {
      putSome(first, y, columns)
      if columns > 16 { putSome(second, y + 16, columns - 16) }
    }
  }

  /// Not inlined, so that the tiles themselves stay short.
  @inline(never)
  private func putSome(_ lanes: Lanes, _ y: Floats, _ count: Int) {
    if count >= 16 {
      y.store(adding ? y.lanes(at: 0) + lanes : lanes, at: 0)
    } else {
      y.store(adding ? y.lanes(at: 0, count: count) + lanes : lanes, at: 0, count: count)
    }
  }

  // Every sum has a name of its own: those of an array would live in memory and not in registers.

  /// Eight rows of sixteen columns, and of as many more as `Second` has.
  @inline(__always)
  private func eight<Second: TileLanes>(
    _ a: Floats, _ b: Floats, _ y: Floats, _ columns: Int, second: Second.Type
  ) {
    var (a0, a1, a2, a3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (a4, a5, a6, a7) = (a0, a0, a0, a0)
    var (b0, b1, b2, b3) = (Second.zero, Second.zero, Second.zero, Second.zero)
    var (b4, b5, b6, b7) = (b0, b0, b0, b0)
    let s = rowStride
    var (x, z, panel) = (a, a + 4 * s, b)
    for _ in 0..<depth {
      let (u, v) = (panel.lanes(at: 0), Second(at: panel + 16))
      let x0 = Lanes(repeating: x[0])
      a0 = a0.adding(x0, times: u)
      b0 = b0.adding(Second(x0), times: v)
      let x1 = Lanes(repeating: x[s])
      a1 = a1.adding(x1, times: u)
      b1 = b1.adding(Second(x1), times: v)
      let x2 = Lanes(repeating: x[2 * s])
      a2 = a2.adding(x2, times: u)
      b2 = b2.adding(Second(x2), times: v)
      let x3 = Lanes(repeating: x[3 * s])
      a3 = a3.adding(x3, times: u)
      b3 = b3.adding(Second(x3), times: v)
      let x4 = Lanes(repeating: z[0])
      a4 = a4.adding(x4, times: u)
      b4 = b4.adding(Second(x4), times: v)
      let x5 = Lanes(repeating: z[s])
      a5 = a5.adding(x5, times: u)
      b5 = b5.adding(Second(x5), times: v)
      let x6 = Lanes(repeating: z[2 * s])
      a6 = a6.adding(x6, times: u)
      b6 = b6.adding(Second(x6), times: v)
      let x7 = Lanes(repeating: z[3 * s])
      a7 = a7.adding(x7, times: u)
      b7 = b7.adding(Second(x7), times: v)
      (x, z, panel) = (x + innerStride, z + innerStride, panel + rightStride)
    }
    put(a0, b0.padded, y, columns)
    put(a1, b1.padded, y + stride, columns)
    put(a2, b2.padded, y + 2 * stride, columns)
    put(a3, b3.padded, y + 3 * stride, columns)
    put(a4, b4.padded, y + 4 * stride, columns)
    put(a5, b5.padded, y + 5 * stride, columns)
    put(a6, b6.padded, y + 6 * stride, columns)
    put(a7, b7.padded, y + 7 * stride, columns)
  }

  /// Eight rows of up to 16 columns.
  private func eightNarrow(_ a: Floats, _ b: Floats, _ y: Floats, _ columns: Int) {
    var (a0, a1, a2, a3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (a4, a5, a6, a7) = (a0, a0, a0, a0)
    let s = rowStride
    var (x, z, panel) = (a, a + 4 * s, b)
    for _ in 0..<depth {
      let u = panel.lanes(at: 0)
      a0 = a0.adding(Lanes(repeating: x[0]), times: u)
      a1 = a1.adding(Lanes(repeating: x[s]), times: u)
      a2 = a2.adding(Lanes(repeating: x[2 * s]), times: u)
      a3 = a3.adding(Lanes(repeating: x[3 * s]), times: u)
      a4 = a4.adding(Lanes(repeating: z[0]), times: u)
      a5 = a5.adding(Lanes(repeating: z[s]), times: u)
      a6 = a6.adding(Lanes(repeating: z[2 * s]), times: u)
      a7 = a7.adding(Lanes(repeating: z[3 * s]), times: u)
      (x, z, panel) = (x + innerStride, z + innerStride, panel + rightStride)
    }
    putSome(a0, y, columns)
    putSome(a1, y + stride, columns)
    putSome(a2, y + 2 * stride, columns)
    putSome(a3, y + 3 * stride, columns)
    putSome(a4, y + 4 * stride, columns)
    putSome(a5, y + 5 * stride, columns)
    putSome(a6, y + 6 * stride, columns)
    putSome(a7, y + 7 * stride, columns)
  }

  /// Eight rows of up to 8 columns: where registers of sixteen take two steps, half of the time.
  private func eightFew(_ a: Floats, _ b: Floats, _ y: Floats, _ columns: Int) {
    var (a0, a1, a2, a3) = (
      SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero
    )
    var (a4, a5, a6, a7) = (a0, a0, a0, a0)
    let s = rowStride
    var (x, z, panel) = (a, a + 4 * s, b)
    for _ in 0..<depth {
      let u = SIMD8<Float>(at: panel)
      a0 = a0.adding(SIMD8(repeating: x[0]), times: u)
      a1 = a1.adding(SIMD8(repeating: x[s]), times: u)
      a2 = a2.adding(SIMD8(repeating: x[2 * s]), times: u)
      a3 = a3.adding(SIMD8(repeating: x[3 * s]), times: u)
      a4 = a4.adding(SIMD8(repeating: z[0]), times: u)
      a5 = a5.adding(SIMD8(repeating: z[s]), times: u)
      a6 = a6.adding(SIMD8(repeating: z[2 * s]), times: u)
      a7 = a7.adding(SIMD8(repeating: z[3 * s]), times: u)
      (x, z, panel) = (x + innerStride, z + innerStride, panel + rightStride)
    }
    putEight(a0, y, columns)
    putEight(a1, y + stride, columns)
    putEight(a2, y + 2 * stride, columns)
    putEight(a3, y + 3 * stride, columns)
    putEight(a4, y + 4 * stride, columns)
    putEight(a5, y + 5 * stride, columns)
    putEight(a6, y + 6 * stride, columns)
    putEight(a7, y + 7 * stride, columns)
  }

  @inline(__always)
  private func putEight(_ lanes: SIMD8<Float>, _ y: Floats, _ columns: Int) {
    guard columns == 8 else { return putSome(lanes.padded, y, columns) }
    let sum = adding ? SIMD8<Float>(at: y) + lanes : lanes
    UnsafeMutableRawPointer(y).storeBytes(of: sum, as: SIMD8<Float>.self)
  }

  private func four(_ a: Floats, _ b: Floats, _ y: Floats, _ columns: Int) {
    var (a0, a1, a2, a3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (b0, b1, b2, b3) = (a0, a0, a0, a0)
    let s = rowStride
    var (x, panel) = (a, b)
    let last = columns > 16 ? 16 : 0
    for _ in 0..<depth {
      let (u, v) = (panel.lanes(at: 0), panel.lanes(at: last))
      a0 = a0.adding(Lanes(repeating: x[0]), times: u)
      b0 = b0.adding(Lanes(repeating: x[0]), times: v)
      a1 = a1.adding(Lanes(repeating: x[s]), times: u)
      b1 = b1.adding(Lanes(repeating: x[s]), times: v)
      a2 = a2.adding(Lanes(repeating: x[2 * s]), times: u)
      b2 = b2.adding(Lanes(repeating: x[2 * s]), times: v)
      a3 = a3.adding(Lanes(repeating: x[3 * s]), times: u)
      b3 = b3.adding(Lanes(repeating: x[3 * s]), times: v)
      (x, panel) = (x + innerStride, panel + rightStride)
    }
    put(a0, b0, y, columns)
    put(a1, b1, y + stride, columns)
    put(a2, b2, y + 2 * stride, columns)
    put(a3, b3, y + 3 * stride, columns)
  }

  private func one(_ a: Floats, _ b: Floats, _ y: Floats, _ columns: Int) {
    var (first, second) = (Lanes.zero, Lanes.zero)
    var (x, panel) = (a, b)
    let last = columns > 16 ? 16 : 0
    for _ in 0..<depth {
      let factor = Lanes(repeating: x[0])
      first = first.adding(factor, times: panel.lanes(at: 0))
      second = second.adding(factor, times: panel.lanes(at: last))
      (x, panel) = (x + innerStride, panel + rightStride)
    }
    put(first, second, y, columns)
  }
}

/// The right half of a tile, whole or half empty.
private protocol TileLanes: SIMD<Float> {
  init(at address: Floats)
  /// As many of these.
  init(_ lanes: Lanes)
  /// With zeros up to sixteen.
  var padded: Lanes { get }
  func adding(_ a: Self, times b: Self) -> Self
}

extension SIMD16<Float>: TileLanes {
  @inline(__always) fileprivate init(at address: Floats) { self = address.lanes(at: 0) }
  @inline(__always) fileprivate init(_ lanes: Lanes) { self = lanes }
  @inline(__always) fileprivate var padded: Lanes { self }
}

extension SIMD8<Float>: TileLanes {
  @inline(__always) fileprivate init(at address: Floats) {
    self = UnsafeRawPointer(address).loadUnaligned(as: Self.self)
  }

  @inline(__always) fileprivate init(_ lanes: Lanes) { self = lanes.lowHalf }

  @inline(__always) fileprivate var padded: Lanes { Lanes(lowHalf: self, highHalf: .zero) }

  @inline(__always) fileprivate func adding(_ a: Self, times b: Self) -> Self {
    #if FUSED_MULTIPLY_ADD
      return addingProduct(a, b)
    #else
      return self + a * b
    #endif
  }
}
