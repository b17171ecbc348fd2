import Learning
import Testing

@testable import Methods

@Suite struct EvaluationLogTests {
  private struct Entry: EvaluationEntry {
    static let objective = Objective("marks")
    let score: Double
    var summary: String { "\(score) of 1" }
  }

  private func log(_ scores: [Double], floor: Double? = nil) -> (EvaluationLog<Entry>, Report) {
    var (log, report) = (EvaluationLog<Entry>(floor: floor), Report())
    for score in scores { log.enter(Entry(score: score), report: &report) }
    return (log, report)
  }

  @Test func onlyWhatIsBetterIsReported() {
    let (log, report) = log([0.5, 0.25, 0.5, 0.75, .nan])
    #expect(log.entries.count == 5 && log.best?.score == 0.75)
    #expect(
      report.entries == [
        .best(score: 0.5, objective: Entry.objective, what: "0.5 of 1"),
        .best(score: 0.75, objective: Entry.objective, what: "0.75 of 1"),
      ])
  }

  @Test func aFloorMustBeExceeded() {
    #expect(log([0], floor: 0).0.best == nil)
    #expect(log([-1, 0]).0.best?.score == 0)
    #expect(log([-.infinity, .nan]).0.best == nil)
  }
}
