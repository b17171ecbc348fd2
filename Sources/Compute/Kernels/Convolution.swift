/// Convolution as products of matrices: the patches under the kernel become rows (im2col,
/// Chellapilla, Puri & Simard 2006), a block of them at a time so that they stay in cache.
extension Convolution {
  /// Numbers of patches that are made at a time, about.
  private static let blockSize = 96 * 1024

  /// Lines of the output image whose patches are made at a time.
  private var linesAtOnce: Int {
    max(Self.blockSize / max(window.patch * window.outputWidth, 1), 1)
  }

  /// Numbers of a block of patches, and a register that may be written behind them.
  private var patchesSize: Int {
    Memories.rounded(positionsAtOnce * window.patch + 16)
  }

  private var positionsAtOnce: Int {
    min(linesAtOnce, window.batch * window.outputHeight) * window.outputWidth
  }

  /// Patches times weights, for so many positions.
  private func forwardProduct(_ positions: Int) -> MatrixProduct {
    MatrixProduct(
      rows: positions, columns: window.outputChannels, inner: window.patch, isPacked: true)
  }

  /// Patches' times gradient, for so many positions.
  private func weightProduct(_ positions: Int) -> MatrixProduct {
    MatrixProduct(
      rows: window.patch, columns: window.outputChannels, inner: positions, transposesLeft: true)
  }

  /// Gradient times weights', for so many positions.
  private func patchProduct(_ positions: Int) -> MatrixProduct {
    MatrixProduct(
      rows: positions, columns: window.patch, inner: window.outputChannels, transposesRight: true)
  }

  /// The shorter way to the same sums, where there is one.
  private var winograd: Winograd? { Winograd(window) }

  /// Numbers of the weights as `pack` leaves them.
  var panelsSize: Int { winograd?.panelsSize ?? panels.size }

  /// The weights as they are multiplied with patches.
  private var panels: ProductPanels {
    ProductPanels(inner: window.patch, columns: window.outputChannels, isTransposed: false)
  }

  /// Numbers of scratch that the three forms need at most.
  var scratchSize: Int {
    let positions = positionsAtOnce
    let products = max(weightProduct(positions).scratchSize, patchProduct(positions).scratchSize)
    // Patches are laid out where products are made of them later.
    let behind = max(products, window.isPlain ? 0 : window.bandSize)
    return max(patchesSize + behind, winograd?.scratchSize ?? 0)
  }

  /// The lines of the output of one thread's images.
  private func lines(_ part: Part) -> Range<Int> {
    let images = part.share(of: window.batch)
    return images.lowerBound * window.outputHeight..<images.upperBound * window.outputHeight
  }

  /// output = patches x weights, which come as panels, or a shorter way to it; `then` is told which
  /// elements are done.
  func forward(
    _ image: Floats, _ panels: Floats, to output: Floats, scratch: Floats, _ part: Part,
    then: (Range<Int>) -> Void
  ) {
    if let winograd {
      return winograd.forward(
        image, panels, to: output, scratch: scratch, part.share(of: window.batch), then: then)
    }
    let channels = window.outputChannels
    forEachBlock(of: image, lines(part), scratch: scratch) { patches, rows in
      forwardProduct(rows.count).multiply(
        patches, panels, into: output + rows.lowerBound * channels, scratch: scratch)
      then(rows.lowerBound * channels..<rows.upperBound * channels)
    }
  }

  /// The gradient of the weights is patches' x gradient, summed over the lines of a part.
  func weightGradient(
    _ image: Floats, _ gradient: Floats, to result: Floats, adding: Bool, scratch: Floats,
    _ part: Part
  ) {
    var adding = adding
    if lines(part).isEmpty, !adding { result.fill(0, count: window.weightShape.count) }
    forEachBlock(of: image, lines(part), scratch: scratch) { patches, rows in
      weightProduct(rows.count).multiply(
        patches, gradient + rows.lowerBound * window.outputChannels, into: result, adding: adding,
        scratch: scratch + patchesSize)
      adding = true
    }
  }

  /// The gradient of the image with a stride: the gradient of each patch is gradient x weights',
  /// added where the patch stood.
  func imageGradient(
    _ gradient: Floats, _ weights: Floats, to result: Floats, scratch: Floats, _ part: Part,
    then: (Range<Int>) -> Void
  ) {
    let images = part.share(of: window.batch)
    guard !images.isEmpty else { return }
    scatterGradient(gradient, weights, scratch, into: result, images)
    then(images.lowerBound * window.imageCount..<images.upperBound * window.imageCount)
  }

  /// With stride 1 the gradient of the image is the convolution of the gradient with the turned
  /// kernel.
  var turned: Convolution? {
    window.stride == 1 ? Convolution(window: window.turned) : nil
  }

  /// Writes one thread's share of the panels of weights, or of those of the convolution that this
  /// one was turned from.
  func pack(
    _ weights: Floats, isTurned: Bool, into target: Floats, scratch: Floats, _ part: Part
  ) {
    if isTurned { Convolution(window: window.turned).turnKernel(weights, into: scratch) }
    let weights = isTurned ? scratch : weights
    if let winograd {
      winograd.pack(weights, into: target, part)
    } else {
      panels.pack(weights, into: target, part)
    }
  }

  /// Weights `[h, w, in, out]` to `[h', w', out, in]`, h and w from the far end.
  func turnKernel(_ weights: Floats, into turned: Floats) {
    let (inputs, outputs) = (window.channels, window.outputChannels)
    let positions = window.kernelHeight * window.kernelWidth
    for position in 0..<positions {
      Transposition.matrix(
        weights + position * inputs * outputs, inputs, outputs,
        into: turned + (positions - 1 - position) * inputs * outputs)
    }
  }

  private func scatterGradient(
    _ g: Floats, _ weights: Floats, _ columns: Floats, into result: Floats, _ images: Range<Int>
  ) {
    (result + images.lowerBound * window.imageCount)
      .fill(0, count: images.count * window.imageCount)
    var line = images.lowerBound * window.outputHeight
    let last = images.upperBound * window.outputHeight
    while line < last {
      let end = min(line + linesAtOnce, last)
      patchProduct((end - line) * window.outputWidth).multiply(
        g + line * window.outputWidth * window.outputChannels, weights, into: columns,
        scratch: columns + patchesSize)
      window.addPatches(columns, lines: line..<end, to: result)
      line = end
    }
  }

  /// Calls `body` with blocks of patches of some lines and the positions that they belong to.
  @inline(__always)
  private func forEachBlock(
    of image: Floats, _ lines: Range<Int>, scratch: Floats, _ body: (Floats, Range<Int>) -> Void
  ) {
    let width = window.outputWidth
    var line = lines.lowerBound
    while line < lines.upperBound {
      let end = min(line + linesAtOnce, lines.upperBound)
      let rows = line * width..<end * width
      if window.isPlain {
        body(image + rows.lowerBound * window.channels, rows)
      } else {
        window.copyPatches(
          of: image, lines: line..<end, to: scratch, band: scratch + patchesSize)
        body(scratch, rows)
      }
      line = end
    }
  }
}
