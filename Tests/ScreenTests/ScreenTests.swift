import Screen
import Testing

@Suite struct ScreenTests {
  @Test func writesAreClipped() {
    var screen = Screen(width: 5, height: 2)
    screen.write("outside", x: 2, y: 0)
    screen.write("left", x: -2, y: 1)
    screen.write("below", x: 0, y: 9)
    #expect(screen.text == "  out\nft")
  }

  @Test func reportsEveryChangedCell() {
    let before = Screen(width: 20, height: 3)
    var after = before
    after.write("ab", x: 1, y: 1)
    after.write("c", x: 12, y: 1)
    var seen: [String] = []
    after.forEachChange(since: before) { seen.append("\($0):\($1)") }
    #expect(seen == ["1:1..<3", "1:12..<13"])
    #expect(after.changedCells(since: before) == 3)
  }

  @Test func keepsTheGroundTextFallsOn() {
    var screen = Screen(width: 4, height: 1)
    screen.lay(.selection, under: screen.area)
    screen.write("x", x: 1, y: 0, role: .good)
    #expect(screen[1, 0] == Cell("x", .good, on: .selection))
  }
}
