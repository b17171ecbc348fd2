import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// A session that is stepped through after its end looks, at every step, as it looked live.
@Suite struct ReplayTests {
  private static let length = 150
  private static let sides = ["1", "1 z", "1 v", "1 m m", "1 tab y", "7"]

  /// A run that was watched up to a step.
  private func live(upTo step: Int) throws -> Robot {
    var robot = Robot()
    let name = try Fixture.name("climb-1")
    robot.tell(.opened(name, Fixture.record(1), LoadedHistory(History(), series: ToySystem.series)))
    for step in 1...step { robot.tell(.news(name, news(.running, step))) }
    robot.press("g enter")
    return robot
  }

  private func news(_ phase: Phase, _ step: Int) -> News {
    var news = Fixture.news(phase, step...step, seconds: 60)
    news.savedStep = nil
    return news
  }

  /// What is between the header, which says where in time one is, as does the word before a value,
  /// and the footer, which says what keys do to the session as it is now.
  private func body(_ robot: Robot) -> [String] {
    robot.text.split(separator: "\n").dropFirst().dropLast().map {
      String($0).replacing(#/then (\S+) /#) { "now \($0.output.1)  " }
    }
  }

  @Test(arguments: [149, 120, 101, 75, 50, 21, 5])
  func aSteppedSessionLooksAsItDidLive(step: Int) throws {
    var ended = try live(upTo: Self.length)
    let name = try Fixture.name("climb-1")
    ended.tell(.news(name, news(.finished, Self.length)))
    ended.wait(60)
    for _ in step..<Self.length { ended.press("[") }
    #expect(ended.shows("◀ step \(step)"))
    for side in Self.sides {
      var (then, now) = (ended, try live(upTo: step))
      then.press(side)
      now.press(side)
      for (old, new) in zip(body(then), body(now)) {
        #expect(old == new, "\(side) at step \(step)")
      }
    }
  }
}
