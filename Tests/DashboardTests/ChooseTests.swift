import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// A page shows what a run asks somebody to choose, whatever the options are.
@Suite struct ChooseTests {
  static func question(options count: Int = 6, undo: Bool = false) -> Learning.Question {
    let pictures = (0..<count).map { number in
      Artefact(
        "o\(number + 1)", title: "option \(number + 1)",
        .image(.init([.init("", rows: Array(repeating: [0, 1, 0, 1], count: 4))])))
    }
    let back = Artefact("back", title: "back", .text("Back to those before."))
    return Learning.Question(
      prompt: "Which are to have children?", options: pictures + (undo ? [back] : []),
      choose: 1...2, undo: undo ? count : nil)
  }

  /// A dashboard that watches a session, which then asks.
  private func asking(_ question: Learning.Question, trial: Int = 3) throws -> Robot {
    var robot = try Robot.watching()
    try Self.ask(question, trial: trial, &robot)
    return robot
  }

  static func ask(_ question: Learning.Question, trial: Int, _ robot: inout Robot) throws {
    var news = Fixture.news(.running)
    news.question = PendingQuestion(trial: trial, question: question)
    robot.tell(.news(try Fixture.name("climb-1"), news))
  }

  private func answers(_ effects: [Dashboard.Effect]) throws -> [[Int]] {
    effects.compactMap { effect in
      if case .order(_, .answer(trial: 3, let choice)) = effect { choice } else { nil }
    }
  }

  @Test func whoWatchesARunSeesWhatItAsks() throws {
    let robot = try asking(Self.question())
    #expect(robot.dashboard.page == .session(try Fixture.name("climb-1"), .choose))
    #expect(robot.shows("Which are to have children?"))
    for number in 1...6 { #expect(robot.shows("[ ] option \(number)")) }
    #expect(robot.shows("1 to 2 of them"))
  }

  @Test func whoLooksElsewhereIsTold() throws {
    var robot = try Robot.watching("7")
    try Self.ask(Self.question(), trial: 3, &robot)
    #expect(robot.shows("climb-1 asks: C shows what"))
    robot.press("C")
    #expect(robot.shows("Which are to have children?"))
  }

  @Test func keysMarkAndAnswer() throws {
    var robot = try asking(Self.question())
    _ = robot.takeEffects()
    robot.press("right space right space")
    #expect(robot.shows("[x] option 2") && robot.shows("[x] option 3"))
    robot.press("right space enter")
    // Three are too many.
    #expect(try answers(robot.takeEffects()).isEmpty)
    #expect(robot.shows("Choose 1 to 2 of them"))
    robot.press("space enter")
    #expect(try answers(robot.takeEffects()) == [[1, 2]])
  }

  @Test func withoutAMarkTheCursorAnswers() throws {
    var robot = try asking(Self.question())
    robot.press("G enter")
    #expect(try answers(robot.takeEffects()) == [[5]])
  }

  @Test func anAnswerCanBeTakenBackWhereThereIsOne() throws {
    var robot = try asking(Self.question())
    robot.press("u")
    #expect(try answers(robot.takeEffects()).isEmpty)
    #expect(robot.shows("There is nothing to go back to"))
    robot = try asking(Self.question(undo: true))
    #expect(robot.shows("u Back to those before.") && !robot.shows("[ ] back"))
    robot.press("u")
    #expect(try answers(robot.takeEffects()) == [[6]])
  }

  @Test func aClickMarks() throws {
    var robot = try asking(Self.question())
    let body = robot.dashboard.chooseBody
    let asked = PendingQuestion(trial: 3, question: Self.question())
    let area = robot.dashboard.optionGrid(of: asked, in: body).areas[4]
    robot.tell(.mouse(Mouse(.press, x: area.x + 1, y: area.y + 1)))
    #expect(robot.shows("[x] option 5"))
    robot.press("enter")
    #expect(try answers(robot.takeEffects()) == [[4]])
  }

  @Test func theNextQuestionBeginsUnmarked() throws {
    var robot = try asking(Self.question())
    robot.press("right space")
    try Self.ask(Self.question(), trial: 4, &robot)
    #expect(!robot.shows("[x]"))
  }

  /// Options are on the screen and apart, whatever its size.
  @Test(arguments: [(120, 40), (80, 24), (60, 16), (200, 60), (40, 12)])
  func optionsFit(width: Int, height: Int) throws {
    for count in [1, 2, 6, 15, 24] {
      var robot = try asking(Self.question(options: count, undo: true))
      robot.tell(.resize(width: width, height: height))
      let asked = PendingQuestion(trial: 3, question: Self.question(options: count, undo: true))
      let body = robot.dashboard.chooseBody
      let areas = robot.dashboard.optionGrid(of: asked, in: body).areas
      #expect(areas.count == count)
      for (place, area) in areas.enumerated() {
        #expect(area.intersection(body) == area)
        for other in areas.dropFirst(place + 1) { #expect(area.intersection(other).isEmpty) }
      }
      #expect(robot.shows("children"))
    }
  }
}
