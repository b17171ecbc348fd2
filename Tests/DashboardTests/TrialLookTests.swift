import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// The trial that is open is shown with its network, which is read for one trial at a time and never
/// stands beside another.
@Suite struct TrialLookTests {
  private static func tree(_ trial: Int) -> [Artefact] {
    let root = Artefact.TreeNode(
      "net of \(trial)", facts: [.init("parameters", "120")],
      children: [Artefact.TreeNode("dense", facts: [.init("parameters", "120")])])
    return [Artefact("architecture", title: "Architecture", .tree(root))]
  }

  /// A list of trials in the order in which they were told, the first of them selected.
  private func robot(_ count: Int = 20) throws -> Robot {
    var robot = try TrialsTests.robot(count, width: 180, height: 58)
    robot.press("left left left home")
    _ = robot.takeEffects()
    return robot
  }

  private func look(_ trial: Int) throws -> Dashboard.Effect {
    .look(atTrial: trial, of: try Fixture.name("climb-1"))
  }

  private func answer(_ trial: Int, _ robot: inout Robot) throws {
    robot.tell(.pictures(try Fixture.name("climb-1"), ofTrial: trial, Self.tree(trial)))
  }

  @Test func enterShowsItsTreeAndItsPlaceAmongOthersAndItsLog() throws {
    var robot = try robot(100)
    #expect(!robot.shows("Architecture"))
    robot.press("down enter")
    #expect(robot.takeEffects() == [try look(1)])
    #expect(!robot.shows("Architecture"))
    try answer(1, &robot)
    for text in ["Architecture", "net of 1", "dense", "score by trial", "around step 2"] {
      #expect(robot.shows(text), "\(text)")
    }
  }

  @Test func movingAsksAnewAndShowsNoStaleTree() throws {
    var robot = try robot()
    robot.press("enter")
    try answer(0, &robot)
    #expect(robot.shows("net of 0"))
    _ = robot.takeEffects()
    robot.press("down")
    #expect(robot.takeEffects() == [try look(1)])
    #expect(!robot.shows("net of 0") && !robot.shows("Architecture"))
    try answer(1, &robot)
    #expect(robot.shows("net of 1"))
    #expect(robot.takeEffects().isEmpty)
  }

  @Test func onlyOneQuestionIsUnderWayAndALateAnswerIsNotShown() throws {
    var robot = try robot()
    robot.press("enter down down down down down")
    #expect(robot.takeEffects() == [try look(0)])
    try answer(0, &robot)
    #expect(!robot.shows("net of 0"))
    #expect(robot.takeEffects() == [try look(5)])
    robot.press("down up")
    #expect(robot.takeEffects().isEmpty)
    try answer(5, &robot)
    #expect(robot.shows("net of 5"))
  }

  @Test func anAnswerThatNobodyAskedForIsNotShown() throws {
    var robot = try robot()
    try answer(0, &robot)
    robot.press("enter")
    #expect(!robot.shows("net of 0"))
    try answer(7, &robot)
    #expect(!robot.shows("net of 7"))
    #expect(robot.takeEffects() == [try look(0)])
  }

  @Test func aFailureIsToldOnceAndAskedForOnce() throws {
    var robot = try robot()
    robot.press("enter")
    let failed = try look(0)
    robot.tell(.failed(Failure(.damage, "the checkpoint is damaged"), doing: failed))
    #expect(robot.shows("the checkpoint is damaged"))
    #expect(robot.takeEffects() == [failed])
    robot.press("down")
    #expect(robot.takeEffects() == [try look(1)])
  }

  @Test func aClosedTrialIsForgotten() throws {
    var robot = try robot()
    robot.press("enter")
    try answer(0, &robot)
    robot.press("enter")
    #expect(!robot.shows("net of 0"))
    _ = robot.takeEffects()
    robot.press("enter")
    #expect(robot.takeEffects() == [try look(0)])
  }

