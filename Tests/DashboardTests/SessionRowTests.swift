import Screen
import Testing

@testable import Dashboard
@testable import Running

/// A session's line in the list is the same whether it has been opened or not.
@Suite struct SessionRowTests {
  private func row(_ name: String, in robot: Robot) throws -> String {
    let line = robot.text.split(separator: "\n").first { $0.contains(name) && $0.contains("/") }
    return String(try #require(line))
  }

  /// The row of a session before and after it was opened and left.
  private func rows(_ name: String, _ robot: Robot) throws -> (before: String, after: String) {
    var robot = robot
    robot.press("g")
    let before = try row(name, in: robot)
    robot.press("enter")
    robot.tell(.history(try Fixture.name(name), Fixture.loaded(120), warning: nil))
    robot.press("q")
    return (before, try row(name, in: robot))
  }

  @Test func aReloadedSessionKeepsItsRow() throws {
    let rows = try rows("climb-1", Robot(try Fixture.entries(), width: 200))
    #expect(rows.before == rows.after)
    #expect(rows.before.contains("▇"))
  }

  @Test func aLiveSessionKeepsItsRow() throws {
    var robot = Robot(try Fixture.entries(), width: 200)
    let name = try Fixture.name("climb-1")
    robot.tell(.opened(name, Fixture.record(1), LoadedHistory(series: ToySystem.series)))
    robot.tell(.news(name, Fixture.news(.running, 1...120)))
    let rows = try rows("climb-1", robot)
    #expect(rows.before == rows.after)
    #expect(rows.before.contains("▇"))
  }

  @Test func aRunThatWasLetGoKeepsItsRow() throws {
    let name = try Fixture.name("climb-1")
    var robot = Robot(try Fixture.entries(), width: 200)
    robot.tell(.opened(name, Fixture.record(1), LoadedHistory(series: ToySystem.series)))
    let news = Fixture.news(.finished, 1...120)
    robot.tell(.news(name, news))
    robot.press("home")
    let live = try row("climb-1", in: robot)
    var entry = try Fixture.entries()[0]
    (entry.status, entry.isInUse) = (news.status, false)
    let reloaded = Robot([entry], width: 200)
    #expect(try row("climb-1", in: reloaded) == live)
  }
}
