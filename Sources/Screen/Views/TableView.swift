/// Rows and columns that adapt to the width they get.
///
///     TableView(
///       columns: [.init("run"), .init("best", width: .fixed(8), alignment: .right, priority: 1)],
///       rows: [["a", TextRun("0.93", .best)]], selection: 0
///     ).draw(in: area, on: &screen)
///
/// Where the columns do not fit, those with the highest `priority` number go first. Of a million
/// rows only the visible ones are asked for.
package struct TableView: View {
  /// A column.
  package struct Column: Hashable, Sendable {
    /// The heading.
    package var title: String
    /// The columns of the screen it wants.
    package var width: Length
    /// Where texts stand.
    package var alignment: Alignment
    /// 0 stays always; of the others the highest number is the first to go when it gets narrow.
    package var priority: Int

    /// A column.
    package init(
      _ title: String, width: Length = .flexible(minimum: 6), alignment: Alignment = .left,
      priority: Int = 0
    ) {
      self.title = title
      self.width = width
      self.alignment = alignment
      self.priority = priority
    }
  }

  /// The column that decides the order of the rows, for the arrow beside its heading.
  package struct Sort: Hashable, Sendable {
    /// The column's number.
    package var column: Int
    /// Whether the least comes first.
    package var isAscending: Bool

    /// A column and a direction.
    package init(column: Int, isAscending: Bool) {
      self.column = column
      self.isAscending = isAscending
    }
  }

  /// The columns.
  package var columns: [Column]
  /// How many rows there are.
  package var count: Int
  /// The cells of a row, as many as there are columns; asked for visible rows only.
  package var row: (Int) -> [TextRun]
  /// The selected row.
  package var selection: Int?
  /// The first row shown; moved if the selection would be out of view.
  package var offset: Int
  /// What the rows are ordered by.
  package var sort: Sort?
  /// Rows that carry a mark.
  package var marked: Set<Int> = []
  /// Whether headings are drawn.
  package var showsHeader = true
  /// What to say where there are no rows.
  package var emptyText = ""

  /// A table whose rows are made as they are drawn.
  package init(
    columns: [Column], count: Int, selection: Int? = nil, offset: Int = 0, sort: Sort? = nil,
    row: @escaping (Int) -> [TextRun]
  ) {
    self.columns = columns
    self.count = max(0, count)
    self.row = row
    self.selection = selection
    self.offset = offset
    self.sort = sort
  }

  /// A table of rows at hand.
  package init(
    columns: [Column], rows: [[TextRun]], selection: Int? = nil, offset: Int = 0, sort: Sort? = nil
  ) {
    self.init(
      columns: columns, count: rows.count, selection: selection, offset: offset, sort: sort
    ) { rows[$0] }
  }

  /// A table of plain texts whose columns are as wide as their longest text; of the last one, which
  /// says what a row is about, as much is shown as fits.
  package init(titles: [String], rows: [[String]], selection: Int? = nil, offset: Int = 0) {
    let columns = titles.enumerated().map { number, title in
      let longest = rows.reduce(TerminalText.width(title)) {
        max($0, number < $1.count ? TerminalText.width($1[number]) : 0)
      }
      let isCut = number == titles.count - 1 && longest > Self.leastLast
      return Column(
        title, width: isCut ? .flexible(minimum: Self.leastLast) : .fixed(longest),
        priority: number)
    }
    self.init(columns: columns, count: rows.count, selection: selection, offset: offset) {
      rows[$0].map { TextRun($0) }
    }
  }

  /// The columns of a long last text that are worth showing.
  private static let leastLast = 14

  /// Draws headings, the visible rows and, if there are more, a scroll bar.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !area.isEmpty else { return }
    let body = body(of: area)
    let first = firstRow(in: area)
    let scrolls = count > body.height && body.width > 2
    let lines = scrolls ? body.cut(right: 1).rest : body
    let content = lines.cut(left: gutter).rest
    let (shown, places) = layout(width: content.width)
    if showsHeader {
      drawHeader(shown, places, x: content.x, in: area, on: &screen)
    }
    for line in 0..<max(0, min(body.height, count - first)) {
      drawGutter(of: first + line, in: lines.row(line), on: &screen)
      draw(row(first + line), shown, places, in: content.row(line), on: &screen)
    }
    if count == 0 { Paragraph(emptyText, role: .hint).draw(in: body, on: &screen) }
    Scrolling.drawBar(
      in: body.cut(right: 1).right, from: first, of: count, visible: body.height, on: &screen)
  }

  /// The row drawn at a row of the screen, for the mouse.
  package func row(atY y: Int, in area: Area) -> Int? {
    let body = body(of: area)
    let number = firstRow(in: area) + y - body.y
    return y >= body.y && y < body.bottom && number < count ? number : nil
  }

  /// The first row shown in an area.
  package func firstRow(in area: Area) -> Int {
    Scrolling.offset(
      from: offset, showing: selection, of: count, visible: body(of: area).height)
  }

  private func body(of area: Area) -> Area {
    showsHeader ? area.cut(top: 1).rest : area
  }

  /// The columns that fit, and where each stands.
  private func layout(width: Int) -> (shown: [Int], places: [Range<Int>]) {
    var shown = Array(columns.indices)
    while shown.count > 1, needed(shown) > width,
      let least = shown.reversed().max(by: { columns[$0].priority < columns[$1].priority }),
      columns[least].priority > 0
    {
      shown.removeAll { $0 == least }
    }
    return (shown, Length.share(width, among: shown.map { columns[$0].width }, gap: 2))
  }

  private func needed(_ shown: [Int]) -> Int {
    shown.reduce(-2) { $0 + columns[$1].width.floor + 2 }
  }

  /// Columns before the first for the arrow at the selection and the marks.
  private var gutter: Int { selection == nil && marked.isEmpty ? 0 : 2 }

  private func drawGutter(of number: Int, in line: Area, on screen: inout Screen) {
    if number == selection {
      screen.lay(.selection, under: line, .bold)
      screen.put("▸", x: line.x, y: line.y, role: .cursor)
    }
    if marked.contains(number) { screen.put("•", x: line.x + 1, y: line.y, role: .marked) }
  }

  private func draw(
    _ cells: [TextRun], _ shown: [Int], _ places: [Range<Int>], in line: Area,
    on screen: inout Screen
  ) {
    for (column, place) in zip(shown, places) where column < cells.count {
      screen.write(
        cells[column], x: line.x + place.lowerBound, y: line.y, width: place.count,
        alignment: columns[column].alignment)
    }
  }

  private func drawHeader(
    _ shown: [Int], _ places: [Range<Int>], x: Int, in area: Area, on screen: inout Screen
  ) {
    for (column, place) in zip(shown, places) {
      var title = columns[column].title
      if let sort, sort.column == column { title += sort.isAscending ? "▲" : "▼" }
      screen.write(
        TextRun(title, .label, .bold), x: x + place.lowerBound, y: area.y, width: place.count,
        alignment: columns[column].alignment)
    }
  }
}
