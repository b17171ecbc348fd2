extension Window {
  /// Calls `body` with every position on some images: its number, and the image coordinates of its
  /// first pixel.
  @inline(__always)
  private func forEachPosition(
    of images: Range<Int>, _ body: (_ position: Int, _ firstPixel: Int) -> Void
  ) {
    var position = images.lowerBound * positions
    for sample in images {
      for row in 0..<outputHeight {
        let line = (sample * height + row * stride) * width
        for column in 0..<outputWidth {
          body(position, line + column * stride)
          position += 1
        }
      }
    }
  }

  /// Calls `body` with every pixel under the kernel, as a distance from the first.
  @inline(__always)
  private func forEachPixel(_ body: (_ distance: Int) -> Void) {
    for row in 0..<kernelHeight {
      for column in 0..<kernelWidth { body(row * width + column) }
    }
  }

  private func clear(_ result: Floats, _ part: Part) {
    let images = part.share(of: batch)
    (result + images.lowerBound * imageCount).fill(0, count: images.count * imageCount)
  }

  /// The largest number under the window, of each channel.
  func maximum(_ image: Floats, into output: Floats, _ part: Part) {
    forEachPosition(of: part.share(of: batch)) { position, pixel in
      let (x, y) = (image + pixel * channels, output + position * channels)
      forEachLanes(channels) { at, count in
        var largest = x.some(at: at, count)
        forEachPixel { largest = largest.larger(x.some(at: $0 * channels + at, count)) }
        y.storeSome(largest, at: at, count)
      }
    }
  }

  /// The gradient of each output goes to the first pixel that equals it.
  func maximumGradient(
    _ image: Floats, _ output: Floats, _ gradient: Floats, into result: Floats,
    _ part: Part
  ) {
    clear(result, part)
    forEachPosition(of: part.share(of: batch)) { position, pixel in
      let (x, y) = (image + pixel * channels, output + position * channels)
      let (g, target) = (gradient + position * channels, result + pixel * channels)
      forEachLanes(channels) { at, count in
        let largest = y.some(at: at, count)
        var left = g.some(at: at, count)
        forEachPixel { distance in
          let index = distance * channels + at
          let isLargest = x.some(at: index, count) .== largest
          let share = Lanes.zero.replacing(with: left, where: isLargest)
          left = left.replacing(with: 0, where: isLargest)
          target.storeSome(target.some(at: index, count) + share, at: index, count)
        }
      }
    }
  }

  /// The mean under the window, of each channel.
  func average(_ image: Floats, into output: Floats, _ part: Part) {
    let share = 1 / Float(kernelHeight * kernelWidth)
    forEachPosition(of: part.share(of: batch)) { position, pixel in
      let (x, y) = (image + pixel * channels, output + position * channels)
      forEachLanes(channels) { at, count in
        var sum = Lanes.zero
        forEachPixel { sum += x.some(at: $0 * channels + at, count) }
        y.storeSome(sum * share, at: at, count)
      }
    }
  }

  /// The gradient of each output goes in equal parts to all pixels.
  func averageGradient(_ gradient: Floats, into result: Floats, _ part: Part) {
    let share = 1 / Float(kernelHeight * kernelWidth)
    clear(result, part)
    forEachPosition(of: part.share(of: batch)) { position, pixel in
      let (g, target) = (gradient + position * channels, result + pixel * channels)
      forEachLanes(channels) { at, count in
        let part = g.some(at: at, count) * share
        forEachPixel { distance in
          let index = distance * channels + at
          target.storeSome(target.some(at: index, count) + part, at: index, count)
        }
      }
    }
  }
}

/// Calls `body` with every group of up to 16 of `count` numbers.
@inline(__always)
func forEachLanes(_ count: Int, _ body: (_ at: Int, _ count: Int) -> Void) {
  forEachLanes(0..<count, body)
}

/// Calls `body` with every group of up to 16 numbers of a range.
@inline(__always)
func forEachLanes(_ range: Range<Int>, _ body: (_ at: Int, _ count: Int) -> Void) {
  var at = range.lowerBound
  while at + 16 <= range.upperBound {
    body(at, 16)
    at += 16
  }
  if at < range.upperBound { body(at, range.upperBound - at) }
}

extension UnsafeMutablePointer<Float> {
  @inline(__always) func some(at index: Int, _ count: Int) -> Lanes {
    count == 16 ? lanes(at: index) : lanes(at: index, count: count)
  }

  @inline(__always) func storeSome(_ lanes: Lanes, at index: Int, _ count: Int) {
    if count == 16 { store(lanes, at: index) } else { store(lanes, at: index, count: count) }
  }
}
