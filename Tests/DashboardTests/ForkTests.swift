import Learning
import Testing

@testable import Dashboard
@testable import Running

@Suite struct ForkTests {
  /// Sessions `a`, `b`, ...
  ///
  /// with these parents.
  private func entries(_ parents: [(String, String?)]) throws -> [SessionStore.Entry] {
    try parents.enumerated().map { number, pair in
      var record = Fixture.record(number + 1)
      record.parent = pair.1.map { SessionRecord.Parent(session: $0, step: 7) }
      return SessionStore.Entry(
        name: try Fixture.name(pair.0), record: record, status: Fixture.status(.finished, 40),
        isInUse: false, problem: nil)
    }
  }

  private func tree(_ parents: [(String, String?)]) throws -> [String] {
    let robot = Robot(try entries(parents))
    let tree = robot.dashboard.homeTree
    return tree.rows.map { $0.lines + tree.sessions[$0.index].name.text }
  }

  @Test func forksStandBelowTheirParents() throws {
    let parents: [(String, String?)] = [
      ("a", nil), ("b", "d"), ("c", "a"), ("d", "a"), ("e", nil), ("f", "gone"),
    ]
    #expect(try tree(parents) == ["a", "├─c", "└─d", "  └─b", "e", "f"])
  }

  @Test func parentsInACircleAreShownAllTheSame() throws {
    #expect(try tree([("a", "b"), ("b", "a"), ("c", "c")]).sorted() == ["a", "c", "└─b"].sorted())
  }

  @Test func forkFromThePastKeepsWhatItDoesNotChange() throws {
    var robot = try Robot.watching("{")
    _ = robot.takeEffects()
    robot.press("F")
    #expect(robot.shows("Fork of climb-1 at step 100"))
    #expect(robot.shows("$ athanor run --fork climb-1@100"))
    robot.press("ctrl+u")
    robot.type("0.5")
    #expect(robot.shows("--fork climb-1@100 --set rate=0.5"))
    robot.press("ctrl+s")
    var request = Fixture.record(1).request
    request.settings["rate"] = .real(0.5)
    let parent = SessionRecord.Parent(session: "climb-1", step: 100)
    #expect(robot.takeEffects() == [.start(request, name: nil, parent: parent)])
  }

  @Test func formOfAForkSaysWhereItBegins() throws {
    var robot = try Robot.watching("{ F")
    #expect(robot.shows("It goes on from the newest checkpoint kept at or before step 100"))
    #expect(robot.shows("The fork can go on from its checkpoint with another value"))
    robot.press("ctrl+u")
    robot.type("0.5")
    #expect(robot.shows("with rate changed."))
    robot.press("down ctrl+u")
    robot.type("9")
    #expect(robot.shows("It begins again at step 0: the states of climb-1"))
  }

  @Test func formOfAForkIsNotTakenForANewRun() throws {
    var robot = try Robot.watching("F")
    robot.press("esc")
    #expect(robot.dashboard.page == .session(try Fixture.name("climb-1"), .run))
    robot.press("s home enter")
    #expect(robot.shows("New run: Toy climber"))
  }

  @Test func commandIsFoundByAFewLetters() throws {
    var robot = try Robot.watching(":")
    robot.type("forkagain")
    #expect(robot.shows("Fork: go on from here, or again"))
    robot.press("enter")
    #expect(robot.shows("Fork of climb-1"))
  }
}
