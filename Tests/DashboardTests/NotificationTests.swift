import Testing

@testable import Dashboard
@testable import Running

/// Who looks elsewhere is told when a run ends.
@Suite struct NotificationTests {
  @Test func anEndRings() throws {
    var robot = try Robot.watching()
    _ = robot.takeEffects()
    robot.tell(.news(try Fixture.name("climb-1"), Fixture.news(.running, step: 130)))
    #expect(robot.takeEffects().isEmpty)
    robot.tell(.news(try Fixture.name("climb-1"), Fixture.news(.finished)))
    let rings = robot.takeEffects().filter { if case .notify = $0 { true } else { false } }
    #expect(rings.count == 1)
    if case .notify(let text)? = rings.first {
      #expect(text.hasPrefix("climb-1 is finished, best"))
    }
    // The same news again is none.
    robot.tell(.news(try Fixture.name("climb-1"), Fixture.news(.finished)))
    #expect(robot.takeEffects().isEmpty)
  }
}
