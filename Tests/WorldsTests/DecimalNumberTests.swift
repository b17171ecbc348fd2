import Compute
import Testing

@testable import Worlds

@Suite struct DecimalNumberTests {
  private func parse(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer(decimalNumber)
  }

  @Test(arguments: [
    "0", "-0", "7", "16", "255", "1.5", "-1.5e3", "2e-3", ".5", "5.", "1E5", "+3", "1e22", "1e23",
    "123456789012345678", "12345678901234567890", "0.000000000000000000000001", "1e308", "1e-320",
    "9007199254740993", "179769313486231570000000000000000000000", "1e-400", "4.9e-324",
    "0.1", "3.14159265358979323846",
  ])
  func agreesWithTheStandardLibrary(text: String) {
    #expect(parse(text) == Double(text))
  }

  @Test func agreesOnRandomNumbers() {
    var random = Random(seed: 1)
    for _ in 0..<5000 {
      let value = Double(bitPattern: random.bits())
      guard value.isFinite else { continue }
      #expect(parse("\(value)") == value)
      let short = (random.normal() * 1000).rounded() / 1000
      #expect(parse("\(short)") == short)
    }
  }

  @Test(arguments: [
    "", "+", "-", ".", "e5", "1e", "1e+", "1e5.0", "1.2.3", "--1", "nan", "inf", "infinity",
    "0x1p3", "1_000", "1 2", "1,5", "½", "٣", "1f", " 1",
  ])
  func refusesWhatIsNoDecimalNumber(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func hugeExponentsAreInfiniteOrZero() {
    #expect(parse("1e99999999999999999999") == .infinity)
    #expect(parse("-1e400") == -.infinity)
    #expect(parse("1e-99999999999999999999") == 0)
  }
}
