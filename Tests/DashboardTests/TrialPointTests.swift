import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// Rows and points that are trials lead to the table of trials.
@Suite struct TrialPointTests {
  private static let scatter = Artefact(
    "population", title: "Population",
    .scatter(
      .init(
        xLabel: "size", yLabel: "score",
        points: [
          .init(x: 0, y: 0, trial: 0), .init(x: 50, y: 9, trial: 1), .init(x: 100, y: 4, trial: 2),
        ])))

  private static let table = Artefact(
    "top", title: "The best",
    .table(.init(columns: ["rank", "trial"], rows: [["1", "2"], ["2", "0"]], trials: [2, 0])))

  /// A dashboard that looks inside a session with three trials.
  private func looking(at artefact: Artefact) throws -> Robot {
    var robot = try Robot.watching("5")
    let events = (0..<3).map { id in
      Running.Event(
        step: id + 1,
        .trial(
          TrialRecord(
            id: id, candidate: "net \(id)", outcome: Outcome(score: Double(id), cost: 1))))
    }
    var news = Fixture.news(.running)
    news.events = events
    news.artefacts = [artefact]
    robot.tell(.news(try Fixture.name("climb-1"), news))
    return robot
  }

  private func isOpen(_ trial: Int, in robot: Robot) throws -> Bool {
    robot.dashboard.page == .session(try Fixture.name("climb-1"), .trials)
      && robot.dashboard.trials.isOpen && robot.dashboard.trials.selected == trial
  }

  @Test func aRowOpensItsTrial() throws {
    var robot = try looking(at: Self.table)
    robot.press("down enter")
    #expect(try isOpen(0, in: robot))
    robot.press("esc 5 up enter")
    #expect(try isOpen(2, in: robot))
  }

  @Test func thePointUnderTheCursorOpensItsTrial() throws {
    var robot = try looking(at: Self.scatter)
    robot.press("enter")
    #expect(robot.shows("Go to a point with left and right first"))
    robot.press("right right enter")
    #expect(try isOpen(1, in: robot))
    #expect(robot.shows("net 1"))
  }

  @Test func aClickOnAPointOpensItsTrial() throws {
    var robot = try looking(at: Self.scatter)
    let size = robot.dashboard.size
    let frame = robot.dashboard.view(width: size.width, height: size.height)
    let places = (0..<frame.height).flatMap { y in (0..<frame.width).map { (x: $0, y: y) } }
    let points = places.filter {
      frame[$0.x, $0.y].scalar == "●" && frame[$0.x, $0.y].role == .alive
    }
    let last = try #require(points.max { $0.x < $1.x })
    robot.tell(.mouse(Mouse(.press, x: last.x, y: last.y)))
    #expect(try isOpen(2, in: robot))
  }
}
