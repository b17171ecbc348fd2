import Foundation
import Learning
import Testing

@testable import Dashboard
@testable import Running

@Suite struct AdviceTests {
  private static let series = [
    Series("height", label: "height", better: .higher), Series("norm", label: "gradient norm"),
    Series("spread", label: "diversity"),
  ]

  private func advice(
    _ steps: Int = 200, upTo limit: Int? = nil, _ events: (Int) -> [Running.Event.Body]
  ) -> Advice? {
    var history = History()
    for step in 1...steps {
      for body in events(step) { history.apply(Running.Event(step: step, body)) }
    }
    return Advisor(past: HistoryPrefix(history, upTo: limit), series: Self.series).advice
  }

  private func trial(_ step: Int, _ candidate: String, _ outcome: Outcome) -> Running.Event.Body {
    .trial(TrialRecord(id: step, candidate: candidate, outcome: outcome))
  }

  @Test func risingRunNeedsNoAdvice() {
    let found = advice { step in
      [
        .series(name: "height", value: Double(step) + 5 * sin(Double(step) * 12.9)),
        .best(score: Double(step), what: "it"),
        trial(step, "candidate \(step)", Outcome(score: 1, cost: 1)),
      ]
    }
    #expect(found == nil)
  }

  @Test func plateauIsMeasuredAgainstTheNoise() throws {
    let found = try #require(
      advice { step in
        let value = min(Double(step), 60) + sin(Double(step) * 12.9)
        return [.series(name: "height", value: value)]
          + (step == 60 ? [.best(score: 60, what: "it")] : [])
      })
    #expect(found.text.hasPrefix("plateau: no new best for 140 of 200 steps; height moves by"))
    guard case .chart("height", let from) = found.evidence else {
      Issue.record("\(found.evidence)")
      return
    }
    #expect(from <= 151)
  }

  @Test func pastIsJudgedAsItWas() {
    let found = advice(upTo: 60) { step in
      [
        .series(name: "height", value: min(Double(step), 60)),
        .best(score: min(Double(step), 60), what: "it"),
      ]
    }
    #expect(found == nil)
  }

  @Test func divergingChildrenAreNoticed() {
    let found = advice(40) { step in
      let outcome = step % 3 == 0 ? Outcome(score: .nan, cost: 1) : Outcome(score: 1, cost: 1)
      return [trial(step, "c\(step)", outcome)]
    }
    #expect(found?.text == "13 of the last 40 evaluations diverged: their scores are missing")
    #expect(found?.evidence == .log(filter: "kind:trial diverged"))
  }

  @Test func seriesThatIsNoNumberIsNoticed() {
    let found = advice { [.series(name: "height", value: $0 > 150 ? .nan : 1)] }
    #expect(found?.text == "height has not been a number since step 150")
  }

  @Test func vanishingGradientIsNoticed() {
    let found = advice { [.series(name: "norm", value: $0 > 100 ? 1e-9 : 1)] }
    #expect(found?.text.hasPrefix("the gradient vanishes") == true)
    let exploding = advice { [.series(name: "norm", value: $0 > 190 ? 1e6 : 1)] }
    #expect(exploding?.text.hasPrefix("the gradient explodes") == true)
  }

  @Test func lostDiversityIsNoticed() {
    let same = advice { [trial($0, "c\($0 % 3)", Outcome(score: 1, cost: 1))] }
    #expect(same?.text.hasPrefix("only 3 different candidates") == true)
    let measured = advice { [.series(name: "spread", value: 1 / Double($0 * $0))] }
    #expect(measured?.text.hasPrefix("diversity has fallen") == true)
  }

  @Test func slownessIsNoticedInThePresentOnly() {
    var history = History()
    history.apply(Running.Event(step: 9, .series(name: "height", value: 1)))
    var advisor = Advisor(
      past: HistoryPrefix(history), series: Self.series, stepRate: 2, meanRate: 10)
    #expect(advisor.advice?.text.hasPrefix("2 steps/s lately, 10 on the whole") == true)
    advisor.stepRate = 9
    #expect(advisor.advice == nil)
  }

  @Test func keyLeadsToTheEvidence() throws {
    var robot = try Robot.watching()
    let name = try Fixture.name("climb-1")
    let broken = (121...160).map { step in
      Running.Event(step: step, trial(step, "c\(step)", Outcome(score: .nan, cost: 1)))
    }
    var news = Fixture.news(.running, step: 160)
    news.events = broken
    robot.tell(.news(name, news))
    #expect(robot.shows("⚠ 40 of the last 40 evaluations diverged"))
    robot.press("a")
    #expect(robot.shows("Log of climb-1"))
    #expect(robot.shows("kind:trial diverged"))
    #expect(robot.shows("40 lines"))
  }
}
