/// Convolution with kernels of 3 x 3 and stride 1 by minimal filtering, F(2x2, 3x3) of Lavin & Gray
/// (2016), "Fast algorithms for convolutional neural networks", section 4.1.
///
/// A tile of 2 x 2 outputs comes from 4 x 4 pixels by 16 products for each pair of channels where
/// sums over patches take 36. The 16 places of all tiles make 16 products of matrices
/// `[tiles, channels] x [channels, outputs]`.
struct Winograd {
  let window: Window

  /// Places of a transformed tile.
  static let places = 16
  /// Numbers of transformed tiles and of their products that are made at a time, about.
  private static let blockSize = 128 * 1024
  /// A product of fewer rows is slow.
  private static let fewestTiles = 32

  /// `nil` where sums over patches are as fast: with few channels the transforms cost as much as
  /// they save.
  init?(_ window: Window) {
    guard window.kernelHeight == 3, window.kernelWidth == 3, window.stride == 1,
      min(window.channels, window.outputChannels) >= 32,
      min(window.outputHeight, window.outputWidth) >= 4
    else { return nil }
    self.window = window
  }

  private var tileRows: Int { (window.outputHeight + 1) / 2 }
  private var tileColumns: Int { (window.outputWidth + 1) / 2 }

  private var rowsAtOnce: Int {
    let numbers = Self.places * (window.channels + window.outputChannels)
    let tiles = max(Self.blockSize / numbers, Self.fewestTiles)
    return max(min(tiles / tileColumns, window.batch * tileRows), 1)
  }

  /// The transformed kernel at one place.
  private var panels: ProductPanels {
    ProductPanels(
      inner: window.channels, columns: window.outputChannels, isTransposed: false)
  }

  /// Numbers of the transformed kernel.
  var panelsSize: Int { Self.places * panels.size }

  /// Numbers of scratch that `forward` needs.
  var scratchSize: Int {
    let tiles = rowsAtOnce * tileColumns
    return Self.places * tiles * (window.channels + window.outputChannels)
  }

  // MARK: - The kernel

  /// Writes one thread's share of the transformed kernel G g G', as panels.
  func pack(_ weights: Floats, into target: Floats, _ part: Part) {
    let width = ProductTile.width
    let padded = (window.outputChannels + width - 1) / width * width
    let share = part.share(of: padded, grain: width)
    for column in stride(from: share.lowerBound, to: share.upperBound, by: 16) {
      let count = min(max(window.outputChannels - column, 0), 16)
      let panel = target + column / width * width * window.channels + column % width
      for channel in 0..<window.channels {
        pack(
          weights + channel * window.outputChannels + column, count,
          into: panel + channel * width)
      }
    }
  }

  /// The kernels of one channel and up to 16 outputs.
  @inline(__always)
  private func pack(_ weights: Floats, _ count: Int, into target: Floats) {
    let (apart, size) = (window.channels * window.outputChannels, panels.size)
    func row(_ row: Int) -> Quad {
      let at = 3 * row * apart
      return Self.kernel(
        weights.some(at: at, count), weights.some(at: at + apart, count),
        weights.some(at: at + 2 * apart, count))
    }
    let (first, second, third) = (row(0), row(1), row(2))
    for column in 0..<4 {
      let places = Self.kernel(first[column], second[column], third[column])
      for row in 0..<4 { target.store(places[row], at: (4 * row + column) * size) }
    }
  }

