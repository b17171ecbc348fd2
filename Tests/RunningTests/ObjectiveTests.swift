import Learning
import Testing

@testable import Running

@Suite struct ObjectiveTests {
  private let bits = Objective("bits per character", isMinimised: true)

  @Test func aMetricThatIsMinimisedKeepsItsOwnSign() {
    #expect(bits.value(ofScore: -1.39) == 1.39 && bits.score(ofValue: 1.39) == -1.39)
    #expect(Objective.score.value(ofScore: 0.5) == 0.5)
    // Zero has no sign to print.
    #expect(bits.value(ofScore: 0).sign == .plus)
  }

  @Test func aStatusShowsTheMetricAndNotTheScore() {
    var fold = StatusFold(mainSeries: nil)
    fold.apply(Event(step: 3, .best(score: -1.39, objective: bits, what: "it")))
    var status = SessionStatus()
    fold.fill(&status)
    #expect(status.best == -1.39 && status.bestValue == 1.39 && status.objective == bits)
  }

  @Test func aLineOfTheLogNamesItsMetric() {
    let event = Event(step: 3, .best(score: -1.5, objective: bits, what: "it", trial: 7))
    #expect(
      event.line.text == """
        {"event":"best","step":3,"score":-1.5,"metric":"bits per character","better":"lower",\
        "what":"it","trial":7}
        """)
    #expect(Event(line: event.line.text.utf8) == event)
    let plain = Event(step: 1, .best(score: 1, what: "it"))
    #expect(Event(line: plain.line.text.utf8) == plain)
  }
}
