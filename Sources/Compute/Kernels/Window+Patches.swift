// A line is one row of the output of one image: lines of a batch are numbered through.

extension Window {
  /// The window that takes the gradient of the output back to the image, for stride 1.
  var turned: Window { Window(turning: self) }

  private init(turning window: Window) {
    batch = window.batch
    (height, width, channels) = (window.outputHeight, window.outputWidth, window.outputChannels)
    (kernelHeight, kernelWidth, stride) = (window.kernelHeight, window.kernelWidth, 1)
    (top, left) = (window.kernelHeight - 1 - window.top, window.kernelWidth - 1 - window.left)
    (outputHeight, outputWidth) = (window.height, window.width)
    outputChannels = window.channels
  }

  /// The kernel's columns that lie within the image at one position of the output.
  @inline(__always)
  private func inside(_ column: Int) -> (first: Int, last: Int, start: Int) {
    let start = column * stride - left
    return (max(-start, 0), min(width - start, kernelWidth), start)
  }

  /// Numbers of a row of an image between its borders.
  private var bandWidth: Int { ((outputWidth - 1) * stride + kernelWidth) * channels }

  /// Numbers of scratch that `copyPatches` needs: all rows of an image between their borders, and a
  /// register.
  var bandSize: Int { ((outputHeight - 1) * stride + kernelHeight) * bandWidth + 16 }

  /// Writes the patches of some lines, each `[kernelHeight, kernelWidth, channels]`, one after the
  /// other, and up to 15 numbers that mean nothing behind them.
  ///
  /// The rows that they lie in are laid out between their borders first, so that a row of a patch is
  /// a row of a band wherever it stands, and is copied by whole registers.
  func copyPatches(of image: Floats, lines: Range<Int>, to patches: Floats, band: Floats) {
    var (line, target) = (lines.lowerBound, patches)
    while line < lines.upperBound {
      let number = line / outputHeight
      let end = min((number + 1) * outputHeight, lines.upperBound)
      layOut(
        image + number * imageCount,
        firstRow: (line - number * outputHeight) * stride - top,
        rows: (end - line - 1) * stride + kernelHeight, into: band)
      for row in 0..<end - line {
        copyLine(band + row * stride * bandWidth, to: target)
        target += outputWidth * patch
      }
      line = end
    }
  }

  /// Rows of an image between zeros.
  private func layOut(_ image: Floats, firstRow: Int, rows: Int, into band: Floats) {
    let (before, inner) = (left * channels, min(width * channels, bandWidth - left * channels))
    for row in 0..<rows {
      let (target, source) = (band + row * bandWidth, firstRow + row)
      guard source >= 0, source < height else {
        target.fill(0, count: bandWidth)
        continue
      }
      target.fill(0, count: before)
      (target + before).copy(image + source * width * channels, count: inner)
      (target + before + inner).fill(0, count: bandWidth - before - inner)
    }
  }

  /// The patches of a line, of the band that it begins in.
  private func copyLine(_ band: Floats, to patches: Floats) {
    switch kernelWidth * channels {
    case ...8: copyLine(band, to: patches) { $0.storeEight($1) }
    case ...16: copyLine(band, to: patches) { $0.store($1.lanes(at: 0), at: 0) }
    case ...32:
      copyLine(band, to: patches) {
        $0.store($1.lanes(at: 0), at: 0)
        $0.store($1.lanes(at: 16), at: 16)
      }
    case ...48:
      copyLine(band, to: patches) {
        $0.store($1.lanes(at: 0), at: 0)
        $0.store($1.lanes(at: 16), at: 16)
        $0.store($1.lanes(at: 32), at: 32)
      }
    case let count:
      copyLine(band, to: patches) { $0.copy($1, count: count) }
    }
  }

  @inline(__always)
  private func copyLine(_ band: Floats, to patches: Floats, _ copyRow: (Floats, Floats) -> Void) {
    let (count, step, width) = (kernelWidth * channels, stride * channels, bandWidth)
    var (source, target) = (band, patches)
    for _ in 0..<outputWidth {
      var row = source
      for _ in 0..<kernelHeight {
        copyRow(target, row)
        (row, target) = (row + width, target + count)
      }
      source += step
    }
  }

  /// Adds patches to the image where they were taken from.
  func addPatches(_ patches: Floats, lines: Range<Int>, to image: Floats) {
    var source = patches
    for line in lines {
      let target = image + line / outputHeight * imageCount
      let firstRow = line % outputHeight * stride - top
      for column in 0..<outputWidth {
        let (first, last, start) = inside(column)
        for row in firstRow..<firstRow + kernelHeight {
          if row >= 0, row < height, first < last {
            let at = target + (row * width + start + first) * channels
            at.add(source + first * channels, count: (last - first) * channels)
          }
          source += kernelWidth * channels
        }
      }
    }
  }
}

extension UnsafeMutablePointer<Float> {
  /// Adds `count` numbers to these.
  @inline(__always) func add(_ source: Floats, count: Int) {
    var index = 0
    while index + 16 <= count {
      store(lanes(at: index) + source.lanes(at: index), at: index)
      index += 16
    }
    while index < count {
      self[index] += source[index]
      index += 1
    }
  }
}
