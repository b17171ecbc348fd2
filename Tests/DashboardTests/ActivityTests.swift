import Learning
import Testing

@testable import Dashboard
@testable import Running

/// The run page says what is being done.
@Suite struct ActivityTests {
  private func watching(_ activity: String?, _ phase: Phase = .running) throws -> Robot {
    var robot = try Robot.watching()
    var news = Fixture.news(phase)
    news.activity = activity
    robot.tell(.news(try Fixture.name("climb-1"), news))
    return robot
  }

  @Test func whatIsDoneStandsBesideTheBest() throws {
    let robot = try watching("trial 12: epoch 7 of 20, 3 more at work")
    #expect(robot.shows("trial 12: epoch 7 of 20, 3 more at work   best: "))
  }

  @Test func withoutAWordTheBestStandsAlone() throws {
    #expect(!(try watching(nil).shows("best: ")))
  }
}
