import Screen
import Testing

@testable import Dashboard
@testable import Running

/// The last line says what keys do on this page, most useful first.
@Suite struct FooterTests {
  private func hints(_ robot: Robot) -> [Action] { robot.dashboard.hints.map(\.action) }

  /// How to get to the other views is said where only one fits.
  @Test func keysOfThePageComeBeforeThoseOfAll() throws {
    for width in [60, 80, 99] {
      let robot = try Robot.watching("5", width: width, height: 24)
      #expect(robot.text.contains("tab next view"), "\(width) columns")
    }
    let home = Robot(try Fixture.entries(), width: 80, height: 24)
    #expect(hints(home).prefix(2) == [.open, .mark])
  }

  @Test func thePageThatIsShownNeedsNoKey() throws {
    for (key, action) in [("5", Action.inside), ("7", .log), ("T", .trials)] {
      let robot = try Robot.watching(key)
      #expect(!hints(robot).contains(action) && hints(robot).contains(.leave))
    }
  }

  /// One that another process has at work is not to be resumed.
  @Test func theKeyThatPausesSaysSoOfARunElsewhere() throws {
    var entries = try Fixture.entries()
    entries[4].isInUse = true
    var robot = Robot(entries, width: 200)
    robot.press("G")
    #expect(robot.shows("p pause") && !robot.shows("p resume"))
  }
}
