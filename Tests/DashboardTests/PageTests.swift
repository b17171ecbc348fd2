import Testing

@testable import Dashboard
@testable import Running

/// What every page says of itself.
@Suite struct PageTests {
  private static let pages: [Page] =
    [.home, .systems, .form, .compare, .machine]
    + Page.Side.allCases.compactMap { side in
      (try? Fixture.name("climb-1")).map { .session($0, side) }
    }

  @Test func everyPageHasKeysAndANameOfItsOwn() {
    let contexts = Self.pages.map(\.content.context)
    #expect(Set(contexts).count == Self.pages.count)
    for context in contexts { #expect(Context.all.contains { $0.context == context }) }
  }

  @Test func everyTabShowsAPageThatLightsIt() throws {
    for (title, action) in try Robot.watching().dashboard.tabs {
      var robot = try Robot.watching()
      _ = robot.dashboard.perform(action)
      #expect(robot.dashboard.page.content.tab == action, "\(title)")
    }
  }

  @Test(arguments: [
    ("1", "No session is selected"), ("c", "No session is selected"),
    ("u", "Nothing to take back"), ("S", "Nothing is at work here"),
  ])
  func aKeyThatCanDoNothingSaysWhy(_ key: String, _ reason: String) {
    var robot = Robot(ready: [])
    robot.press(key)
    #expect(robot.shows(reason))
  }

  @Test(arguments: [("enter", "There is nothing to open here"), ("d", "Only a tree can be")])
  func aKeyForTreesSaysThatThereIsNone(_ key: String, _ reason: String) throws {
    var robot = try Robot.watching("3")
    robot.press(key)
    #expect(robot.shows(reason))
  }
}
