import Learning
import Testing

@Suite struct DeltaTests {
  @Test func theMeanGainIsInsideItsInterval() throws {
    let samples = (0..<40).map { GainSample(before: 0.1, after: 0.1 + Double($0) / 40, cost: 3) }
    let delta = try #require(Delta(samples))
    #expect(abs(delta.mean - 0.4875) < 1e-12)
    #expect(delta.low < delta.mean && delta.mean < delta.high)
    // The standard error is 0.0462 (sd 0.2923 over √40): the interval is ±2.023 of it.
    #expect(abs((delta.high - delta.low) - 2 * 2.023 * 0.0462) < 0.001)
    #expect(delta.cost == 3)
  }

  @Test func everyRunCountsOnce() throws {
    let runs = try (0..<3).map { run in
      try #require(
        Delta((0..<20).map { _ in GainSample(before: 0, after: Double(run), cost: 2) }))
    }
    let delta = try #require(Delta(ofRuns: runs))
    #expect(delta.count == 3 && delta.mean == 1 && delta.gain.kind == .range && delta.cost == 2)
    #expect(Delta(ofRuns: []) == nil)
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
    #expect(median([3, .nan, 1]) == 2 && median([Double]()) == nil)
  }
}
