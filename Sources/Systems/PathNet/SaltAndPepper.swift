import Compute

/// Noise over pictures: a share of the pixels is replaced by black or white.
struct SaltAndPepper: Sendable {
  let share: Double
  let random: Random

  /// Replaces pixels of pictures, one after the other.
  func write(over pixels: Slice<UnsafeMutableBufferPointer<Float>>) {
    guard share > 0 else { return }
    var random = random
    let pixels = UnsafeMutableBufferPointer(rebasing: pixels)
    for pixel in pixels.indices {
      let draw = random.uniform()
      if draw < share { pixels[pixel] = draw < share / 2 ? 0 : 1 }
    }
  }
}
