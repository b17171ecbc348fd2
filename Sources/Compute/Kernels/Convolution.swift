/// Convolution as products of matrices: the patches under the kernel become rows (im2col, Chellapilla,
/// Puri & Simard 2006), a block of them at a time so that they stay in cache.
extension Convolution {
  /// Numbers of patches that are made at a time, about.
  private static let blockSize = 96 * 1024

  /// Lines of the output image whose patches are made at a time.
  private var linesAtOnce: Int {
    max(Self.blockSize / max(window.patch * window.outputWidth, 1), 1)
  }

  /// Numbers of a block of patches.
  private var patchesSize: Int {
    Memories.rounded(
      min(linesAtOnce, window.batch * window.outputHeight) * window.outputWidth * window.patch)
  }

  /// Numbers that products of a block need, whichever factor is transposed.
  private var productSize: Int {
    let rows = min(linesAtOnce, window.batch * window.outputHeight) * window.outputWidth
    let inner = max(window.patch, window.outputChannels, rows)
    return inner * SmallProduct.width
  }

  /// Numbers of scratch that the three forms need at most.
  var scratchSize: Int {
    let own = patchesSize + productSize
    guard let turned else { return own }
    return Memories.rounded(window.weightShape.count)
      + max(own, turned.patchesSize + turned.productSize)
  }

  /// output = patches x weights; `then` is told which elements of the output are done.
  func forward(
    _ memory: Memory, _ image: Place, _ weights: Place, to output: Place,
    then: (Range<Int>) -> Void
  ) {
    multiply(
      memory[image], memory[weights], into: memory[output], scratch: memory[scratch], then: then)
  }

  private func multiply(
    _ image: Floats, _ weights: Floats, into output: Floats, scratch: Floats,
    then: (Range<Int>) -> Void
  ) {
    let channels = window.outputChannels
    forEachBlock(of: image, scratch: scratch) { patches, rows in
      let sizes = MatrixProduct(rows: rows.count, columns: channels, inner: window.patch)
      sizes.multiply(
        patches, weights, into: output + rows.lowerBound * channels,
        scratch: scratch + patchesSize)
      then(rows.lowerBound * channels..<rows.upperBound * channels)
    }
  }

  /// The gradient of the weights is patches' x gradient, summed over blocks.
  func weightGradient(
    _ memory: Memory, _ image: Place, _ gradient: Place, to result: Place, adding: Bool
  ) {
    let (g, target, scratch) = (memory[gradient], memory[result], memory[scratch])
    var adding = adding
    forEachBlock(of: memory[image], scratch: scratch) { patches, rows in
      let sizes = MatrixProduct(
        rows: window.patch, columns: window.outputChannels, inner: rows.count,
        transposesLeft: true)
      sizes.multiply(
        patches, g + rows.lowerBound * window.outputChannels, into: target, adding: adding,
        scratch: scratch + patchesSize)
      adding = true
    }
  }

  /// The gradient of the image: with stride 1 a convolution of the gradient with the turned kernel.
  func imageGradient(
    _ memory: Memory, _ gradient: Place, _ weights: Place, to result: Place,
    then: (Range<Int>) -> Void
  ) {
    guard let turned else {
      scatterGradient(memory[gradient], memory[weights], memory[scratch], into: memory[result])
      then(0..<window.batch * window.imageCount)
      return
    }
    let kernel = memory[scratch]
    turnKernel(memory[weights], into: kernel)
    turned.multiply(
      memory[gradient], kernel, into: memory[result],
      scratch: kernel + Memories.rounded(window.weightShape.count), then: then)
  }

  /// The convolution that takes the gradient of the output to that of the image.
  private var turned: Convolution? {
    guard window.stride == 1 else { return nil }
    return Convolution(window: window.turned, scratch: scratch)
  }

  /// Weights `[h, w, in, out]` to `[h', w', out, in]`, h and w from the far end.
  private func turnKernel(_ weights: Floats, into turned: Floats) {
    let (inputs, outputs) = (window.channels, window.outputChannels)
    let positions = window.kernelHeight * window.kernelWidth
    for position in 0..<positions {
      Arrange.transpose(
        weights + position * inputs * outputs, inputs, outputs,
        into: turned + (positions - 1 - position) * inputs * outputs)
    }
  }

  /// With a stride, the gradient of each patch is gradient x weights', added where the patch stood.
  private func scatterGradient(
    _ g: Floats, _ weights: Floats, _ columns: Floats, into result: Floats
  ) {
    result.fill(0, count: window.batch * window.imageCount)
    let lines = window.batch * window.outputHeight
    var line = 0
    while line < lines {
      let end = min(line + linesAtOnce, lines)
      let sizes = MatrixProduct(
        rows: (end - line) * window.outputWidth, columns: window.patch,
        inner: window.outputChannels, transposesRight: true)
      sizes.multiply(
        g + line * window.outputWidth * window.outputChannels, weights, into: columns,
        scratch: columns + patchesSize)
      window.addPatches(columns, lines: line..<end, to: result)
      line = end
    }
  }

  /// Calls `body` with blocks of patches and the positions that they belong to.
  @inline(__always)
  private func forEachBlock(
    of image: Floats, scratch: Floats, _ body: (Floats, Range<Int>) -> Void
  ) {
    let width = window.outputWidth
    let lines = window.batch * window.outputHeight
    var line = 0
    while line < lines {
      let end = min(line + linesAtOnce, lines)
      let rows = line * width..<end * width
      if window.isPlain {
        body(image + rows.lowerBound * window.channels, rows)
      } else {
        window.copyPatches(of: image, lines: line..<end, to: scratch)
        body(scratch, rows)
      }
      line = end
    }
  }
}
