import Screen
import Testing

@testable import Dashboard
@testable import Running

/// Several runs, of which so many are at work and the others wait for their turn.
@Suite struct QueueTests {
  /// Three runs, one at once, opened and waiting.
  static func robot(atOnce: String = "1", glyphs: GlyphSet = .braille) throws -> Robot {
    var robot = Robot(glyphs: glyphs)
    robot.press("s enter")
    let form = try #require(robot.dashboard.newRun.form)
    for target in [FormField.Target.seed, .atOnce] {
      let place = try #require(form.fields.firstIndex { $0.target == target })
      robot.dashboard.newRun.form?.focus(on: place)
      robot.type(target == .seed ? "1-3" : atOnce)
    }
    _ = robot.takeEffects()
    robot.press("ctrl+s")
    let starts = robot.takeEffects()
    #expect(starts.count == 3)
    for (number, start) in starts.enumerated() {
      guard case .start(_, _, _, waits: true) = start else {
        Issue.record("\(start)")
        continue
      }
      let name = try Fixture.name("climb-\(number + 1)")
      robot.tell(.opened(name, Fixture.record(number + 1), LoadedHistory()))
      robot.tell(.waits(name))
    }
    robot.press("0")
    return robot
  }

  private func resumed(_ robot: inout Robot) -> [String] {
    robot.takeEffects().compactMap { effect in
      if case .order(let name, .resume) = effect { name.text } else { nil }
    }
  }

  private func news(_ robot: inout Robot, _ number: Int, _ phase: Phase) throws {
    robot.tell(.news(try Fixture.name("climb-\(number)"), Fixture.news(phase)))
  }

  @Test func oneAfterTheOtherBeginsAsOthersEnd() throws {
    var robot = try Self.robot()
    #expect(resumed(&robot) == ["climb-1"])
    try news(&robot, 1, .running)
    #expect(robot.shows("○ queued 1") && robot.shows("○ queued 2"))
    #expect(robot.shows("▶ 1 running") && robot.shows("○ 2 queued"))
    #expect(resumed(&robot) == [])
    try news(&robot, 1, .finished)
    #expect(resumed(&robot) == ["climb-2"])
    try news(&robot, 2, .failed)
    #expect(resumed(&robot) == ["climb-3"])
    #expect(robot.dashboard.queue.names.isEmpty)
  }

  @Test func asManyBeginAsThereIsRoomFor() throws {
    var robot = try Self.robot(atOnce: "2")
    #expect(resumed(&robot) == ["climb-1", "climb-2"])
  }

  @Test func theirOrderIsChangedByKeys() throws {
    var robot = try Self.robot()
    robot.press("/")
    robot.type("climb-3")
    robot.press("enter <")
    #expect(robot.dashboard.queue.names.map(\.text) == ["climb-3", "climb-2"])
    robot.press("<")
    #expect(robot.dashboard.queue.names.map(\.text) == ["climb-3", "climb-2"])
    _ = robot.takeEffects()
    try news(&robot, 1, .finished)
    #expect(resumed(&robot) == ["climb-3"])
  }

  @Test func severalMoveTogether() throws {
    let names = try (1...5).map { try Fixture.name("n-\($0)") }
    var queue = RunQueue()
    for name in names { queue.append(name) }
    queue.move([names[2], names[3]], isSooner: true)
    #expect(queue.names == [names[0], names[2], names[3], names[1], names[4]])
    queue.move([names[2], names[4]], isSooner: false)
    #expect(queue.names == [names[0], names[3], names[2], names[1], names[4]])
  }

  @Test func whoeverWaitsCanBeLetGoAtOnceOrStopped() throws {
    var robot = try Self.robot()
    _ = robot.takeEffects()
    robot.press("/")
    robot.type("climb-3")
    robot.press("enter p")
    #expect(resumed(&robot) == ["climb-3"])
    #expect(robot.dashboard.queue.names.map(\.text) == ["climb-2"])
    try news(&robot, 2, .interrupted)
    #expect(robot.dashboard.queue.names.isEmpty)
  }

  @Test func atOnceIsANumber() throws {
    var robot = Robot()
    robot.press("s enter")
    robot.dashboard.newRun.form?.focus(on: .atOnce)
    robot.type("0")
    robot.press("ctrl+s")
    #expect(robot.shows("at once: 0 is no whole number from 1 to 16, or nothing"))
  }
}
