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

  /// Writes the patches of some lines, each `[kernelHeight, kernelWidth, channels]`, one after the
  /// other.
  func copyPatches(of image: Floats, lines: Range<Int>, to patches: Floats) {
    var target = patches
    for line in lines {
      let source = image + line / outputHeight * imageCount
      let firstRow = line % outputHeight * stride - top
      for column in 0..<outputWidth {
        let (first, last, start) = inside(column)
        for row in firstRow..<firstRow + kernelHeight {
          copyRow(source, row, first, last, start, to: target)
          target += kernelWidth * channels
        }
      }
    }
  }

  @inline(__always)
  private func copyRow(
    _ image: Floats, _ row: Int, _ first: Int, _ last: Int, _ start: Int, to target: Floats
  ) {
    guard row >= 0, row < height, first < last else {
      target.fill(0, count: kernelWidth * channels)
      return
    }
    if first > 0 { target.fill(0, count: first * channels) }
    (target + first * channels).copy(
      image + (row * width + start + first) * channels, count: (last - first) * channels)
    if last < kernelWidth {
      (target + last * channels).fill(0, count: (kernelWidth - last) * channels)
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
