extension Screen {
  /// Calls `body` with every stretch of cells that differs from a previous screen, row by row.
  ///
  /// Stretches closer than `joining` cells are joined, which saves cursor movements; none begins or
  /// ends within a character of two columns. A previous
  /// screen of another size differs everywhere. Nothing is allocated.
  package func forEachChange(
    since previous: Screen, joining: Int = 4, _ body: (_ row: Int, _ columns: Range<Int>) -> Void
  ) {
    guard previous.width == width, previous.height == height else {
      if width > 0 { for row in 0..<height { body(row, 0..<width) } }
      return
    }
    for row in 0..<height {
      forEachChange(inRow: row, since: previous, joining: joining, body)
    }
  }

  /// How many cells differ from a previous screen; all of them if it has another size.
  package func changedCells(since previous: Screen) -> Int {
    var count = 0
    forEachChange(since: previous, joining: 0) { count += $1.count }
    return count
  }

  private func forEachChange(
    inRow row: Int, since previous: Screen, joining: Int, _ body: (Int, Range<Int>) -> Void
  ) {
    let base = row * width
    var start = -1
    var end = 0
    for column in 0..<width where cells[base + column] != previous.cells[base + column] {
      if start >= 0, column - end > joining {
        body(row, whole(start..<end, base, previous))
        start = column
      }
      if start < 0 { start = column }
      end = column + 1
    }
    if start >= 0 { body(row, whole(start..<end, base, previous)) }
  }

  /// The columns with the other halves of characters that are now or were cut by their ends.
  private func whole(_ columns: Range<Int>, _ base: Int, _ previous: Screen) -> Range<Int> {
    let isTail = { column in
      cells[base + column].scalar == TerminalText.tail
        || previous.cells[base + column].scalar == TerminalText.tail
    }
    let lower = columns.lowerBound > 0 && isTail(columns.lowerBound) ? 1 : 0
    let upper = columns.upperBound < width && isTail(columns.upperBound) ? 1 : 0
    return columns.lowerBound - lower..<columns.upperBound + upper
  }
}
