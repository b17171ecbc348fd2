import Text

/// A matrix of values as shades.
///
/// The shade and the colour of a cell both say how much, so the map reads without colours; in a
/// signed map what is negative is hatched. A matrix larger than its area is averaged over blocks.
package struct HeatMapChart: View {
  /// The values row by row; NaN is a gap.
  package var values: [Double]
  /// How many columns the matrix has.
  package var columnCount: Int
  /// Names of the rows; may be empty.
  package var rowNames: [String]
  /// Names of the columns; may be empty.
  package var columnNames: [String]
  /// What the rows are.
  package var rowTitle = ""
  /// What the columns are.
  package var columnTitle = ""
  /// Whether shades go both ways from zero.
  package var isSigned: Bool
  /// The values of no and of full shade; nil takes the least and the greatest.
  package var range: ClosedRange<Double>?
  /// The cell under the cursor.
  package var selection: (row: Int, column: Int)?

  /// A map of values row by row.
  package init(
    values: [Double], columnCount: Int, rowNames: [String] = [], columnNames: [String] = [],
    isSigned: Bool = false
  ) {
    self.values = values
    self.columnCount = max(1, columnCount)
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.isSigned = isSigned
  }

  /// A map of rows; short ones end in gaps.
  package init(
    _ rows: [[Double]], rowNames: [String] = [], columnNames: [String] = [], isSigned: Bool = false
  ) {
    let width = rows.reduce(1) { max($0, $1.count) }
    self.init(
      values: rows.flatMap { $0 + Array(repeating: .nan, count: width - $0.count) },
      columnCount: width, rowNames: rowNames, columnNames: columnNames, isSigned: isSigned)
  }

  /// How many rows the matrix has.
  package var rowCount: Int { values.count / columnCount }

  /// Draws the map with the names that fit, and below it what the shades mean.
  package func draw(in area: Area, on screen: inout Screen) {
    guard rowCount > 0, !area.isEmpty else { return }
    let namesBelow = columnNames.isEmpty || area.height < 4 ? 0 : 1
    let titlesBelow = area.height >= 8 && titlesNeedALine(of: area.width) ? 1 : 0
    let footHeight = namesBelow + (area.height >= 4 ? 1 : 0) + titlesBelow
    let longest = rowNames.reduce(0) { max($0, TerminalText.width($1)) }
    let nameWidth = longest == 0 ? 0 : min(longest + 1, area.width / 3)
    let (names, body) = area.cut(bottom: footHeight).rest.cut(left: nameWidth)
    let mesh = mesh(in: body)
    guard mesh.columns > 0, mesh.rows > 0 else { return }
    let ends = ends
    let hasValues = mesh.isExact && hasRoomForValues(mesh)
    for row in 0..<mesh.rows {
      let name = row * rowCount / mesh.rows
      if name < rowNames.count {
        let label = TextRun(rowNames[name], .label)
        screen.write(label, x: names.x, y: mesh.top(of: row, in: body), width: nameWidth - 1)
      }
      for column in 0..<mesh.columns {
        let block = mesh.block(row, column, in: body)
        let mean = mean(row, column, mesh)
        screen.fill(block, with: cell(of: mean, ends))
        if hasValues { write(mean, in: block, on: &screen) }
      }
    }
    let foot = area.cut(top: mesh.height).rest
    if namesBelow > 0 { drawColumnNames(mesh, below: body, in: foot.row(0), on: &screen) }
    drawSelection(mesh, in: body, on: &screen)
    guard footHeight > 0 else { return }
    let key = drawKey(ends, in: foot.row(namesBelow), on: &screen)
    drawTitles(
      after: titlesBelow > 0 ? foot.x - 2 : key, in: foot.row(namesBelow + titlesBelow),
      on: &screen)
  }

  /// How the matrix is spread over cells of the screen.
  private struct Mesh {
    /// Blocks down and across.
    var rows: Int
    var columns: Int
    /// Columns and rows of the screen in all blocks together.
    var width: Int
    var height: Int
    /// Whether every block is a value of the matrix.
    var isExact: Bool

    /// Blocks differ by a column or a row at most where they do not fill the area evenly.
    func block(_ row: Int, _ column: Int, in body: Area) -> Area {
      let (x, y) = (left(of: column, in: body), top(of: row, in: body))
      return Area(
        x: x, y: y, width: left(of: column + 1, in: body) - x,
        height: top(of: row + 1, in: body) - y)
    }

    func left(of column: Int, in body: Area) -> Int { body.x + column * width / columns }
    func top(of row: Int, in body: Area) -> Int { body.y + row * height / rows }
  }

  /// Blocks fill the area, unless the matrix is so small that they would be mere stripes.
  private func mesh(in body: Area) -> Mesh {
    let (rows, columns) = (min(rowCount, body.height), min(columnCount, body.width))
    guard rows > 0, columns > 0 else {
      return Mesh(rows: 0, columns: 0, width: 0, height: 0, isExact: false)
    }
    let width = Self.length(
      of: columns, in: body.width, widest: Self.widestBlock, mostBlank: 0.2)
    return Mesh(
      rows: rows, columns: columns, width: width,
      height: Self.length(of: rows, in: body.height, widest: Self.tallestBlock, mostBlank: 0.25),
      isExact: rows == rowCount && columns == columnCount)
  }

  /// How far blocks reach: all are alike, unless that left much of the room blank.
  ///
  /// - Parameter mostBlank: the share that may be; rows of two heights are worse to look at.
  private static func length(
    of blocks: Int, in room: Int, widest: Int, mostBlank: Double
  ) -> Int {
    let (most, alike) = (min(room, blocks * widest), room / blocks * blocks)
    return alike < most && Double(most - alike) <= mostBlank * Double(most) ? alike : most
  }

  /// Wider or taller blocks would tear the matrix apart.
  private static let (widestBlock, tallestBlock) = (40, 6)

  /// Whether every value can be written with shades left on both sides of it.
  private func hasRoomForValues(_ mesh: Mesh) -> Bool {
    let widest = mesh.width / mesh.columns - 4
    return widest > 0
      && values.allSatisfy { !$0.isFinite || TerminalText.width(Numeral.short($0)) <= widest }
  }

  /// Writes a value in the middle of its block.
  private func write(_ value: Double, in block: Area, on screen: inout Screen) {
    guard value.isFinite else { return }
    let text = " \(Numeral.short(value)) "
    let width = TerminalText.width(text)
    screen.write(
      TextRun(text, .value), x: block.x + (block.width - width) / 2,
      y: block.y + (block.height - 1) / 2, width: width)
  }

  /// The values of no and of full shade.
  private var ends: (low: Double, high: Double) {
    if let range { return (range.lowerBound, range.upperBound) }
    let extent = Extent(of: values)
    guard !extent.isEmpty else { return (0, 1) }
    let reach = max(abs(extent.low), abs(extent.high))
    return isSigned ? (-reach, reach) : (extent.low, extent.high)
  }

  /// The mean of the finite values that share a block.
  private func mean(_ row: Int, _ column: Int, _ mesh: Mesh) -> Double {
    var sum = 0.0
    var count = 0.0
    for y in row * rowCount / mesh.rows..<(row + 1) * rowCount / mesh.rows {
      for x in column * columnCount / mesh.columns..<(column + 1) * columnCount / mesh.columns {
        let value = values[y * columnCount + x]
        if value.isFinite { (sum, count) = (sum + value, count + 1) }
      }
    }
    return count > 0 ? sum / count : .nan
  }

  private func cell(of value: Double, _ ends: (low: Double, high: Double)) -> Cell {
    guard value.isFinite else { return Cell("·", .dim) }
    let length = ends.high - ends.low
    let share = length > 0 ? min(max((value - ends.low) / length, 0), 1) : 0.5
    guard isSigned else { return Cell(Glyph.shade(0.125 + share * 0.875), .ramp(share)) }
    let amount = share * 2 - 1
    return amount < -0.125
      ? Cell(Glyph.hatch(-amount), .signed(amount)) : Cell(Glyph.shade(amount), .signed(amount))
  }
}

