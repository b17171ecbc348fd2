public import Compute

/// How training images are changed at random each time they are seen, so that fewer of them do.
///
/// An image is padded with zeros on every side, cropped back to its size at a random place, and
/// mirrored in half of the cases: what Ha, Dai & Le (2017, appendix A.2) do by one pixel on MNIST and
/// by two, mirrored, on CIFAR-10.
public struct Augmentation: Codable, Hashable, Sendable {
  /// Pixels of padding on each side: how far an image moves at most, in any direction.
  public let shift: Int
  /// Whether images are mirrored, left for right.
  public let isMirroring: Bool

  /// Changes of these kinds; `shift` is not negative.
  public init(shift: Int, isMirroring: Bool) {
    precondition(shift >= 0, "images cannot be moved by \(shift) pixels")
    (self.shift, self.isMirroring) = (shift, isMirroring)
  }

  /// Copies the inputs of rows into memory as `Examples.gatherInputs` does, each changed in its own
  /// way.
  ///
  /// - Parameters:
  ///   - rows: The row numbers wanted, each in `0..<examples.count`.
  ///   - buffer: `[rows.count, height, width, channels]`, or longer.
  ///   - random: What is drawn depends on it alone: two numbers and a coin for each row.
  public func gatherInputs(
    _ rows: ArraySlice<Int>, of examples: Examples, random: Random,
    into buffer: UnsafeMutableBufferPointer<Float>
  ) {
    examples.gatherInputs(rows, into: buffer)
    change(rows.count, of: examples.shape, in: buffer, random: random)
  }

  /// Changes images where they stand, each in its own way.
  ///
  /// - Parameters:
  ///   - images: `[count, height, width, channels]`, or longer.
  ///   - random: What is drawn depends on it alone: two numbers and a coin for each image.
  public func change(
    _ count: Int, of shape: InputShape, in images: UnsafeMutableBufferPointer<Float>, random: Random
  ) {
    guard shape.isImage, shift > 0 || isMirroring else { return }
    var random = random
    let size = shape.count
    precondition(images.count >= count * size, "\(images.count) numbers for \(count) of \(shape)")
    withUnsafeTemporaryAllocation(of: Float.self, capacity: size) { original in
      for place in 0..<count {
        let image = UnsafeMutableBufferPointer(
          rebasing: images[place * size..<(place + 1) * size])
        _ = original.update(from: image)
        let change = draw(&random)
        change.write(UnsafeBufferPointer(original), shape, into: image)
      }
    }
  }

  private func draw(_ random: inout Random) -> Change {
    let (down, right) = (random.below(2 * shift + 1) - shift, random.below(2 * shift + 1) - shift)
    return Change(down: down, right: right, isMirrored: isMirroring && random.below(2) == 1)
  }
}

/// What happens to one image.
private struct Change {
  let down: Int
  let right: Int
  let isMirrored: Bool

  /// Writes the changed image; pixels that come from outside of it are zero.
  func write(
    _ original: UnsafeBufferPointer<Float>, _ shape: InputShape,
    into image: UnsafeMutableBufferPointer<Float>
  ) {
    for row in 0..<shape.height {
      for column in 0..<shape.width {
        let target = (row * shape.width + column) * shape.channels
        let seen = isMirrored ? shape.width - 1 - column : column
        let (y, x) = (row - down, seen - right)
        let isInside = (0..<shape.height).contains(y) && (0..<shape.width).contains(x)
        for channel in 0..<shape.channels {
          image[target + channel] =
            isInside ? original[(y * shape.width + x) * shape.channels + channel] : 0
        }
      }
    }
  }
}
