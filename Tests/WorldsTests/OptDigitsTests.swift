import Compute
import Testing
import Worlds

@Suite struct OptDigitsTests {
  private let pool = Dataset.optdigits.pool

  @Test func hasTheOfficialParts() throws {
    let test = try #require(Dataset.optdigits.officialTest).openAtTheEnd()
    #expect(pool.classCounts(10) == [376, 389, 380, 389, 387, 376, 377, 387, 380, 382])
    #expect(test.classCounts(10) == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(Dataset.optdigits.shape == InputShape(height: 8, width: 8, channels: 1))
    #expect(checksum(bytes(of: pool)) == 0x4911_a5ed_bb1a_a5da)
    #expect(checksum(bytes(of: test)) == 0x7768_69cc_e379_5967)
  }

  @Test func threeNeighboursReadTheOtherWritersDigits() throws {
    let test = try #require(Dataset.optdigits.officialTest).openAtTheEnd()
    let accuracy = NearestNeighbours(pool).accuracy(on: test)
    #expect(abs(accuracy - 0.978) < 0.0015)
  }

  /// The file's numbers, row by row: 64 pixels, then the label.
  private func bytes(of examples: Examples) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in 0..<examples.count {
      for pixel in examples.inputs[row * 64..<(row + 1) * 64] { bytes.append(UInt8(pixel)) }
      bytes.append(UInt8(examples.labels[row]))
    }
    return bytes
  }
}
