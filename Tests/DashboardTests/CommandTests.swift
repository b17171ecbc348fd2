import Testing

@testable import Dashboard

/// `Y` copies the command line that does what the page does.
@Suite struct CommandTests {
  private func copied(_ keys: String) throws -> [String] {
    var robot = try Robot.watching()
    robot.press(keys)
    return robot.takeEffects().compactMap { effect in
      if case .copy(let text) = effect { text } else { nil }
    }
  }

  @Test func everyPageHasACommand() throws {
    #expect(try copied("Y") == ["athanor show climb-1 --pane run"])
    #expect(try copied("7 Y") == ["athanor show climb-1 --pane log"])
    #expect(try copied("8 Y") == ["athanor doctor"])
    #expect(try copied("0 Y") == ["athanor sessions"])
    #expect(try copied("s Y") == ["athanor list"])
  }

  @Test func theCardsStartsTheSameRun() throws {
    #expect(
      try copied("9 Y") == [
        "athanor run toy-climber --preset small --set mode=plain --set rate=0.1 --set size=8 "
          + "--set warm=off --world hills --seed 1 --steps 200"
      ])
  }

  @Test func theFormsStartsWhatItSays() throws {
    var robot = try Robot.watching()
    robot.press("s enter ctrl+y")
    #expect(robot.shows("Copied: athanor run toy-climber"))
  }
}
