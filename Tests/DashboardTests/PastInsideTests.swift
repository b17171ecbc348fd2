import Learning
import Testing

@testable import Dashboard

/// What is inside a session is shown as it was saved, and never for another moment than is said.
@Suite struct PastInsideTests {
  private func past(_ step: Int?) -> EarlierInside {
    EarlierInside(
      step: step,
      artefacts: step.map { [Artefact("net", title: "Net of step \($0)", .text("of old"))] } ?? [])
  }

  @Test func goingBackAsksForWhatWasInsideThen() throws {
    var robot = try Robot.watching("5")
    let name = try Fixture.name("climb-1")
    _ = robot.takeEffects()
    robot.press("{")
    #expect(robot.takeEffects() == [.recall(name, step: 100)])
    #expect(robot.shows("Looking inside") && !robot.shows("Best network"))
    robot.tell(.pastArtefacts(name, past(90)))
    #expect(robot.shows("Net of step 90") && robot.shows("as saved at step 90"))
    robot.press("r")
    #expect(robot.takeEffects() == [.recall(name, step: 100)])
    robot.press(".")
    #expect(robot.takeEffects() == [.inspect(name)])
    #expect(robot.shows("Best network") && !robot.shows("as saved"))
  }

  @Test func nothingOfThePresentStandsForAPastThatIsNotKept() throws {
    var robot = try Robot.watching("{ 5")
    #expect(robot.takeEffects().contains(.recall(try Fixture.name("climb-1"), step: 100)))
    robot.tell(.pastArtefacts(try Fixture.name("climb-1"), nil))
    #expect(robot.shows("No checkpoint is kept that old"))
    robot.press("esc")
    #expect(robot.shows("Best network"))
  }
}
