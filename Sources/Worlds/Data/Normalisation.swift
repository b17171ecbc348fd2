import Compute

/// How raw inputs become the numbers that a network sees.
public enum Normalisation: String, CaseIterable, Codable, Sendable {
  /// As they are in the file.
  case raw
  /// Onto 0...1: by the range of the format (pixels), or each feature by its range in training.
  case unit
  /// To mean 0 and variance 1 on the training part, each channel or feature for itself.
  case standard

  /// The map that this normalisation makes of a training part; `nil` where nothing is to be done.
  func fitted(to training: Examples, valueRange: ClosedRange<Float>?) -> ChannelMap? {
    switch self {
    case .raw: nil
    case .unit: valueRange.map { ChannelMap(onto0to1: [$0]) } ?? unitMap(of: training)
    case .standard: standardMap(of: training)
    }
  }

  private func unitMap(of training: Examples) -> ChannelMap? {
    let channels = training.shape.channels
    guard training.count > 0 else { return nil }
    var lows = Array(training.inputs[..<channels])
    var highs = lows
    for (place, value) in training.inputs.enumerated() {
      let channel = place % channels
      lows[channel] = min(lows[channel], value)
      highs[channel] = max(highs[channel], value)
    }
    return ChannelMap(onto0to1: zip(lows, highs).map { $0...$1 })
  }

  private func standardMap(of training: Examples) -> ChannelMap? {
    let channels = training.shape.channels
    guard training.count > 0 else { return nil }
    let perChannel = Double(training.inputs.count / channels)
    var means = [Double](repeating: 0, count: channels)
    for (place, value) in training.inputs.enumerated() { means[place % channels] += Double(value) }
    for channel in 0..<channels { means[channel] /= perChannel }

    var variances = [Double](repeating: 0, count: channels)
    for (place, value) in training.inputs.enumerated() {
      let deviation = Double(value) - means[place % channels]
      variances[place % channels] += deviation * deviation / perChannel
    }
    return ChannelMap(means: means, deviations: variances.map { $0.squareRoot() })
  }
}
