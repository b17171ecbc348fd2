import Compute
import Foundation

/// Numbers that are encoded as their raw bits.
package struct PackedFloats: Codable, Hashable, Sendable {
  package var values: [Float] = []

  /// None.
  init() {}

  /// The same number so many times.
  package init(repeating value: Float, count: Int) {
    values = Array(repeating: value, count: count)
  }

  package init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode(Data.self).floats
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(floats: values))
  }
}
