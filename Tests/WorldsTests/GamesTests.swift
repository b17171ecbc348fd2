import Compute
import Testing
import Worlds

@Suite struct SwitchRiddleTests {
  @Test func oracleIsTheShareOfSchedulesWithAllVisited() throws {
    let riddle = SwitchRiddle(prisoners: 3)
    let schedules = try #require(riddle.allSchedules())
    let won = schedules.filter { riddle.rewards(of: $0).last == 1 }.count
    #expect(schedules.count == 729)
    #expect(abs(riddle.oracle - Double(won) / 729) < 1e-12)
    #expect(abs(riddle.oracle - 20.0 / 27) < 1e-12)
  }

  @Test(arguments: [(4, 0.7806), (5, 0.7879)]) func oracleOfMore(prisoners: Int, oracle: Double) {
    #expect(abs(SwitchRiddle(prisoners: prisoners).oracle - oracle) < 1e-4)
  }

  @Test func todaysVisitorCounts() {
    let riddle = SwitchRiddle(prisoners: 3)
    #expect(riddle.rewards(of: [0, 1, 1, 2, 0, 0]) == [-1, -1, -1, 1, 1, 1])
  }

  @Test func tooManySchedulesAreNotListed() {
    #expect(SwitchRiddle(prisoners: 4).allSchedules() == nil)
  }

  /// "Off: one visitor, On: two" wins whenever it can be won.
  @Test func countingWithTheBulbAttainsTheOracle() throws {
    let riddle = SwitchRiddle(prisoners: 3)
    let schedules = try #require(riddle.allSchedules())
    let total = schedules.reduce(0) { $0 + outcome(of: $1, in: riddle) }
    #expect(abs(Double(total) / 729 - riddle.oracle) < 1e-6)
  }

  private func outcome(of schedule: [Int], in riddle: SwitchRiddle) -> Float {
    var (isOn, visited) = (false, Set<Int>())
    for (day, prisoner) in schedule.enumerated() where visited.insert(prisoner).inserted {
      if isOn { return riddle.rewards(of: schedule)[day] }
      isOn = day > 0
    }
    return 0
  }
}

@Suite struct ColourDigitsTests {
  @Test func stakesFollowTheFormula() {
    for bits in 0..<16 {
      let (c, d, c2, d2) = (bits & 1, bits >> 1 & 1, bits >> 2 & 1, bits >> 3 & 1)
      let own = card(colour: c, parity: d), other = card(colour: c2, parity: d2)
      let expected = 2 * ((c + d2) % 2 == 0 ? 1 : -1) + ((d + c2) % 2 == 0 ? 1 : -1)
      #expect(ColourDigits.stake(own, other) == Float(expected))
    }
  }

  @Test func parityIsWorthTheWholeGame() {
    #expect(value { $0.isOdd ? 1 : 0 } == ColourDigits.optimum)
    #expect(value { $0.colour } == ColourDigits.optimum / 2)
    #expect(value { _ in 0 } == 0)
  }

  @Test func drawsTheDigitInItsColour() {
    let shape = InputShape(height: 1, width: 2, channels: 1)
    let digits = Examples(shape: shape, inputs: [1, 2, 3, 4], labels: [0, 7])
    var image: [Float] = [9, 9, 9, 9]
    var random = Random(seed: 1)
    var seen: Set<[Float]> = []
    for _ in 0..<100 {
      let dealt = ColourDigits.deal(from: digits, random: &random)
      image.withUnsafeMutableBufferPointer { ColourDigits.draw(dealt.0, of: digits, into: $0) }
      seen.insert(image)
      #expect(dealt.0.isOdd == (dealt.0.row == 1))
    }
    #expect(seen == [[1, 2, 0, 0], [0, 0, 1, 2], [3, 4, 0, 0], [0, 0, 3, 4]])
  }

  private let cards = (0..<4).map { card(colour: $0 & 1, parity: $0 >> 1) }

  /// The team's mean reward when agents send this bit and each acts as is best on average.
  private func value(sending bit: (ColourDigits.Card) -> Int) -> Double {
    let perAgent = cards.reduce(0.0) { sum, own in
      sum
        + (0...1).reduce(0.0) { sum, heard in
          let stakes = cards.filter { bit($0) == heard }.map { ColourDigits.stake(own, $0) }
          return sum + Double(abs(stakes.reduce(0, +)))
        }
    }
    return 2 * perAgent / 16
  }
}

private func card(colour: Int, parity: Int) -> ColourDigits.Card {
  let digits = Examples(
    shape: InputShape(height: 1, width: 1, channels: 1), inputs: [0, 0], labels: [0, 1])
  var random = Random(seed: 5)
  while true {
    let card = ColourDigits.deal(from: digits, random: &random).0
    if card.colour == colour && card.row == parity { return card }
  }
}
