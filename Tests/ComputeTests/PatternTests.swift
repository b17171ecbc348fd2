import Testing

@testable import Compute

@Suite struct PatternTests {
  /// Lengths of whole registers have loops of their own, and a tile begins and ends within a run.
  @Test(arguments: [1, 5, 8, 11, 16, 24])
  func runsAreFoundWhereverATileBegins(length: Int) {
    let stride = length + 3
    var source = (0..<12 * stride).map(Float.init)
    var tile = [Float](repeating: -1, count: 6 * length + 1)
    for start in 0..<3 * length {
      for count in [1, length - 1, length, 3 * length, 6 * length] {
        tile.withUnsafeMutableBufferPointer { $0.update(repeating: -1) }
        source.withUnsafeMutableBufferPointer { source in
          tile.withUnsafeMutableBufferPointer { tile in
            guard let from = source.baseAddress, let to = tile.baseAddress else { return }
            Pattern.runs(length: length, stride: stride)
              .gather(from, into: to, start: start, count: count)
          }
        }
        let expected = (start..<start + count).map { Float($0 / length * stride + $0 % length) }
        #expect(Array(tile[..<count]) == expected, "\(count) from \(start)")
        #expect(tile[count] == -1, "\(count) from \(start)")
      }
    }
  }
}
