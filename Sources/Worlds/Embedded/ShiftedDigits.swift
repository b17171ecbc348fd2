import Compute

extension Dataset {
  /// The digits of ``optdigits``, each at a random place of a canvas of 12x12 pixels.
  ///
  /// On plain digits a linear classifier that keeps training equals every network; here it does not
  /// exceed an accuracy of 0.4, whatever it trains, while convolutions carry over from place to
  /// place. The offsets, 0 to 4 each way, are drawn once with a fixed seed.
  public static let shiftedDigits = Dataset(
    name: "shifted-digits", classNames: optdigits.classNames, provenance: .optdigits,
    valueRange: optdigits.valueRange, validationShare: 823.0 / 3823,
    pool: optdigits.pool.shifted(Random(seed: 0).stream("shifted-digits").stream("pool")),
    officialTest: optdigits.officialTest?.openAtTheEnd()
      .shifted(Random(seed: 0).stream("shifted-digits").stream("test")))
}

extension Examples {
  /// Each image at an offset of its own in an image that is half as large again, zeros around it.
  fileprivate func shifted(_ random: Random) -> Examples {
    let canvas = InputShape(
      height: shape.height * 3 / 2, width: shape.width * 3 / 2, channels: shape.channels)
    var moved = [Float](repeating: 0, count: count * canvas.count)
    let (line, wide) = (shape.width * shape.channels, canvas.width * canvas.channels)
    for row in 0..<count {
      var random = random.stream(row)
      let top = random.below(canvas.height - shape.height + 1)
      let left = random.below(canvas.width - shape.width + 1)
      for y in 0..<shape.height {
        let source = row * shape.count + y * line
        let target = row * canvas.count + (top + y) * wide + left * canvas.channels
        moved.replaceSubrange(target..<target + line, with: inputs[source..<source + line])
      }
    }
    return Examples(shape: canvas, inputs: moved, labels: labels)
  }
}
