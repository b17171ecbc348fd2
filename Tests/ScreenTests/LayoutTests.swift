import Screen
import Testing

@Suite struct LayoutTests {
  @Test func childrenFillTheirParent() {
    var dice = Dice(seed: 1)
    for _ in 0..<5000 {
      let lengths = (0..<dice.int(1...6)).map { _ in
        dice.int(0...1) == 0
          ? Length.fixed(dice.int(-3...30))
          : .flexible(weight: dice.int(-1...4), minimum: dice.int(-2...12))
      }
      let total = dice.int(-2...60)
      let gap = dice.int(-1...4)
      let parts = Length.share(total, among: lengths, gap: gap)
      #expect(parts.count == lengths.count)
      #expect(parts.first?.lowerBound == 0)
      #expect(parts.last?.upperBound == max(0, total), "\(total) \(lengths) \(gap)")
      for (one, two) in zip(parts, parts.dropFirst()) { #expect(one.upperBound <= two.lowerBound) }
    }
  }

  @Test func fixedPartsGetWhatTheyAsk() {
    #expect(
      Length.share(20, among: [.fixed(5), .fill, .fixed(3)], gap: 1) == [0..<5, 6..<16, 17..<20])
    #expect(Length.share(10, among: [.flexible(weight: 2), .fill]) == [0..<6, 6..<10])
    #expect(Length.share(4, among: [.fixed(3), .fixed(3), .fill]) == [0..<3, 3..<4, 4..<4])
  }

  @Test func hugeRequestsDoNotOverflow() {
    let parts = Length.share(
      .max, among: [.fixed(.max), .flexible(weight: .max, minimum: .max)], gap: .max)
    #expect(parts.last?.upperBound == Area.limit)
    let area = Area(x: .min, y: .max, width: .max, height: .min).inset(by: .max)
    #expect(area.isEmpty)
    #expect(area.centred(width: .max, height: .max).isEmpty)
  }

  @Test func cutsAreWithinAndComplete() {
    var dice = Dice(seed: 2)
    for _ in 0..<2000 {
      let area = Area(
        x: dice.int(-9...9), y: dice.int(-9...9), width: dice.int(-2...20),
        height: dice.int(-2...20))
      let amount = dice.int(-5...30)
      let (top, below) = area.cut(top: amount)
      let (above, bottom) = area.cut(bottom: amount)
      let (left, beyond) = area.cut(left: amount)
      let (before, right) = area.cut(right: amount)
      #expect(
        top.height + below.height == area.height && above.height + bottom.height == area.height)
      #expect(left.width + beyond.width == area.width && before.width + right.width == area.width)
      for part in [top, below, above, bottom, left, beyond, before, right] where !part.isEmpty {
        #expect(part.intersection(area) == part)
      }
    }
  }

  @Test func gridsHaveNoHolesAndNoOverlaps() {
    for count in 0...14 {
      for (width, height) in [(0, 0), (1, 1), (80, 24), (200, 60), (40, 10), (7, 90)] {
        let area = Area(x: 3, y: 2, width: width, height: height)
        let cells = area.grid(count: count, minimumWidth: 30, minimumHeight: 6)
        #expect(cells.count == count)
        let covered = cells.reduce(0) { $0 + $1.width * $1.height }
        #expect(count == 0 || covered == width * height)
        for (index, cell) in cells.enumerated() {
          for other in cells[..<index] { #expect(cell.intersection(other).isEmpty) }
        }
      }
    }
  }

  @Test func scrollingKeepsTheSelectionInView() {
    var dice = Dice(seed: 3)
    for _ in 0..<5000 {
      let (count, visible) = (dice.int(0...50), dice.int(0...12))
      let selection = dice.int(0...max(0, count - 1))
      let first = Scrolling.offset(
        from: dice.int(-9...60), showing: selection, of: count, visible: visible)
      #expect(first >= 0 && (first == 0 || first + visible <= count))
      if count > 0, visible > 0 { #expect(first <= selection && selection < first + visible) }
    }
  }

  @Test func listPositionStopsAtItsEnds() {
    var position = ListPosition()
    position.move(by: .max, of: 10, visible: 4)
    #expect(position == ListPosition(selected: 9, offset: 6))
    position.move(by: .min, of: 10, visible: 4)
    #expect(position == ListPosition())
    position.move(by: 1, of: 0, visible: 0)
    #expect(position.selected == 0)
  }
}