  /// G of equation 9.
  @inline(__always)
  private static func kernel(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Quad {
    let ends = a + c
    return Quad(a, (ends + b) * 0.5, (ends - b) * 0.5, c)
  }

  // MARK: - The images

  /// The convolution of some images with a kernel that was packed; `then` is told which elements
  /// are done.
  func forward(
    _ image: Floats, _ panels: Floats, to output: Floats, scratch: Floats, _ images: Range<Int>,
    then: (Range<Int>) -> Void
  ) {
    let (inputs, outputs) = (window.channels, window.outputChannels)
    var row = images.lowerBound * tileRows
    while row < images.upperBound * tileRows {
      let end = min(row + rowsAtOnce, images.upperBound * tileRows)
      let tiles = (end - row) * tileColumns
      let sums = scratch + Self.places * tiles * inputs
      for tile in 0..<tiles {
        spread(image, tile: row * tileColumns + tile, to: scratch + tile * inputs, tiles * inputs)
      }
      let product = MatrixProduct(rows: tiles, columns: outputs, inner: inputs, isPacked: true)
      for place in 0..<Self.places {
        product.multiply(
          scratch + place * tiles * inputs, panels + place * self.panels.size,
          into: sums + place * tiles * outputs, scratch: scratch)
      }
      for tile in 0..<tiles {
        gather(sums + tile * outputs, tiles * outputs, tile: row * tileColumns + tile, to: output)
      }
      then(position(row) * outputs..<position(end) * outputs)
      row = end
    }
  }

  /// The first output of a row of tiles, counted over all images.
  private func position(_ row: Int) -> Int {
    (row / tileRows * window.outputHeight + 2 * (row % tileRows)) * window.outputWidth
  }

  /// Where the outputs of a tile begin: image, row and column.
  @inline(__always)
  private func corner(_ tile: Int) -> (image: Int, row: Int, column: Int) {
    let row = tile / tileColumns
    return (row / tileRows, 2 * (row % tileRows), 2 * (tile % tileColumns))
  }

  /// Writes B' d B of a tile's 4 x 4 pixels, its places `apart`; there are zeros around the image.
  @inline(__always)
  private func spread(_ images: Floats, tile: Int, to target: Floats, _ apart: Int) {
    let corner = corner(tile)
    let (top, left) = (corner.row - window.top, corner.column - window.left)
    let rows = -top..<window.height - top, columns = -left..<window.width - left
    let start = images + corner.image * window.imageCount
    let stride = window.width * window.channels
    forEachLanes(window.channels) { at, count in
      func column(_ column: Int) -> Quad {
        func pixel(_ row: Int) -> Lanes {
          guard rows.contains(row), columns.contains(column) else { return .zero }
          let pixel = (top + row) * stride + (left + column) * window.channels
          return start.some(at: pixel + at, count)
        }
        return Self.image(Quad(pixel(0), pixel(1), pixel(2), pixel(3)))
      }
      let (a, b, c, d) = (column(0), column(1), column(2), column(3))
      for row in 0..<4 {
        let places = Self.image(Quad(a[row], b[row], c[row], d[row]))
        for column in 0..<4 {
          target.storeSome(places[column], at: (4 * row + column) * apart + at, count)
        }
      }
    }
  }

  /// B' of equation 9.
  @inline(__always)
  private static func image(_ x: Quad) -> Quad {
    Quad(x.a - x.c, x.b + x.c, x.c - x.b, x.b - x.d)
  }

  /// Writes A' m A, the outputs of a tile from its 16 sums, as far as they lie within the image.
  @inline(__always)
  private func gather(_ sums: Floats, _ apart: Int, tile: Int, to output: Floats) {
    let corner = corner(tile), channels = window.outputChannels
    let width = window.outputWidth
    let first = corner.image * window.positions + corner.row * width + corner.column
    let (hasRight, hasBelow) = (corner.column + 1 < width, corner.row + 1 < window.outputHeight)
    forEachLanes(channels) { at, count in
      func column(_ column: Int) -> (Lanes, Lanes) {
        func sum(_ row: Int) -> Lanes { sums.some(at: (4 * row + column) * apart + at, count) }
        return Self.output(sum(0), sum(1), sum(2), sum(3))
      }
      func put(_ row: (Lanes, Lanes), at position: Int) {
        output.storeSome(row.0, at: position * channels + at, count)
        if hasRight { output.storeSome(row.1, at: (position + 1) * channels + at, count) }
      }
      let (a, b, c, d) = (column(0), column(1), column(2), column(3))
      put(Self.output(a.0, b.0, c.0, d.0), at: first)
      if hasBelow { put(Self.output(a.1, b.1, c.1, d.1), at: first + width) }
    }
  }

  /// A' of equation 9.
  @inline(__always)
  private static func output(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> (Lanes, Lanes) {
    (a + b + c, b - c - d)
  }
}

/// Four registers.
private struct Quad {
  let a, b, c, d: Lanes

  @inline(__always) init(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  @inline(__always) subscript(index: Int) -> Lanes {
    switch index {
    case 0: a
    case 1: b
    case 2: c
    default: d
    }
  }
}
