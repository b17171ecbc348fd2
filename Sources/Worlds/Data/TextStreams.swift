/// Cuts a text into parallel streams for training a recurrent network with truncated
/// back-propagation: the text is laid out in as many rows as a batch has, and each step sees the
/// next few characters of every row, so that hidden states carry over from step to step.
public struct TextStreams: Codable, Hashable, Sendable {
  /// Characters in all.
  public let count: Int
  /// Rows that are read side by side.
  public let batch: Int
  /// Characters a step.
  public let length: Int

  /// Lays out `count` characters; there must be at least `batch * length + 1`.
  public init(of count: Int, batch: Int, length: Int) {
    precondition(
      batch > 0 && length > 0 && count > batch * length,
      "\(count) characters do not make \(batch) streams of \(length)")
    (self.count, self.batch, self.length) = (count, batch, length)
  }

  /// Characters in a row; each has a successor to predict.
  public var rowLength: Int { (count - 1) / batch }

  /// Steps until the rows are used up and hidden states start afresh.
  public var stepsPerEpoch: Int { rowLength / length }

  /// Whether hidden states must be reset before this step, counted from 0 over all epochs.
  public func startsAfresh(_ step: Int) -> Bool { step % stepsPerEpoch == 0 }

  /// Copies the characters of a step, without allocating.
  ///
  /// - Parameters:
  ///   - step: Counted from 0 over all epochs.
  ///   - text: The characters, `count` of them.
  ///   - inputs: `[length, batch]`, time first: becomes the characters seen.
  ///   - targets: `[length, batch]`: becomes the character after each.
  public func fill(
    _ step: Int, from text: ArraySlice<Int32>, inputs: inout [Int32], targets: inout [Int32]
  ) {
    precondition(text.count == count, "the text has \(text.count) characters, not \(count)")
    precondition(
      inputs.count >= batch * length && targets.count >= batch * length,
      "buffers of \(inputs.count) and \(targets.count) cannot hold \(length)x\(batch)")
    let start = text.startIndex + step % stepsPerEpoch * length
    for time in 0..<length {
      for row in 0..<batch {
        let place = start + row * rowLength + time
        inputs[time * batch + row] = text[place]
        targets[time * batch + row] = text[place + 1]
      }
    }
  }
}
