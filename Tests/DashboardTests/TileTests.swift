import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// As many views as there is room for are shown at once.
@Suite struct TileTests {
  private func titles(_ robot: Robot) -> [String] {
    Fixture.artefacts.map(\.title).filter {
      robot.text.contains("─ \($0) ") || robot.text.contains("━ \($0) ")
    }
  }

  @Test func aWidePageShowsSeveralAndAZoomedOneOne() throws {
    var robot = try Robot.watching("5", width: 180, height: 58)
    #expect(titles(robot) == Fixture.artefacts.prefix(14).map(\.title))
    robot.press("z")
    #expect(titles(robot).count == 1)
    robot.press("esc")
    #expect(titles(robot) == Fixture.artefacts.prefix(14).map(\.title))
    #expect(try titles(Robot.watching("5", width: 80, height: 24)).count == 1)
  }

  @Test func tabGoesThroughAllOfThem() throws {
    var robot = try Robot.watching("5", width: 180, height: 58)
    var seen: [String] = []
    for _ in Fixture.artefacts {
      seen.append(try #require(robot.dashboard.artefact?.title))
      #expect(robot.text.contains("━ \(seen.last ?? "") "))
      robot.press("tab")
    }
    #expect(seen == Fixture.artefacts.map(\.title))
  }

  @Test func aClickGoesToAView() throws {
    var robot = try Robot.watching("5", width: 180, height: 58)
    let body = Frame(Area(width: 180, height: 58)).body
    let second = robot.dashboard.tiles(of: Fixture.artefacts, in: body).areas[1]
    robot.tell(.mouse(Mouse(.press, x: second.x + 1, y: second.y + 1)))
    #expect(robot.dashboard.artefact?.title == Fixture.artefacts[1].title)
    robot.tell(.mouse(Mouse(.press, x: second.x + 1, y: second.y + 1)))
    #expect(titles(robot).count == 1)
  }

  @Test func theAxisOfAYoungRunIsWhole() throws {
    var robot = Robot(try Fixture.entries())
    robot.tell(.opened(try Fixture.name("climb-1"), Fixture.record(1), Fixture.loaded(2)))
    var news = Fixture.news(.running, step: 2)
    news.savedStep = 1
    robot.tell(.news(try Fixture.name("climb-1"), news))
    robot.press("g enter")
    #expect(robot.shows("20") && !robot.shows("1.5"))
  }

  /// Sizes of views: little ones, long ones and charts.
  private static let sizes: [TileSize] = [
    TileSize(of: 40, 3), TileSize(of: 90, 70), .chart, TileSize(of: 20, 6), .chart,
  ]

  @Test(arguments: [(180, 55), (120, 37), (100, 20), (57, 9), (1, 1)])
  func tilesLieBesideEachOther(_ width: Int, _ height: Int) {
    let area = Area(x: 3, y: 2, width: width, height: height)
    let layout = TileLayout.best(of: Self.sizes.indices, in: area) { view, _ in Self.sizes[view] }
    #expect(!layout.areas.isEmpty)
    let parts = layout.areas + layout.rest
    for (number, part) in parts.enumerated() {
      #expect(part.intersection(area) == part)
      for other in parts[..<number] { #expect(part.intersection(other).isEmpty) }
    }
    let cells = parts.reduce(0) { $0 + $1.width * $1.height }
    #expect(cells == width * height)
  }

  @Test func chartsTakeWhatOthersLeave() {
    let area = Area(width: 60, height: 40)
    let layout = TileLayout.best(of: 0..<2, in: area) { view, _ in
      view == 0 ? TileSize(of: 40, 3) : .chart
    }
    #expect(layout.areas.map(\.height) == [5, 35] && layout.rest.isEmpty)
  }

  @Test func roomThatNoViewNeedsShowsTheRun() throws {
    var robot = try Robot.watching(width: 180, height: 58)
    robot.tell(.artefacts(try Fixture.name("climb-1"), [Fixture.artefacts[2]]))
    robot.press("5")
    #expect(robot.shows("─ height ") && robot.shows("─ gain of learning δ "))
  }
}
