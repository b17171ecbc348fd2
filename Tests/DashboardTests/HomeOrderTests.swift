import Learning
import Testing

@testable import Dashboard
@testable import Running

/// The list of sessions, sorted and filtered.
@Suite struct HomeOrderTests {
  private func robot() throws -> Robot {
    var entries = try Fixture.entries()
    entries[1].record?.request.data = "/data/bc.csv"
    entries[3].status?.cpuSeconds = 1000
    return Robot(entries, width: 160)
  }

  private func names(_ robot: Robot) -> [String] {
    robot.dashboard.homeRows.compactMap(\.session?.text)
  }

  @Test func eachOrderComesInTurn() throws {
    var robot = try robot()
    #expect(names(robot) == ["climb-1", "climb-2", "climb-3", "climb-4", "climb-5"])
    robot.press("o o")
    // The user's own data stands where the world does; `bc.csv` comes before `hills`.
    #expect(names(robot) == ["climb-2", "climb-1", "climb-3", "climb-4", "climb-5"])
    robot.press("o")
    #expect(names(robot) == ["climb-5", "climb-4", "climb-3", "climb-2", "climb-1"])
    robot.press("o")
    #expect(names(robot).first == "climb-4")
    robot.press("o")
    #expect(names(robot).first == "climb-1")
  }

  @Test(arguments: [
    ("score>0.91", 3), ("world:bc.csv", 1), ("steps<=80 & seed=2", 1), ("spent>100", 1),
    ("preset:small", 5), ("world:hills steps>100", 3),
  ])
  func columnsAreFiltered(_ text: String, _ count: Int) throws {
    var robot = try robot()
    robot.press("/")
    robot.type(text)
    #expect(names(robot).count == count)
  }

  @Test func theUsersDataIsSeen() throws {
    #expect(try robot().shows("bc.csv"))
  }
}
