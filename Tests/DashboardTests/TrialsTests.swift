import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// The table of trials: every number exact, sorted by any column, filtered, two set side by side.
@Suite struct TrialsTests {
  /// Trials of a made-up search: the third failed, the fifth was a test.
  static func event(_ id: Int) -> Running.Event {
    let rate = 1.0 / Double(3 + id)
    let params = ParameterText(
      json: "{\"design\":[\"rate\",\(rate),\"act\",\"\(id % 2 == 0 ? "relu" : "tanh")\"]}")
    let outcome =
      id % 7 == 2
      ? Outcome(failed: "too large")
      : Outcome(
        score: Double((id * 37) % 101) / 101, measures: [.init("parameters", Double(id * 10))],
        cost: Double(100 + id))
    return Running.Event(
      step: id + 1,
      .trial(
        TrialRecord(
          id: id, candidate: "candidate \(id)", params: params,
          purpose: id == 4 ? .test : .search, outcome: outcome)))
  }

  private static func loaded(_ count: Int) -> LoadedHistory {
    var loaded = LoadedHistory(series: ToySystem.series)
    for id in 0..<count { loaded.take(event(id)) }
    loaded.settle()
    return loaded
  }

  static func robot(
    _ count: Int = 20, width: Int = 120, height: Int = 40, glyphs: GlyphSet = .braille
  ) throws -> Robot {
    var robot = Robot(try Fixture.entries(), width: width, height: height, glyphs: glyphs)
    robot.tell(.opened(try Fixture.name("climb-1"), Fixture.record(1), loaded(count)))
    robot.press("g enter T")
    return robot
  }

  private func ids(_ robot: Robot) throws -> [Int] {
    let name = try Fixture.name("climb-1")
    let table = try #require(robot.dashboard.shown[name]).trials
    return robot.dashboard.trials.order.map { table.rows[Int($0)].id }
  }

  @Test func theBestStandFirstAndFailuresLast() throws {
    let ids = try ids(Self.robot(10))
    #expect(ids == [8, 5, 3, 0, 6, 1, 7, 4, 2, 9].sorted { score($0) > score($1) })
    #expect(Set(ids.suffix(2)) == [2, 9])
  }

  private func score(_ id: Int) -> Double {
    id % 7 == 2 ? -1 - Double(id) : Double((id * 37) % 101) / 101
  }

  @Test func everyColumnSortsBothWays() throws {
    var robot = try Self.robot(6)
    robot.press("left left left")
    #expect(try ids(robot) == [0, 1, 2, 3, 4, 5])
    robot.press("o")
    #expect(try ids(robot) == [5, 4, 3, 2, 1, 0])
    // Trial, state, score, cost, then the candidate's own: rate, least first, so the last trial.
    robot.press("right right right right")
    #expect(try ids(robot) == [5, 4, 3, 2, 1, 0])
    // Words by the alphabet, equal ones as they were told.
    robot.press("right")
    #expect(try ids(robot) == [0, 2, 4, 1, 3, 5])
  }

  @Test func comparisonsFilter() throws {
    var robot = try Self.robot(20)
    robot.press("/")
    robot.type("score>0.5 & act:relu")
    robot.press("enter")
    #expect(try ids(robot).allSatisfy { score($0) > 0.5 && $0.isMultiple(of: 2) })
    #expect(try !ids(robot).isEmpty)
    robot.press("esc")
    #expect(try ids(robot).count == 20)
  }

  @Test func aTrialOpensInFull() throws {
    var robot = try Self.robot(6, width: 90, height: 30)
    robot.press("left left left g down down enter")
    #expect(robot.shows("candidate 2") && robot.shows("too large"))
    robot.press("down")
    #expect(robot.shows("0.16666666666666666"))
    robot.press("esc")
    #expect(!robot.shows("0.16666666666666666"))
  }

  @Test func aShortListLeavesRoomForTheTrialAndItsPlaceAmongOthers() throws {
    var robot = try Self.robot(6)
    robot.press("left left left g down down down")
    #expect(robot.shows("0.16666666666666666") && robot.shows("score by trial"))
    #expect(robot.shows("◉ 3, 0.09901"))
    robot.press("right right right right")
    #expect(robot.shows("score by rate"))
  }

  @Test func twoMarkedTrialsStandSideBySide() throws {
    var robot = try Self.robot(6)
    robot.press("left left left g space space enter")
    #expect(robot.shows("Trials 0 and 1"))
    for text in ["0.3333333333333333", "0.25", "relu", "tanh"] { #expect(robot.shows(text)) }
  }

  @Test func thePastHasFewerTrials() throws {
    var robot = try Self.robot(20)
    robot.press("[")
    #expect(try ids(robot).count < 20)
    robot.press(".")
    #expect(try ids(robot).count == 20)
  }

  @Test func newTrialsFindTheirPlaces() throws {
    var robot = try Self.robot(5)
    var news = Fixture.news(.running)
    news.events = [Self.event(5)]
    robot.tell(.news(try Fixture.name("climb-1"), news))
    #expect(try ids(robot) == [5, 3, 0, 1, 4, 2].sorted { score($0) > score($1) })
  }

  @Test func theSheetIsRectangularAndExact() throws {
    let robot = try Self.robot(8)
    let sheet = try #require(robot.dashboard.page.content.sheet(in: robot.dashboard))
    #expect(
      sheet.columns == [
        "trial", "step", "state", "score", "cost", "rate", "act", "parameters", "candidate",
      ])
    #expect(sheet.rows.allSatisfy { $0.count == sheet.columns.count })
    let third = try #require(sheet.rows.first { $0[0] == "3" })
    #expect(third[5] == "0.16666666666666666" && third[6] == "tanh")
  }

  @Test func aSystemWithoutTrialsSaysSo() throws {
    var robot = Robot(try Fixture.entries())
    robot.tell(.opened(try Fixture.name("climb-1"), Fixture.record(1), Fixture.loaded()))
    var news = Fixture.news(.finished)
    news.events = []
    robot.tell(.news(try Fixture.name("climb-1"), news))
    robot.press("g enter T")
    #expect(robot.shows("It has no trials"))
  }

  @Test func whatTheCandidateSaysAlreadyIsNoColumn() {
    var table = TrialTable()
    for (id, arm) in ["", "control "].enumerated() {
      let params = ParameterText(json: "{\"arm\":\"a\",\"design\":\"[C(4), SM]\"}")
      table.append(
        TrialRecord(
          id: id, candidate: arm + "[C(4), SM]", params: params,
          outcome: Outcome(score: 1, cost: 1)), step: id + 1)
    }
    #expect(table.columns.map(\.name) == ["arm"])
  }

  @Test func ofTooManyTrialsTheNewestAreKept() {
    var table = TrialTable(keeping: 100)
    for id in 0..<1000 {
      if case .trial(let record) = Self.event(id).body { table.append(record, step: id + 1) }
    }
    #expect(table.rows.count + table.droppedCount == 1000 && table.rows.count < 200)
    #expect(table.rows.last?.id == 999)
    #expect(table.columns.allSatisfy { $0.numbers.count == table.rows.count })
  }
}
