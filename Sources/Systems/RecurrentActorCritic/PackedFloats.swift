import Compute
import Foundation

/// Numbers that are encoded as their raw bits.
struct PackedFloats: Codable, Hashable, Sendable {
  var values: [Float] = []

  /// None.
  init() {}

  /// The same number so many times.
  init(repeating value: Float, count: Int) { values = Array(repeating: value, count: count) }

  init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode(Data.self).floats
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(floats: values))
  }
}
