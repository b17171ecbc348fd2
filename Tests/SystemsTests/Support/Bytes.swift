import Compute
import Foundation

/// The bytes of a value; equal values give equal bytes.
func bytes(of value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  return try encoder.encode(value)
}

/// The value saved and read back.
func reread<Value: Codable>(_ value: Value) throws -> Value {
  try JSONDecoder().decode(Value.self, from: bytes(of: value))
}

/// The root of a seed's random streams.
func seeded(_ seed: UInt64) -> Random {
  Random(seed: seed)
}
