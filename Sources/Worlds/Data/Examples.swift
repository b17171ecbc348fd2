/// Labelled examples in one contiguous block, ready to be copied into minibatches.
public struct Examples: Equatable, Sendable {
  /// The shape of one example.
  public let shape: InputShape
  /// `[count, height, width, channels]`, row-major.
  public internal(set) var inputs: [Float]
  /// `[count]`: the class of each example, from 0.
  public let labels: [Int32]

  /// Joins inputs and labels; there must be `shape.count` inputs for every label.
  public init(shape: InputShape, inputs: [Float], labels: [Int32]) {
    precondition(
      inputs.count == labels.count * shape.count,
      "\(labels.count) examples of shape \(shape) need \(labels.count * shape.count) inputs, "
        + "not \(inputs.count)")
    (self.shape, self.inputs, self.labels) = (shape, inputs, labels)
  }

  /// How many examples there are.
  public var count: Int { labels.count }

  /// Copies the examples with these row numbers, in this order.
  public func subset(_ rows: [Int]) -> Examples {
    var inputs = [Float](repeating: 0, count: rows.count * shape.count)
    var labels = [Int32](repeating: 0, count: rows.count)
    gather(rows[...], inputs: &inputs, labels: &labels)
    return Examples(shape: shape, inputs: inputs, labels: labels)
  }

  /// Copies rows into buffers that the caller keeps, without allocating.
  ///
  /// - Parameters:
  ///   - rows: The row numbers wanted, each in `0..<count`.
  ///   - inputs: `[rows.count, height, width, channels]`, or longer: the rest is left alone.
  ///   - labels: `[rows.count]`, or longer.
  public func gather(_ rows: ArraySlice<Int>, inputs: inout [Float], labels: inout [Int32]) {
    precondition(
      inputs.count >= rows.count * shape.count && labels.count >= rows.count,
      "buffers of \(inputs.count) inputs and \(labels.count) labels cannot hold "
        + "\(rows.count) examples of shape \(shape)")
    inputs.withUnsafeMutableBufferPointer { gatherInputs(rows, into: $0) }
    for (place, row) in rows.enumerated() { labels[place] = self.labels[row] }
  }

  /// Copies the inputs of rows into memory of at least `rows.count * shape.count` numbers.
  public func gatherInputs(
    _ rows: ArraySlice<Int>, into buffer: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(
      buffer.count >= rows.count * shape.count,
      "a buffer of \(buffer.count) cannot hold \(rows.count) examples of shape \(shape)")
    guard var target = buffer.baseAddress else { return }
    inputs.withUnsafeBufferPointer { inputs in
      guard let source = inputs.baseAddress else { return }
      for row in rows {
        precondition(labels.indices.contains(row), "there is no row \(row) among \(count)")
        target.update(from: source + row * shape.count, count: shape.count)
        target += shape.count
      }
    }
  }

  /// How many examples each class 0..<classes has.
  public func classCounts(_ classes: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: classes)
    for label in labels { counts[Int(label)] += 1 }
    return counts
  }
}
