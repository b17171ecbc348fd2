import Learning
import Running
import Screen
import Testing

@testable import Dashboard

/// A session too long to be kept whole: it looks the same whether it was watched or read, however its
/// news came, and says what is no longer there.
@Suite struct LongHistoryTests {
  private func line(_ step: Int, _ level: Report.Level = .info) throws -> LogLine {
    try #require(LogLine(Running.Event(step: step, .note(level, "line \(step)"))))
  }

  @Test func aLongLogKeepsItsNewestLinesAndWhatIsOfNote() throws {
    var log = Log(keeping: 100)
    for step in 1...5000 { log.append(try line(step, step % 50 == 0 ? .milestone : .info)) }
    let plain = log.lines.filter { $0.kind == .info }
    #expect(plain.allSatisfy { $0.step > 4700 } && log.lines.last?.step == 5000)
    #expect(log.lines.count { $0.isNotable } == 100)
    #expect(log.lines.map(\.step) == log.lines.map(\.step).sorted())
    #expect(log.lines.count + log.droppedCount == 5000)
    #expect(log.lines.count < 300)
  }

  @Test func ofTooManyLinesOfNoteTheNewestAreKept() throws {
    var log = Log(keeping: 10)
    for step in 1...1000 { log.append(try line(step, .warning)) }
    #expect(log.lines.count <= 30 && log.droppedCount == 1000 - log.lines.count)
    #expect(log.lines.map(\.step) == Array(1000 - log.lines.count + 1...1000))
  }

  /// A history of 1.2 million points and 80,000 lines.
  private static let events: [Running.Event] = (1...400_000).flatMap { step in
    let x = Double(step)
    var events = [
      Running.Event(step: step, .series(name: "height", value: (x / 3).remainder(dividingBy: 7))),
      Running.Event(step: step, .series(name: "loss", value: 1 / x)),
      Running.Event(step: step, .series(name: "slope", value: x.remainder(dividingBy: 11))),
    ]
    if step % 5 == 0 {
      let level: Report.Level = step % 10_000 == 0 ? .milestone : .info
      events.append(Running.Event(step: step, .note(level, "line \(step)")))
    }
    return events
  }

  private func robot(_ loaded: LoadedHistory) throws -> Robot {
    var robot = Robot()
    let name = try Fixture.name("climb-1")
    robot.tell(.opened(name, Fixture.record(1), loaded))
    robot.press("g enter")
    return robot
  }

  @Test func aLongSessionLooksTheSameWatchedAndRead() throws {
    var read = LoadedHistory(series: ToySystem.series)
    for event in Self.events { read.take(event) }
    read.settle()
    var watched = LoadedHistory(series: ToySystem.series)
    var start = 0
    while start < Self.events.count {
      let end = min(start + 10_007, Self.events.count)
      watched.apply(Array(Self.events[start..<end]))
      start = end
    }
    for track in read.tracks.all {
      #expect(watched.tracks.all.first { $0.series.id == track.series.id }?.curve == track.curve)
    }
    #expect(read.tracks.all.reduce(0) { $0 + $1.curve.raw.count } <= 1 << 17)
    var (then, now) = (try robot(read), try robot(watched))
    for side in ["1", "m", "{", "{", ".", "7"] {
      then.press(side)
      now.press(side)
      #expect(then.text == now.text, "after \(side)")
    }
    #expect(now.shows("older ones on disk") && now.shows("line 400000"))
  }

  @Test func oneCanGoBackBehindWhatIsKept() throws {
    var loaded = LoadedHistory(series: ToySystem.series)
    loaded.apply(Self.events)
    var robot = try robot(loaded)
    robot.press("{ { {")
    #expect(robot.shows("◀ step 370000"))
    for _ in 0..<30 { robot.press("[ [ [") }
    #expect(robot.shows("◀ step 10000") && robot.shows("line 10000"))
  }
}
