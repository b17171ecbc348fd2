import Learning
import Testing

@testable import Dashboard
@testable import Running

/// As many views as there is room for are shown at once.
@Suite struct TileTests {
  private func titles(_ robot: Robot) -> [String] {
    Fixture.artefacts.map(\.title).filter {
      robot.text.contains("─ \($0) ") || robot.text.contains("━ \($0) ")
    }
  }

  @Test func aWidePageShowsSeveralAndAZoomedOneOne() throws {
    var robot = try Robot.watching("5", width: 180, height: 58)
    #expect(titles(robot).count == 9)
    robot.press("z")
    #expect(titles(robot).count == 1)
    robot.press("esc")
    #expect(titles(robot).count == 9)
    #expect(try titles(Robot.watching("5", width: 80, height: 24)).count == 1)
  }

  @Test func tabGoesThroughAllOfThem() throws {
    var robot = try Robot.watching("5", width: 180, height: 58)
    var seen: [String] = []
    for _ in Fixture.artefacts {
      seen.append(try #require(robot.dashboard.artefact?.title))
      #expect(robot.text.contains("━ \(seen.last ?? "") "))
      robot.press("tab")
    }
    #expect(seen == Fixture.artefacts.map(\.title))
  }

  @Test func aClickGoesToAView() throws {
    var robot = try Robot.watching("5", width: 180, height: 58)
    robot.tell(.mouse(Mouse(.press, x: 100, y: 10)))
    #expect(robot.dashboard.artefact?.title == Fixture.artefacts[1].title)
    robot.tell(.mouse(Mouse(.press, x: 100, y: 10)))
    #expect(titles(robot).count == 1)
  }

  @Test func theAxisOfAYoungRunIsWhole() throws {
    var robot = Robot(try Fixture.entries())
    robot.tell(.opened(try Fixture.name("climb-1"), Fixture.record(1), Fixture.loaded(2)))
    var news = Fixture.news(.running, step: 2)
    news.savedStep = 1
    robot.tell(.news(try Fixture.name("climb-1"), news))
    robot.press("g enter")
    #expect(robot.shows("20") && !robot.shows("1.5"))
  }
}
