import Learning
import Testing

@Suite struct ExaminationsTests {
  private func sample(_ gain: Double, task: Int? = nil) -> GainSample {
    GainSample(before: 0, after: gain, cost: 1, task: task)
  }

  @Test func theTasksOfOneStepCountOnce() throws {
    var examinations = Examinations()
    for step in [10, 20, 30] {
      for task in 0..<8 {
        examinations.append(sample(Double(step * (task + 1)), task: task), at: step)
      }
    }
    let tasks = Array(1...8)
    #expect(examinations.first.map(\.gain) == tasks.map { Double(10 * $0) })
    #expect(examinations.newest.map(\.gain) == tasks.map { Double(30 * $0) })
    #expect(examinations.delta?.count == 8 && examinations.delta?.mean == 135)
    let addition = try #require(examinations.addition)
    // The tasks differ by 20 times 1 to 8.
    #expect(addition.mean == 90 && addition.paired?.count == 8)
    #expect(addition.paired?.isClear == true)
  }

  @Test func aStreamIsLookedBackOnToWhereATaskComesAgain() {
    var examinations = Examinations()
    for step in 1...50 { examinations.append(sample(Double(step), task: step % 7), at: step) }
    #expect(examinations.first.map(\.gain) == [1, 2, 3, 4, 5, 6, 7])
    #expect(examinations.newest.map(\.gain) == [44, 45, 46, 47, 48, 49, 50])
    #expect(examinations.addition?.mean == 43)
  }

  @Test func aStreamWithoutTasksIsLookedBackOnByTheWindow() {
    var examinations = Examinations()
    for step in 1...50 { examinations.append(sample(Double(step)), at: step) }
    #expect(examinations.first.map(\.gain) == (1...20).map(Double.init))
    #expect(examinations.newest.map(\.gain) == (31...50).map(Double.init))
    // Other tasks: a difference of means, of which no spread is claimed.
    #expect(examinations.addition?.mean == 30 && examinations.addition?.paired == nil)
  }

  @Test func nothingIsAddedBeforeTheSecondExamination() {
    var examinations = Examinations()
    #expect(examinations.delta == nil && examinations.addition == nil)
    for task in 0..<5 { examinations.append(sample(1, task: task), at: 1) }
    #expect(examinations.delta?.count == 5 && examinations.addition == nil)
  }
}
