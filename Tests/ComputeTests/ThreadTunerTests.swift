import Testing

@testable import Compute

/// Programs keep the helpers that make them faster, and only those.
@Suite struct ThreadTunerTests {
  /// A program that takes so long alone, and with helpers, on a clock of its own.
  private struct Runs {
    var alone: Double
    var helped: Double
    var tuner = ThreadTuner()
    var now = 0.0
    /// Runs with helpers so far.
    var count = 0

    mutating func run() {
      let seconds = tuner.hasHelpers ? helped : alone
      count += tuner.hasHelpers ? 1 : 0
      now += seconds
      if tuner.isTimed { tuner.note(seconds) } else { tuner.count() }
    }

    mutating func run(for seconds: Double) {
      let end = now + seconds
      while now < end { run() }
    }
  }

  @Test func helpersThatAreFasterAreKept() {
    var runs = Runs(alone: 2e-3, helped: 1.2e-3)
    for _ in 0..<8 { runs.run() }
    #expect(runs.count == 4)
    for _ in 0..<20 { runs.run() }
    #expect(runs.count == 24)
  }

  @Test func helpersThatAreSlowerAreSentAway() {
    var runs = Runs(alone: 2e-3, helped: 3.5e-3)
    runs.run(for: 60)
    // A trial after 0.1, 0.2, 0.4 ... and then 4 seconds: no more than 21.
    #expect(runs.count >= 4 && runs.count <= 21 * 4)
  }

  @Test func noHelperIsWokenForWhatIsOverAtOnce() {
    var runs = Runs(alone: 8e-6, helped: 6e-6)
    runs.run(for: 10)
    #expect(runs.count == 0)
  }

  @Test func helpersAreSentAwayWhenAnotherProcessTakesTheirCore() {
    var runs = Runs(alone: 2e-3, helped: 1.2e-3)
    runs.run(for: 30)
    runs.helped = 3.5e-3
    let before = runs.count
    runs.run(for: 1)
    // Three that are slow, four in the trial that follows, and as many a little later.
    #expect(runs.count - before <= 3 + 4 * 4)
  }

  @Test func helpersAreTakenBackWhenTheirCoreIsFreeAgain() {
    var runs = Runs(alone: 2e-3, helped: 3.5e-3)
    runs.run(for: 30)
    runs.helped = 1.2e-3
    runs.run(for: 4.1)
    #expect(runs.tuner.hasHelpers)
  }

  @Test func oneOutlierDecidesNothing() {
    var runs = Runs(alone: 2e-3, helped: 1.2e-3)
    for _ in 0..<6 { runs.run() }
    runs.helped = 50e-3
    runs.run()
    runs.helped = 1.2e-3
    for _ in 0..<10 { runs.run() }
    #expect(runs.count == 13)
  }
}
