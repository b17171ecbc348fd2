/// The sizes of a product of matrices, `[rows, inner] x [inner, columns]`, all row-major.
///
/// It is computed block by block, so that what is read again and again stays in cache (Goto & van
/// de Geijn 2008, "Anatomy of high-performance matrix multiplication").
///
/// It is used for every size, since only it gives the same bytes on any number of threads:
/// `cblas_sgemm` of OpenBLAS 0.3.21 does not with its Haswell kernels. Where time is spent it is also
/// no slower. Our time over the library's for square matrices, `athanor bench gemm-N blas-N`, medians
/// on a Xeon with AVX-512 whose speed drifted by a fifth; 64 on two threads is too short to be told
/// from noise:
///
/// | kernels, threads | 64 | 128 | 256 | 512 | 1024 | 2048 | 3072 | 4096 |
/// |---|---|---|---|---|---|---|---|---|
/// | SkylakeX, 1 | 1.16 | 0.81 | 0.88 | 1.0 to 1.5 | 0.95 to 1.19 | 1.18 | 0.95 to 1.26 | 1.03 to 1.30 |
/// | SkylakeX, 2 | - | 0.46 | 0.82 | 1.02 | 1.02 | 1.0 to 1.16 | 1.05 | 0.91 to 1.18 |
/// | Haswell, 1 | 0.48 | 0.58 | 0.60 | 0.69 | 0.65 | 0.63 | 0.53 | 0.61 |
/// | Haswell, 2 | - | 0.39 | 0.49 | 0.52 | 0.47 | 0.60 | 0.54 | 0.59 |
///
/// From 2,048 on the library's AVX-512 kernels are up to a quarter faster; no system multiplies
/// matrices of that size.
struct MatrixProduct: Hashable, Sendable {
  var rows: Int
  var columns: Int
  var inner: Int
  /// Whether the left factor is stored `[inner, rows]`.
  var transposesLeft = false
  /// Whether the right factor is stored `[columns, inner]`.
  var transposesRight = false
  /// Whether the right factor comes as panels made beforehand.
  var isPacked = false

  /// Most steps along the inner axis that are taken at once, and as many as leave a panel room in
  /// the first cache, where the axis must be cut anyway.
  private static let (mostDepth, goodDepth) = (256, 192)
  /// Most columns of the right factor that are packed at once: with `mostDepth`, half a megabyte.
  private static let mostColumns = 512
  /// Most rows for which the right factor is read where it stands.
  private static let fewRows = 24
  /// Most rows of a transposed left factor that are packed at once.
  private static let mostRows = 64

  /// Steps along the inner axis at once: as many each time, as far as that goes.
  private var depth: Int {
    guard inner > Self.mostDepth else { return max(inner, 1) }
    let blocks = (inner + Self.goodDepth - 1) / Self.goodDepth
    return (inner + blocks - 1) / blocks
  }

  /// Numbers of scratch that `multiply` needs, for this product or one of a shorter inner axis:
  /// that one may take more steps at once, where its axis needs no cutting.
  var scratchSize: Int {
    max(scratch(depth: min(inner, Self.mostDepth)), HalvedProduct(self)?.scratchSize ?? 0)
  }

  /// Numbers of scratch that `multiply` touches.
  var usedScratch: Int { scratch(depth: depth) }

  private func scratch(depth: Int) -> Int {
    panelSize(depth) + (transposesLeft ? depth * Self.mostRows : 0)
  }

  private func panelSize(_ depth: Int) -> Int {
    isPacked ? 0 : ProductPanels.size(inner: depth, columns: min(columns, Self.mostColumns))
  }

  /// Whether so few rows read the right factor that to rearrange it would not pay, and it can be
  /// read by full registers as it is.
  private func readsInPlace(_ rows: Range<Int>) -> Bool {
    !transposesRight && rows.count <= Self.fewRows && columns % 16 == 0
  }

  private var panels: ProductPanels {
    ProductPanels(inner: inner, columns: columns, isTransposed: transposesRight)
  }

  /// Which rows and columns one of some threads computes; columns are cut between panels.
  ///
  /// Rows are cut where a pass follows, which needs whole rows, and else the longer side, so that
  /// less is packed twice.
  func share(_ part: Part, isFollowed: Bool) -> (rows: Range<Int>, columns: Range<Int>) {
    if isCutByRows(isFollowed: isFollowed) { return (part.share(of: rows), 0..<columns) }
    return (0..<rows, part.share(of: columns, grain: ProductTile.width))
  }

