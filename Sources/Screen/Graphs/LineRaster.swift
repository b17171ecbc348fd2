/// Lines that meet: each cell knows to which of its four sides a line leaves it.
struct LineRaster {
  private static let up: UInt8 = 1
  private static let down: UInt8 = 2
  private static let left: UInt8 = 4
  private static let right: UInt8 = 8
  private static let head: UInt8 = 16

  /// The glyph for each set of sides.
  private static let glyphs: [Unicode.Scalar] = [
    " ", "╵", "╷", "│", "╴", "╯", "╮", "┤", "╶", "╰", "╭", "├", "─", "┴", "┬", "┼",
  ]

  private let width: Int
  private let height: Int
  private var sides: [UInt8]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    sides = Array(repeating: 0, count: width * height)
  }

  /// Joins the middles of cells in a row.
  mutating func addHorizontal(_ columns: ClosedRange<Int>, row: Int) {
    for column in columns {
      if column > columns.lowerBound { add(Self.left, column, row) }
      if column < columns.upperBound { add(Self.right, column, row) }
    }
  }

  /// Joins the middles of cells in a column.
  mutating func addVertical(_ rows: ClosedRange<Int>, column: Int) {
    for row in rows {
      if row > rows.lowerBound { add(Self.up, column, row) }
      if row < rows.upperBound { add(Self.down, column, row) }
    }
  }

  /// Ends a line in an arrow to the right.
  mutating func addHead(column: Int, row: Int) { add(Self.head, column, row) }

  private mutating func add(_ side: UInt8, _ column: Int, _ row: Int) {
    guard column >= 0, column < width, row >= 0, row < height else { return }
    sides[row * width + column] |= side
  }

  /// Draws the part that starts at `origin`, which may lie outside.
  func draw(in area: Area, from origin: (x: Int, y: Int), on screen: inout Screen) {
    for y in 0..<area.height {
      let row = origin.y + y
      guard row >= 0, row < height else { continue }
      for x in 0..<area.width {
        let column = origin.x + x
        guard column >= 0, column < width else { continue }
        let set = sides[row * width + column]
        guard set != 0 else { continue }
        let glyph = set & Self.head != 0 ? "▸" : Self.glyphs[Int(set & 15)]
        screen.put(glyph, x: area.x + x, y: area.y + y, role: .border)
      }
    }
  }
}
