import Foundation
import Learning
import Testing

/// Numbers are stored as they are.
@Suite struct NamedTensorTests {
  @Test func tensorsAreReadBackToTheBit() throws {
    let tensors = [
      NamedTensor("a", shape: [2, 2], values: [0.1, -0.0, .infinity, .leastNonzeroMagnitude]),
      NamedTensor("b", shape: [], .double([0.1])),
      NamedTensor("c", shape: [2], .integer([.min, 5])),
      NamedTensor("d", shape: [0, 3], values: []),
    ]
    let bytes = try JSONEncoder().encode(tensors)
    let decoded = try JSONDecoder().decode([NamedTensor].self, from: bytes)
    #expect(decoded == tensors)
    #expect(decoded[0].values.map(\.bitPattern) == tensors[0].values.map(\.bitPattern))
    let short = Data(#"{"name":"a","shape":[3],"float":"AAAAAA=="}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(NamedTensor.self, from: short)
    }
  }
}
