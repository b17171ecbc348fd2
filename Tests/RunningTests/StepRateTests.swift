import Running
import Testing

@Suite struct StepRateTests {
  @Test func itLooksBackOnTheLatestSecondsOnly() throws {
    var rate = StepRate()
    #expect(rate.rate == nil && rate.seconds(for: 5) == nil)
    for second in 0..<100 { rate.note(step: second, seconds: Double(second), isRunning: true) }
    #expect(try abs(#require(rate.rate) - 1) < 1e-9)
    for second in 100..<130 {
      rate.note(step: 100 + (second - 100) * 10, seconds: Double(second), isRunning: true)
    }
    #expect(try abs(#require(rate.rate) - 10) < 1e-9)
    #expect(try abs(#require(rate.seconds(for: 100)) - 10) < 1e-9)
    #expect(rate.seconds(for: 0) == 0)
  }

  @Test func itBeginsAnewWhenARunGoesBack() {
    var rate = StepRate()
    rate.note(step: 10, seconds: 10, isRunning: true)
    rate.note(step: 20, seconds: 20, isRunning: true)
    rate.note(step: 5, seconds: 5, isRunning: true)
    #expect(rate.rate == nil)
  }

  @Test func aPauseAddsNothing() {
    var rate = StepRate()
    rate.note(step: 10, seconds: 10, isRunning: true)
    rate.note(step: 20, seconds: 20, isRunning: false)
    #expect(rate.rate == nil)
  }
}
