import Compute
import Foundation

/// Where an optimization stands between two windows: parameters and what the optimizers remember.
package struct OptimizationState: Sendable {
  /// Steps done.
  package var step = 0
  /// `[problems, width]`.
  package var theta: [Float]
  /// Of each input of the recording.
  package var memory: [[Float]]
}

extension OptimizationState: Codable {
  private enum CodingKeys: CodingKey { case step, theta, memory }

  /// Reads raw bits.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    step = try container.decode(Int.self, forKey: .step)
    theta = try container.decode(Data.self, forKey: .theta).floats
    memory = try container.decode([Data].self, forKey: .memory).map(\.floats)
  }

  /// Writes raw bits.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(step, forKey: .step)
    try container.encode(Data(floats: theta), forKey: .theta)
    try container.encode(memory.map(Data.init(floats:)), forKey: .memory)
  }
}
