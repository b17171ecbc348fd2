import Testing

@testable import Dashboard

@Suite struct MouseTests {
  @Test func sweepingOverAChartZooms() throws {
    var robot = try Robot.watching()
    robot.tell(.mouse(Mouse(.press, x: 10, y: 8)))
    robot.tell(.mouse(Mouse(.drag, x: 15, y: 9)))
    robot.tell(.mouse(Mouse(.release, x: 20, y: 9)))
    let range = try #require(robot.dashboard.charts.range)
    #expect(range.lowerBound > 10 && range.upperBound < 80)
    robot.press("=")
    #expect(robot.dashboard.charts.range == nil)
  }

  @Test func clickInAChartChoosesIt() throws {
    var robot = try Robot.watching()
    robot.tell(.mouse(Mouse(.press, x: 60, y: 8)))
    robot.tell(.mouse(Mouse(.release, x: 60, y: 8)))
    #expect(robot.dashboard.charts.focus == "loss")
    #expect(robot.dashboard.charts.range == nil)
  }

  @Test func wheelZoomsAroundWhatItIsOver() throws {
    var robot = try Robot.watching()
    robot.tell(.mouse(Mouse(.wheelUp, x: 30, y: 8)))
    let range = try #require(robot.dashboard.charts.range)
    #expect(range.upperBound - range.lowerBound < 100)
    robot.tell(.mouse(Mouse(.wheelDown, x: 30, y: 8)))
    #expect(robot.dashboard.charts.range == nil)
  }
}
