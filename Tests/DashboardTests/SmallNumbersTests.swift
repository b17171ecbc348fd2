import Testing

@testable import Dashboard

@Suite struct SmallNumbersTests {
  @Test func numbersComeBackHoweverGreatTheyBecome() {
    var numbers = SmallNumbers()
    numbers.pad(to: 4)
    for (place, number) in [7, 0, 255, 256].enumerated() { numbers[place] = number }
    numbers.pad(to: 6)
    (numbers[4], numbers[5]) = (1 << 40, 65_536)
    numbers[3] = 3
    #expect((0..<numbers.count).map { numbers[$0] } == [7, 0, 255, 3, 1 << 40, 65_536])
    numbers.removeFirst(2)
    #expect((0..<numbers.count).map { numbers[$0] } == [255, 3, 1 << 40, 65_536])
  }
}