  @Test func aClickOnTheSelectedRowAsksToo() throws {
    var robot = try robot()
    let row = try #require(
      robot.text.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("candidate 2") })
    robot.tell(.mouse(Mouse(.press, x: 9, y: row)))
    robot.tell(.mouse(Mouse(.press, x: 9, y: row)))
    #expect(robot.takeEffects() == [try look(2)])
  }

  @Test func twoMarkedTrialsStayAsTheyAre() throws {
    var robot = try robot()
    robot.press("enter space space")
    _ = robot.takeEffects()
    try answer(0, &robot)
    #expect(robot.shows("Trials 0 and 1") && !robot.shows("net of"))
    #expect(robot.takeEffects().isEmpty)
  }

  @Test func aFinalistIsShownAsTheTrialThatItIsOf() throws {
    var robot = try robot(4)
    var news = Fixture.news(.running)
    let params = ParameterText(json: "{\"purpose\":{\"finalist\":{\"of\":2}}}")
    let record = TrialRecord(
      id: 4, candidate: "finalist 2", params: params, purpose: .finalist,
      outcome: Outcome(score: 0.5, cost: 1))
    news.events = [Running.Event(step: 5, .trial(record))]
    robot.tell(.news(try Fixture.name("climb-1"), news))
    robot.press("end enter")
    #expect(robot.takeEffects() == [try look(2)])
    try answer(2, &robot)
    #expect(robot.shows("Trial 4") && robot.shows("net of 2"))
  }

  @Test func aTrialIsAskedForOnceACheckpointHoldsIt() throws {
    var robot = try robot()
    var news = Fixture.news(.running)
    news.savedStep = 10
    robot.tell(.news(try Fixture.name("climb-1"), news))
    robot.press("end enter")
    #expect(robot.takeEffects().isEmpty)
    news.savedStep = 20
    robot.tell(.news(try Fixture.name("climb-1"), news))
    #expect(robot.takeEffects() == [try look(19)])
  }

  @Test func ofManyTrialsThePlaneShowsSomeAndTheSelectedOne() throws {
    var robot = try robot(10_000)
    robot.press("down enter")
    #expect(robot.shows("one trial in 3") && robot.shows("◉ 1, 0.3663"))
  }

  @Test func aTrialIsFoundByItsNumberWhateverIsMissing() {
    for ids in [[5, 6, 7, 8], [5, 7, 6, 8], [5, 6, 9], [3, 3, 4], [3, 4, 4], [7], []] {
      var table = TrialTable()
      for id in ids {
        table.append(
          TrialRecord(id: id, candidate: "", outcome: Outcome(score: 1, cost: 1)), step: 1)
      }
      for id in 0...10 { #expect(table.row(of: id) == ids.lastIndex(of: id), "\(id) of \(ids)") }
    }
  }

  @Test(arguments: 0...60) func thePartsOfATrialFillItsRoom(height: Int) {
    for (facts, picture, lines) in [(9, 0, 0), (9, 12, 500), (20, 80, 2), (9, 3, 500)] {
      for hasChart in [false, true] {
        let area = Area(x: 3, y: 2, width: 60, height: height)
        let parts = TrialParts(
          of: area, facts: facts, picture: picture, hasChart: hasChart, lines: lines)
        let all = [parts.facts, parts.picture, parts.chart, parts.log]
        #expect(all.reduce(0) { $0 + $1.height } == height)
        #expect(parts.facts.height >= min(facts, height))
        #expect(parts.log.isEmpty || parts.log.height >= 4)
        #expect(parts.chart.isEmpty || parts.chart.height >= 9)
        #expect(parts.chart.isEmpty || lines == 0 || !parts.log.isEmpty)
      }
    }
  }

  @Test func theLogOfATrialHasItsNeighboursOnBothSides() throws {
    let lines = (1...40).compactMap {
      LogLine(Running.Event(step: $0 / 2, .note(.info, "line \($0)")))
    }
    for (step, shown) in [(10, 18...23), (0, 1...6), (20, 35...40), (99, 35...40)] {
      var screen = Screen(width: 60, height: 6)
      TrialLog(lines: lines[...], step: step).draw(in: screen.area, on: &screen)
      let numbers = screen.text.split(separator: "\n").compactMap { row in
        row.split(separator: " ").last.flatMap { Int($0) }
      }
      #expect(numbers == Array(shown), "step \(step):\n\(screen.text)")
    }
  }

  @Test func aTrialWhoseLinesAreOnlyOnDiskHasNoLog() throws {
    var robot = try robot(10_000)
    robot.press("enter")
    #expect(!robot.shows("around step 1"))
    robot.press("end")
    #expect(robot.shows("around step 10000"))
  }
}
