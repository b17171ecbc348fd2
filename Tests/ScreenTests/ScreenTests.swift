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

  @Test func changesTurnTheOldScreenIntoTheNew() {
    var dice = Dice(seed: 7)
    for _ in 0..<300 {
      let (width, height) = (dice.int(0...40), dice.int(0...6))
      let before = Screen(width: width, height: height)
      var after = before
      for _ in 0..<dice.int(0...30) {
        after.put(
          "x", x: dice.int(-2...41), y: dice.int(-2...7), role: dice.int(0...1) == 0 ? .good : .bad)
      }
      var rebuilt = before
      let joining = dice.int(0...6)
      after.forEachChange(since: before, joining: joining) { row, columns in
        for column in columns { rebuilt[column, row] = after[column, row] }
      }
      #expect(rebuilt == after)
    }
  }

  @Test func anotherSizeChangesEverything() {
    let screen = Screen(width: 4, height: 3)
    #expect(screen.changedCells(since: Screen(width: 4, height: 2)) == 12)
    #expect(screen.changedCells(since: screen) == 0)
  }

  @Test func asciiScreensFoldWhatIsAssigned() {
    var screen = Screen(width: 2, height: 1, glyphs: .ascii)
    screen[0, 0] = Cell("█")
    screen.fill(Area(x: 1, width: 1, height: 1), with: Cell("→"))
    #expect(screen.text == "#>")
  }

  @Test func hugeAndNegativeSizesAreCut() {
    #expect(Screen(width: -3, height: 5).cells.isEmpty)
    #expect(Screen(width: .max, height: 1).width == Screen.longest)
  }
}
