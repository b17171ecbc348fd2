import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// Clocks may jump, and events may come by the hundred thousand: what is shown stays true.
@Suite struct ClockTests {
  @Test(arguments: [-1e9, 0, 65, 1e9])
  func aClockThatJumpsGivesNoTimeThatCannotBe(seconds: Double) throws {
    var robot = try Robot.watching()
    let name = try Fixture.name("climb-1")
    robot.tell(.news(name, Fixture.news(.running, 121...130, seconds: 65)))
    #expect(robot.shows("2/s") && robot.shows("35.0 s left"))
    robot.tell(.news(name, Fixture.news(.running, 131...140, seconds: seconds)))
    for side in ["1", "8", "0"] {
      robot.press(side)
      #expect(!robot.text.contains(#/-[0-9.]+ ?(ms|s|min|h|d)\b/#))
      #expect(!robot.text.contains(#/\b(nan|inf)\b/#.ignoresCase()))
    }
  }

  @Test func anEstimateComesBackAfterTheJump() throws {
    var robot = try Robot.watching()
    let name = try Fixture.name("climb-1")
    robot.tell(.news(name, Fixture.news(.running, 121...130, seconds: 61)))
    robot.tell(.news(name, Fixture.news(.running, 131...140, seconds: 10)))
    #expect(!robot.shows("left"))
    robot.tell(.news(name, Fixture.news(.running, 141...150, seconds: 15)))
    #expect(robot.shows("2/s") && robot.shows("25.0 s left"))
  }

  @Test func aRemarkOutlivesAClockThatGoesBack() {
    var dashboard = Dashboard(catalog: Fixture.catalog)
    func isSaid() -> Bool {
      dashboard.view(width: 80, height: 24).text.contains("the disk is full")
    }
    _ = dashboard.handle(.failed(Failure(.storage, "the disk is full")), at: 1000)
    _ = dashboard.handle(.tick, at: -5)
    #expect(isSaid() && dashboard.now == 1000)
    _ = dashboard.handle(.tick, at: 1e12)
    #expect(!isSaid() && dashboard.wakeTime == nil)
  }

  @Test func theLastOfManyEventsIsShownWithTheNextFrame() throws {
    var robot = try Robot.watching("7 G")
    let name = try Fixture.name("climb-1")
    for batch in 0..<100 {
      var news = Fixture.news(.running, step: 200 + 400 * batch)
      news.events = (1...400).map { offset in
        let step = news.step + offset
        let isLast = offset == 400
        let body: Running.Event.Body =
          isLast
          ? .note(.milestone, "mark \(batch)") : .series(name: "height", value: Double(step))
        return Running.Event(step: step, body)
      }
      robot.tell(.news(name, news))
      #expect(robot.shows("mark \(batch)"))
    }
  }
}