  /// Whether threads divide the rows of the result, as other kernels do.
  func isCutByRows(isFollowed: Bool) -> Bool {
    (isFollowed || isPacked || rows > columns) && HalvedProduct(self) == nil
  }

  /// Computes `result = left * right`, or adds the product to what `result` holds; all of it, or
  /// some rows and columns, which begin at a multiple of 32.
  func multiply(
    _ left: Floats, _ right: Floats, into result: Floats, adding: Bool = false, scratch: Floats,
    rows: Range<Int>, columns: Range<Int>
  ) {
    guard !rows.isEmpty, !columns.isEmpty else { return }
    if inner == 0 {
      if !adding { clear(result, rows, columns) }
      return
    }
    var first = 0
    while first < inner {
      let depths = first..<min(first + depth, inner)
      var column = columns.lowerBound
      while column < columns.upperBound {
        let some = column..<min(column + Self.mostColumns, columns.upperBound)
        let block = Block(rows: rows, columns: some, depths: depths)
        multiply(
          block, left, part(right, of: block, scratch), into: result, adding: adding || first > 0,
          scratch: scratch + panelSize(depth))
        column = some.upperBound
      }
      first = depths.upperBound
    }
  }

  /// All of it.
  func multiply(
    _ left: Floats, _ right: Floats, into result: Floats, adding: Bool = false, scratch: Floats
  ) {
    multiply(
      left, right, into: result, adding: adding, scratch: scratch, rows: 0..<rows,
      columns: 0..<columns)
  }

  /// Some rows and columns of the result, and some steps along the inner axis.
  private struct Block {
    let rows: Range<Int>
    let columns: Range<Int>
    let depths: Range<Int>
  }

  /// A part of the right factor, in panels of `ProductTile.width` columns.
  private struct RightPart {
    let start: Floats
    /// From one panel to the next.
    let panelStride: Int
    /// From one row of a panel to the next.
    var rowStride = ProductTile.width
  }

  /// The part of the right factor that a block needs: as it stands, or packed into scratch.
  private func part(_ right: Floats, of block: Block, _ scratch: Floats) -> RightPart {
    let (column, depth) = (block.columns.lowerBound, block.depths.lowerBound)
    if isPacked {
      return RightPart(
        start: right + column * inner + depth * ProductTile.width,
        panelStride: inner * ProductTile.width)
    }
    if readsInPlace(block.rows) {
      return RightPart(
        start: right + depth * columns + column, panelStride: ProductTile.width,
        rowStride: columns)
    }
    panels.pack(right, columns: block.columns, depths: block.depths, into: scratch)
    return RightPart(start: scratch, panelStride: block.depths.count * ProductTile.width)
  }

  /// Computes a block of the result, or adds to it.
  private func multiply(
    _ block: Block, _ left: Floats, _ right: RightPart, into result: Floats, adding: Bool,
    scratch: Floats
  ) {
    let depth = block.depths.count
    var row = block.rows.lowerBound
    while row < block.rows.upperBound {
      let count = min(Self.mostRows, block.rows.upperBound - row)
      var source = left + row * inner + block.depths.lowerBound
      if transposesLeft {
        source = left + block.depths.lowerBound * rows + row
        // All of its rows stand side by side as it is.
        if count < rows {
          packLeft(source, count, depth, into: scratch)
          source = scratch
        }
      }
      let tile = ProductTile(
        rowStride: transposesLeft ? 1 : inner, innerStride: transposesLeft ? count : 1,
        depth: depth, stride: columns, adding: adding, rightStride: right.rowStride)
      var (column, panel) = (block.columns.lowerBound, right.start)
      while column < block.columns.upperBound {
        tile.multiply(
          source, panel, into: result + row * columns + column, rows: count,
          columns: min(block.columns.upperBound - column, ProductTile.width))
        column += ProductTile.width
        panel += right.panelStride
      }
      row += count
    }
  }

  /// Some rows of a transposed left factor, side by side.
  private func packLeft(_ source: Floats, _ count: Int, _ depth: Int, into target: Floats) {
    for k in 0..<depth { (target + k * count).copy(source + k * rows, count: count) }
  }

  private func clear(_ result: Floats, _ rows: Range<Int>, _ columns: Range<Int>) {
    for row in rows {
      (result + row * self.columns + columns.lowerBound).fill(0, count: columns.count)
    }
  }
}