// MARK: - Names and key

extension HeatMapChart {
  /// Names in the middle below their columns; those that would touch the one before are left out.
  private func drawColumnNames(
    _ mesh: Mesh, below body: Area, in foot: Area, on screen: inout Screen
  ) {
    guard foot.height > 0 else { return }
    var next = foot.x
    for column in 0..<mesh.columns {
      let number = column * columnCount / mesh.columns
      guard columnNames.indices.contains(number) else { break }
      let length = TerminalText.width(columnNames[number])
      let block = mesh.block(0, column, in: body)
      let start = max(block.x + (block.width - length) / 2, foot.x)
      guard length > 0, start >= next, start + length <= foot.right else { continue }
      screen.write(columnNames[number], x: start, y: foot.y, role: .label)
      next = start + length + 1
    }
  }

  private func drawSelection(_ mesh: Mesh, in body: Area, on screen: inout Screen) {
    guard let selection, (0..<rowCount).contains(selection.row),
      (0..<columnCount).contains(selection.column)
    else { return }
    let row = selection.row * mesh.rows / rowCount
    let column = selection.column * mesh.columns / columnCount
    screen.mark(mesh.block(row, column, in: body), .reverse)
  }

  /// Draws what the shades mean; returns the column after it.
  private func drawKey(
    _ ends: (low: Double, high: Double), in line: Area, on screen: inout Screen
  ) -> Int {
    guard line.height > 0 else { return line.x }
    var x =
      line.x
      + screen.write(
        Numeral.short(ends.low) + " ", x: line.x, y: line.y, role: .axis, limit: line.width)
    for step in 0..<8 where x < line.right {
      let value = ends.low + (ends.high - ends.low) * (Double(step) + 0.5) / 8
      screen[x, line.y] = cell(of: value, ends)
      x += 1
    }
    x += screen.write(
      " " + Numeral.short(ends.high), x: x, y: line.y, role: .axis, limit: line.right - x)
    guard let selection, values.indices.contains(selection.row * columnCount + selection.column)
    else { return x }
    let value = values[selection.row * columnCount + selection.column]
    let place = "  [\(selection.row), \(selection.column)] = \(Numeral.short(value))"
    return x + screen.write(place, x: x, y: line.y, role: .value, limit: line.right - x)
  }

  private var titles: String {
    rowTitle.isEmpty || columnTitle.isEmpty ? "" : "rows: \(rowTitle)  columns: \(columnTitle)"
  }

  /// Whether the titles would be cut beside the key.
  private func titlesNeedALine(of width: Int) -> Bool {
    let key = Numeral.short(ends.low) + Numeral.short(ends.high)
    return TerminalText.width(titles) + TerminalText.width(key) + 12 > width && !titles.isEmpty
  }

  /// What rows and columns are, at the right end of a line.
  private func drawTitles(after x: Int, in line: Area, on screen: inout Screen) {
    guard !titles.isEmpty, !line.isEmpty else { return }
    let start = max(line.right - TerminalText.width(titles), x + 2)
    guard start + 8 <= line.right else { return }
    screen.write(TextRun(titles, .label), x: start, y: line.y, width: line.right - start)
  }
}
