import Learning
import Testing

@testable import Running

/// A long history is kept within its limits, and what is kept of it is true.
@Suite struct CurveTests {
  /// A value that looks like noise, the same every time.
  private static func noise(_ step: Int) -> Double {
    Double((step &* 2_654_435_761) % 1009) / 1009
  }

  private static func curve(_ count: Int, thinnedAt times: [Int]) -> Curve {
    var curve = Curve()
    for step in 1...count {
      curve.append(step: step, noise(step))
      if times.contains(step) { curve.thin() }
    }
    return curve
  }

  @Test(arguments: [[], [7], [1, 2, 3], [100, 150, 999], [1000, 1000]])
  func aThinnedCurveLosesNoExtreme(times: [Int]) {
    let (whole, thin) = (Self.curve(1000, thinnedAt: []), Self.curve(1000, thinnedAt: times))
    #expect(thin.values.min() == whole.values.min() && thin.values.max() == whole.values.max())
    #expect(thin.last == whole.last && thin.steps.last == 1000)
    #expect(thin.steps == thin.steps.sorted() && Set(thin.steps).count == thin.count)
    for (step, value) in zip(thin.steps, thin.values) { #expect(value == Self.noise(Int(step))) }
  }

  @Test func anExtremeOfEveryStretchStays() {
    let thin = Self.curve(4096, thinnedAt: [1024, 2048])
    #expect(thin.count == 4096 / 4)
    for start in stride(from: 1, to: 4096, by: 8) {
      let values = (start..<start + 8).map(Self.noise)
      let kept = zip(thin.steps, thin.values).filter { (start..<start + 8).contains(Int($0.0)) }
      #expect(Set(kept.map(\.1)) == Set([values.min(), values.max()].compactMap(\.self)))
    }
  }

  @Test func gapsStayWhereThereIsNothingElse() {
    var curve = Curve()
    for step in 1...8 { curve.append(step: step, step <= 4 ? .nan : 5) }
    curve.thin()
    #expect(curve.steps == [1, 4, 5, 8])
    #expect(curve.values[..<2].allSatisfy(\.isNaN) && curve.values[2...] == [5, 5])
  }

  @Test func theLongestCurveIsThinnedAndTheOthersStayWhole() {
    var history = History(limits: .init(points: 1000, records: 20))
    for step in 1...20_000 {
      history.apply(Event(step: step, .series(name: "often", value: Self.noise(step))))
      if step % 100 == 0 { history.apply(Event(step: step, .series(name: "seldom", value: 1))) }
      let points = history.curves.reduce(0) { $0 + $1.curve.count }
      #expect(points <= 1000)
    }
    #expect(history.curve("seldom")?.count == 200)
    #expect((400...800).contains(history.curve("often")?.count ?? 0))
  }

  @Test func theNewestRecordsAndTheFirstGainsAreKept() {
    let limit = 50
    var history = History(limits: .init(points: 100, records: limit))
    for step in 1...1000 {
      let outcome = Outcome(score: 1, cost: 1)
      history.apply(
        Event(step: step, .trial(TrialRecord(id: step, candidate: "c", outcome: outcome))))
      history.apply(Event(step: step, .note(.info, "said")))
      history.apply(Event(step: step, .best(score: Double(step), what: "b")))
      let sample = GainSample(before: 0, after: Double(step), cost: 1)
      history.apply(Event(step: step, .gain(sample)))
    }
    for steps in [
      history.trials.map(\.step), history.notes.map(\.step), history.bests.map(\.step),
      Array(history.gains.map(\.step).dropFirst(Delta.window)),
    ] {
      #expect((limit..<2 * limit).contains(steps.count))
      #expect(steps == Array(1000 - steps.count + 1...1000))
    }
    #expect(history.gains.prefix(Delta.window).map(\.step) == Array(1...Delta.window))
    #expect(history.lacksGains && history.gainCurve.count <= 100)
  }
}
