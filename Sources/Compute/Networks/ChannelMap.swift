/// An affine map of every channel: y = x * scale + offset.
public struct ChannelMap: Codable, Hashable, Sendable {
  /// What each channel is multiplied by.
  public let scales: [Float]
  /// What is added then.
  public let offsets: [Float]

  /// A map of these factors and summands, one each a channel; `nil` where they do not match or are
  /// not finite.
  public init?(scales: [Float], offsets: [Float]) {
    guard !scales.isEmpty, scales.count == offsets.count,
      (scales + offsets).allSatisfy(\.isFinite)
    else { return nil }
    (self.scales, self.offsets) = (scales, offsets)
  }

  /// Maps each range onto 0...1; a channel that never varies, or by too little to be divided by,
  /// becomes 0.
  public init(onto0to1 ranges: [ClosedRange<Float>]) {
    let scales = ranges.map {
      let scale = 1 / ($0.upperBound - $0.lowerBound)
      return scale.isFinite ? scale : 0
    }
    self.scales = scales
    offsets = zip(ranges, scales).map { -$0.lowerBound * $1 }
  }

  /// Takes means away and divides by standard deviations; a channel that never varies becomes 0.
  public init(means: [Double], deviations: [Double]) {
    let scales = zip(means, deviations).map { mean, deviation in
      let scale = Float(1 / deviation)
      return deviation > 1e-6 * abs(mean) && scale.isFinite ? scale : 0
    }
    self.scales = scales
    offsets = zip(means, scales).map { Float(-$0 * Double($1)) }
  }

  /// Maps values `[..., channels]` in place.
  public func apply(to values: inout [Float]) {
    let channels = scales.count
    for start in stride(from: 0, to: values.count, by: channels) {
      for channel in 0..<min(channels, values.count - start) {
        values[start + channel] = values[start + channel] * scales[channel] + offsets[channel]
      }
    }
  }
}
