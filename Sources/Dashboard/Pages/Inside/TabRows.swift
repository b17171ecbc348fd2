import Screen

/// Names in as many rows as they need, three at most, one of them chosen.
struct TabRows: View {
  var titles: [String]
  var selection: Int?

  private static let most = 3

  func height(in area: Area) -> Int {
    area.height >= 20 ? min(rows(in: area.width).count, Self.most) : 1
  }

  func draw(in area: Area, on screen: inout Screen) {
    guard area.height > 1 else {
      return TabRow(titles: titles, selection: selection).draw(in: area, on: &screen)
    }
    for (number, row) in rows(in: area.width).enumerated() where number < area.height {
      // What does not fit into the last row scrolls there.
      let range = number == area.height - 1 ? row.lowerBound..<titles.count : row
      TabRow(
        titles: Array(titles[range]),
        selection: selection.flatMap { range.contains($0) ? $0 - range.lowerBound : nil }
      ).draw(in: area.row(number), on: &screen)
    }
  }

  /// Which names stand in each row.
  private func rows(in width: Int) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var (start, used) = (0, 0)
    for (index, title) in titles.enumerated() {
      let needed = TerminalText.width(title) + 3
      if index > start, used + needed - 1 > width {
        rows.append(start..<index)
        (start, used) = (index, 0)
      }
      used += needed
    }
    return rows + [start..<titles.count]
  }
}
