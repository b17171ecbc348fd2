import Learning
import Screen
import Systems
import Testing

@testable import Dashboard
@testable import Running

/// A form that forgives.
@Suite struct FormTests {
  private func robot() -> Robot {
    var robot = Robot()
    robot.press("s enter")
    return robot
  }

  private func started(_ robot: inout Robot) -> [RunRequest] {
    robot.takeEffects().compactMap { effect in
      if case .start(let request, _, _, _) = effect { request } else { nil }
    }
  }

  @Test func systemsAreFoundByTheirWorlds() {
    var robot = Robot()
    robot.press("s /")
    robot.type("maps")
    #expect(robot.dashboard.choices.contains(.system("toy-climber")), "\(robot.dashboard.choices)")
    robot.type("x")
    #expect(robot.dashboard.choices.isEmpty)
  }

  @Test(arguments: [
    ("neat", StartChoice.system("neat")), ("hyper", .system("hyperneat")),
    ("deep", .system("codeepneat")),
  ])
  func theSystemThatIsNamedIsSelected(text: String, named: StartChoice) {
    let choices = ["codeepneat", "neat", "hyperneat"].map(StartChoice.system)
    var state = NewRunState()
    for scalar in text.unicodeScalars { _ = state.filter.field.press(Key(.character(scalar))) }
    state.settle(in: choices)
    #expect(state.selected == named)
  }

  @Test func typingReplacesAndEditingGoesOn() throws {
    var robot = robot()
    let form = try #require(robot.dashboard.newRun.form)
    let seed = try #require(form.fields.firstIndex { $0.target == .seed })
    for _ in 0..<seed { robot.press("down") }
    robot.type("42")
    #expect(robot.dashboard.newRun.form?.text(.seed) == "42")
    robot.press("down up end")
    robot.type("7")
    #expect(robot.dashboard.newRun.form?.text(.seed) == "427")
    robot.press("down up")
    robot.type("5")
    #expect(robot.dashboard.newRun.form?.text(.seed) == "5")
    robot.press("down up backspace")
    #expect(robot.dashboard.newRun.form?.text(.seed) == "")
  }

  @Test func whatCannotStartKeepsTheForm() throws {
    var robot = robot()
    robot.press("ctrl+s")
    let asked = started(&robot)
    #expect(asked.count == 1)
    // Keys typed while it begins do nothing else.
    robot.press("ctrl+s")
    #expect(started(&robot).isEmpty)
    #expect(robot.dashboard.page == .form)
    let request = try #require(asked.first)
    robot.tell(
      .failed(Failure(.input, "no such file"), doing: .start(request, name: nil)))
    #expect(robot.dashboard.page == .form && robot.shows("no such file"))
    robot.press("ctrl+s")
    #expect(started(&robot) == asked)
  }

  @Test func severalSeedsAndValuesAreSeveralRuns() throws {
    var robot = robot()
    let form = try #require(robot.dashboard.newRun.form)
    let size = try #require(form.fields.firstIndex { $0.label == "population" })
    let seed = try #require(form.fields.firstIndex { $0.target == .seed })
    for _ in 0..<size { robot.press("down") }
    robot.type("8,16")
    for _ in size..<seed { robot.press("down") }
    robot.type("1-3")
    #expect(robot.shows("--seed 1-3"))
    robot.press("ctrl+s")
    let asked = started(&robot)
    #expect(asked.map(\.seed) == [1, 2, 3, 1, 2, 3])
    #expect(asked.map { $0.settings["size"] } == [8, 8, 8, 16, 16, 16].map { .count($0) })
  }

  @Test func tooManyRunsAreRefused() throws {
    var robot = robot()
    let form = try #require(robot.dashboard.newRun.form)
    let seed = try #require(form.fields.firstIndex { $0.target == .seed })
    for _ in 0..<seed { robot.press("down") }
    robot.type("1-17")
    robot.press("ctrl+s")
    #expect(started(&robot).isEmpty && robot.shows("at most 16"))
  }

  @Test func howToReadDataAsksForData() throws {
    let system = try #require(catalog.first { $0.card.id == "random-search" })
    var form = FormState(SystemOutline(system))
    #expect(form.problem == nil)
    form.focus(on: .label)
    _ = form.write(Key(.character("2")))
    let problem = try #require(form.problem)
    #expect(problem.text.contains("give its path"))
    #expect(problem.field.map { form.fields[$0].target } == .label)
  }

  @Test func whatHasBegunIsShown() throws {
    var robot = robot()
    robot.press("ctrl+s")
    robot.tell(.opened(try Fixture.name("climb-1"), Fixture.record(1), Fixture.loaded()))
    #expect(robot.dashboard.page == .session(try Fixture.name("climb-1"), .run))
    #expect(robot.dashboard.newRun.form == nil)
  }
}
