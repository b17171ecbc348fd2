/// Inputs with the outputs that are right for them.
struct Patterns: Sendable {
  /// Inputs of a pattern, and its outputs.
  let width, height: Int
  /// `[count, width]`, row-major.
  let inputs: [Double]
  /// `[count, height]`, row-major, each 0 or 1.
  let targets: [Double]

  /// How many there are.
  var count: Int { inputs.count / width }

  /// The patterns of a range.
  subscript(range: Range<Int>) -> Patterns {
    Patterns(
      width: width, height: height,
      inputs: Array(inputs[range.lowerBound * width..<range.upperBound * width]),
      targets: Array(targets[range.lowerBound * height..<range.upperBound * height]))
  }
}
