/// A large product by one level of Strassen's algorithm (1969): seven products of half the size do
/// the work of eight.
///
///     M1 = (A11 + A22) (B11 + B22)    C11 = M1 + M4 - M5 + M7
///     M2 = (A21 + A22) B11            C12 = M3 + M5
///     M3 = A11 (B12 - B22)            C21 = M2 + M4
///     M4 = A22 (B21 - B11)            C22 = M1 - M2 + M3 + M6
///     M5 = (A11 + A12) B22
///     M6 = (A21 - A11) (B11 + B12)
///     M7 = (A12 - A22) (B21 + B22)
///
/// Rounding errors are small beside the largest numbers of both factors, as they are in Winograd's
/// convolutions, though not beside each number of the result (Higham 2002, section 23.2.2).
struct HalvedProduct {
  /// Sizes of the quarters.
  private let rows, columns, inner: Int

  /// Products with a shorter side lose more by the sums than they gain.
  private static let shortest = 512
  /// Rows of the left factor at once: with a quarter of the right one they fit the second cache.
  private static let mostRows = 64

  /// `nil` where the product is too small, or cannot be cut into quarters of whole panels.
  init?(_ product: MatrixProduct) {
    guard min(product.rows, product.columns, product.inner) >= Self.shortest,
      product.rows % 2 == 0, product.inner % 2 == 0,
      product.columns % (2 * ProductTile.width) == 0,
      !product.transposesLeft, !product.transposesRight, !product.isPacked
    else { return nil }
    (rows, columns, inner) = (product.rows / 2, product.columns / 2, product.inner / 2)
  }

  /// Numbers of scratch that it needs: for a quarter of the right factor, for rows of the left one,
  /// and for as many of a product.
  var scratchSize: Int { inner * columns + Self.mostRows * (inner + columns) }

  /// A quarter, or the sum or difference of two, by their numbers: 0 is 11, 1 is 12, 2 is 21, 3 is 22.
  private struct Factor {
    let first: Int
    var second: Int?
    var isDifference = false

    static func only(_ quarter: Int) -> Self { Self(first: quarter) }
    static func sum(_ a: Int, _ b: Int) -> Self { Self(first: a, second: b) }
    static func difference(_ a: Int, _ b: Int) -> Self {
      Self(first: a, second: b, isDifference: true)
    }
  }

  private enum Update { case put, add, subtract }

  /// One thread's rows, those of a part of the upper half and of the same part of the lower.
  ///
  /// - Returns: the rows.
  func multiply(
    _ left: Floats, _ right: Floats, into result: Floats, adding: Bool, scratch: Floats,
    _ part: Part
  ) -> (upper: Range<Int>, lower: Range<Int>) {
    let own = part.share(of: rows)
    func add(
      _ a: Factor, _ b: Factor, to first: (Int, Update), _ second: (Int, Update)? = nil
    ) {
      pack(b, of: right, into: scratch)
      for start in stride(from: own.lowerBound, to: own.upperBound, by: Self.mostRows) {
        let some = start..<min(start + Self.mostRows, own.upperBound)
        let product = multiply(a, some, of: left, scratch)
        put(product, some, first, of: result, adding: adding)
        if let second { put(product, some, second, of: result, adding: adding) }
      }
    }
    add(.sum(0, 3), .sum(0, 3), to: (0, .put), (3, .put))
    add(.sum(2, 3), .only(0), to: (2, .put), (3, .subtract))
    add(.only(0), .difference(1, 3), to: (1, .put), (3, .add))
    add(.only(3), .difference(2, 0), to: (0, .add), (2, .add))
    add(.sum(0, 1), .only(3), to: (0, .subtract), (1, .add))
    add(.difference(2, 0), .sum(0, 1), to: (3, .add))
    add(.difference(1, 3), .sum(2, 3), to: (0, .add))
    return (own, own.lowerBound + rows..<own.upperBound + rows)
  }

  /// Where a quarter begins in a matrix of quarters of this size.
  private func start(of quarter: Int, _ rows: Int, _ columns: Int) -> Int {
    quarter / 2 * rows * 2 * columns + quarter % 2 * columns
  }

  /// Numbers `count` long, of a factor whose quarters are `[rows, columns]`.
  @inline(__always)
  private func take(
    _ factor: Factor, _ source: Floats, _ rows: Int, _ columns: Int, at place: Int, count: Int,
    into target: Floats
  ) {
    let first = source + start(of: factor.first, rows, columns) + place
    guard let other = factor.second else { return target.copy(first, count: count) }
    let second = source + start(of: other, rows, columns) + place
    forEachLanes(count) { at, lanes in
      let (a, b) = (first.some(at: at, lanes), second.some(at: at, lanes))
      target.storeSome(factor.isDifference ? a - b : a + b, at: at, lanes)
    }
  }

  /// The panels of a right factor.
  private func pack(_ factor: Factor, of right: Floats, into panels: Floats) {
    let width = ProductTile.width
    for column in stride(from: 0, to: columns, by: width) {
      for row in 0..<inner {
        take(
          factor, right, inner, columns, at: row * 2 * columns + column, count: width,
          into: panels + column * inner + row * width)
      }
    }
  }

  /// Some rows of a left factor times the panels; stands behind these.
  private func multiply(
    _ factor: Factor, _ some: Range<Int>, of left: Floats, _ panels: Floats
  ) -> Floats {
    let (block, product) = (
      panels + inner * columns, panels + inner * columns + Self.mostRows * inner
    )
    for row in some {
      take(
        factor, left, rows, inner, at: row * 2 * inner, count: inner,
        into: block + (row - some.lowerBound) * inner)
    }
    MatrixProduct(rows: some.count, columns: columns, inner: inner, isPacked: true)
      .multiply(block, panels, into: product, scratch: panels)
    return product
  }

  /// Updates some rows of a quarter of the result by a product.
  private func put(
    _ product: Floats, _ some: Range<Int>, _ to: (quarter: Int, update: Update),
    of result: Floats, adding: Bool
  ) {
    let update = adding && to.update == .put ? .add : to.update
    for row in some {
      let source = product + (row - some.lowerBound) * columns
      let target = result + start(of: to.quarter, rows, columns) + row * 2 * columns
      forEachLanes(columns) { at, lanes in
        let new = source.some(at: at, lanes)
        switch update {
        case .put: target.storeSome(new, at: at, lanes)
        case .add: target.storeSome(target.some(at: at, lanes) + new, at: at, lanes)
        case .subtract: target.storeSome(target.some(at: at, lanes) - new, at: at, lanes)
        }
      }
    }
  }
}
