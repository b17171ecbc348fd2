import Compute
import Testing

@testable import Worlds

@Suite struct ShiftedDigitsTests {
  /// Every image is its digit at one of 25 places, and nothing else.
  @Test func everyDigitIsSomewhereOnItsCanvas() {
    let (plain, shifted) = (Dataset.optdigits.pool, Dataset.shiftedDigits.pool)
    #expect(shifted.shape == InputShape(height: 12, width: 12, channels: 1))
    #expect(shifted.labels == plain.labels)
    var places: [Int: Int] = [:]
    for row in 0..<plain.count {
      let digit = Array(plain.inputs[row * 64..<(row + 1) * 64])
      let canvas = Array(shifted.inputs[row * 144..<(row + 1) * 144])
      let (shown, expected): (Float, Float) = (canvas.reduce(0, +), digit.reduce(0, +))
      #expect(shown == expected)
      guard let place = (0..<25).first(where: { canvas == Self.place(digit, at: $0) }) else {
        Issue.record("image \(row) is no digit on a canvas")
        continue
      }
      places[place, default: 0] += 1
    }
    #expect(places.count == 25 && places.values.allSatisfy { $0 > 100 && $0 < 210 })
  }

  @Test func theSplitIsTheSpecifiedOne() {
    let split = Dataset.shiftedDigits.split(random: Random(seed: 0))
    #expect(abs(split.validation.count - 823) <= 5)
    #expect(split.training.count + split.validation.count == 3823)
    #expect(split.test.count == 1797)
  }

  private static func place(_ digit: [Float], at place: Int) -> [Float] {
    var canvas = [Float](repeating: 0, count: 144)
    for pixel in 0..<64 {
      canvas[(place / 5 + pixel / 8) * 12 + place % 5 + pixel % 8] = digit[pixel]
    }
    return canvas
  }
}
