import Learning
import Testing

@Suite struct DeltaTests {
  @Test func theMeanGainIsInsideItsInterval() throws {
    let samples = (0..<40).map { GainSample(before: 0.1, after: 0.1 + Double($0) / 40, cost: 3) }
    let delta = try #require(Delta(samples))
    #expect(abs(delta.mean - 0.4875) < 1e-12)
    #expect(delta.low < delta.mean && delta.mean < delta.high)
    // The standard error is 0.0456 (sd 0.2886 over √40): the interval is about ±1.96 of it.
    #expect(abs((delta.high - delta.low) - 2 * 1.96 * 0.0456) < 0.03)
    #expect(delta.cost == 3)
  }

  @Test func theSameSamplesGiveTheSameInterval() {
    let samples = (0..<7).map { GainSample(before: 0, after: Double($0 * $0), cost: 1) }
    #expect(Delta(samples) == Delta(samples))
  }

  @Test func samplesThatAreNotFiniteAreLeftOut() {
    let good = GainSample(before: 0, after: 1, cost: 1)
    let bad = GainSample(before: 0, after: .nan, cost: 1)
    #expect(Delta([good, bad])?.count == 1)
    #expect(Delta([bad]) == nil)
    #expect(Delta([]) == nil)
  }

  @Test func quantilesInterpolateAsTypeSeven() {
    let values = [1.0, 2, 3, 4]
    #expect(quantile(0, ofSorted: values) == 1)
    #expect(quantile(0.5, ofSorted: values) == 2.5)
    #expect(quantile(0.25, ofSorted: values) == 1.75)
    #expect(quantile(1, ofSorted: values) == 4)
  }
}
