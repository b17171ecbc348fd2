import Foundation
import Testing

@testable import Compute

@Suite struct RateScheduleTests {
  private let schedule = RateSchedule([
    .init(epochs: 2, rate: 0.1), .init(epochs: 1, rate: 0.01), .init(epochs: 3, rate: 0.001),
  ])

  @Test func aRateFallsByAFactor() {
    let falling = RateSchedule(from: 1, times: 0.5, every: 5, epochs: 11)
    #expect(falling.stages == [1, 0.5, 0.25].map { .init(epochs: 5, rate: $0) })
    #expect(falling.rate(epoch: 4) == 1 && falling.rate(epoch: 10) == 0.25)
    #expect(RateSchedule(constant: 0.1).rate(epoch: 99) == 0.1)
  }

  @Test func everyRateHoldsForItsEpochsAndTheLastOneOn() {
    let rates = (0..<8).map(schedule.rate)
    #expect(rates == [0.1, 0.1, 0.01, 0.001, 0.001, 0.001, 0.001, 0.001])
    #expect(RateSchedule([.init(epochs: 1, rate: 0.5)]).rate(epoch: 1000) == 0.5)
  }

  @Test func isReadAndWritten() throws {
    #expect(try copied(schedule) == schedule)
    for text in ["[]", "[{\"epochs\":0,\"rate\":1}]", "[{\"epochs\":-2,\"rate\":1}]", "{}"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(RateSchedule.self, from: Data(text.utf8))
      }
    }
  }
}
