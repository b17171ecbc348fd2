/// Pictures side by side, as large as they all fit.
///
///     PictureSheet([.init("a seven", rows: [[0, 1], [0, 1]])]).draw(in: area, on: &screen)
///
/// A column of the screen and half a row make a square. Shade and colour both say how bright a cell
/// is, and where its halves differ the brighter one stands alone, so that pictures read without
/// colours. One larger than its place is averaged over blocks.
package struct PictureSheet: View {
  /// A picture.
  package struct Picture: Hashable, Sendable {
    /// What it shows.
    package var title: String
    /// Brightness row by row: 0 for none, 1 for full; what is missing or no number is dark.
    package var rows: [[Double]]

    /// A picture.
    package init(_ title: String, rows: [[Double]]) {
      self.title = title
      self.rows = rows
    }

    var width: Int { rows.reduce(0) { max($0, $1.count) } }
  }

  /// The pictures in order.
  package var pictures: [Picture]
  /// A line below them.
  package var caption: String
  /// The picture to begin with, where not all fit.
  package var offset: Int

  /// Pictures side by side.
  package init(_ pictures: [Picture], caption: String = "", offset: Int = 0) {
    self.pictures = pictures
    self.caption = caption
    self.offset = offset
  }

  /// Draws those that there is room for, each below its title.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !pictures.isEmpty, !area.isEmpty else { return }
    let words = Paragraph(caption, role: .hint)
    let rows = min(words.height(width: area.width), max(1, area.height / 4))
    let (body, foot) = area.cut(bottom: caption.isEmpty || area.height < 6 ? 0 : rows)
    let shown = pictures[min(max(offset, 0), pictures.count - 1)...]
    let sheet = Sheet(for: shown, in: body)
    for (number, picture) in shown.prefix(sheet.capacity).enumerated() {
      draw(picture, in: sheet.place(number, in: body), sheet, on: &screen)
    }
    words.draw(in: foot, on: &screen)
  }

  /// How pictures of one size are spread over an area.
  private struct Sheet {
    /// Columns and half rows of a picture.
    var width: Int
    var height: Int
    /// Rows for the title.
    var titleHeight: Int
    /// Columns from one picture to the next.
    var step: Int
    /// Pictures across and down that there is room for.
    var across: Int
    var down: Int

    private static let gap = 2
    /// Longer titles are cut, where others stand beside them.
    private static let longestTitle = 20

    /// The largest sheet that holds all pictures, or else the smallest.
    init(for pictures: ArraySlice<Picture>, in area: Area) {
      let width = pictures.reduce(1) { max($0, $1.width) }
      let height = pictures.reduce(1) { max($0, $1.rows.count) }
      let longest = pictures.reduce(0) { max($0, TerminalText.width($1.title)) }
      let title = min(longest, pictures.count > 1 ? Self.longestTitle : area.width)
      let enlarged = [4, 3, 2, 1].map { (width * $0, height * $0) }
      let reduced = [2, 3, 4, 6, 8, 12, 16].map { ((width - 1) / $0 + 1, (height - 1) / $0 + 1) }
      let sheets = (enlarged + reduced).map { Sheet(width: $0, height: $1, title: title, in: area) }
      self = sheets.first { $0.capacity >= pictures.count } ?? sheets[sheets.count - 1]
    }

    private init(width: Int, height: Int, title: Int, in area: Area) {
      (self.width, self.height) = (width, height)
      titleHeight = title > 0 ? 1 : 0
      step = max(width, title) + Self.gap
      across = (area.width + Self.gap) / step
      down = (area.height + 1) / ((height + 1) / 2 + titleHeight + 1)
    }

    var capacity: Int { across * down }

    /// The area of a picture and its title.
    func place(_ number: Int, in area: Area) -> Area {
      let rows = (height + 1) / 2 + titleHeight
      return Area(
        x: area.x + number % across * step, y: area.y + number / across * (rows + 1),
        width: step - Self.gap, height: rows)
    }
  }

  private func draw(
    _ picture: Picture, in place: Area, _ sheet: Sheet, on screen: inout Screen
  ) {
    let (title, body) = place.cut(top: sheet.titleHeight)
    if !title.isEmpty {
      screen.write(TextRun(picture.title, .label), x: title.x, y: title.y, width: title.width)
    }
    for row in 0..<body.height {
      for column in 0..<sheet.width {
        let halves = [2 * row, 2 * row + 1].map { half in
          half < sheet.height ? picture.mean(column, half, sheet.width, sheet.height) : 0
        }
        screen[body.x + column, body.y + row] = Self.cell(halves[0], halves[1], screen.glyphs)
      }
    }
  }

  /// A cell of an upper and a lower half.
  private static func cell(_ upper: Double, _ lower: Double, _ glyphs: GlyphSet) -> Cell {
    if upper.isNaN || lower.isNaN {
      guard upper.isFinite || lower.isFinite else { return Cell(" ", .text) }
      let half: Unicode.Scalar = lower.isNaN ? "▀" : glyphs == .ascii ? "." : "▄"
      return Cell(half, .ramp(lower.isNaN ? upper : lower))
    }
    guard abs(upper - lower) > 0.375 else {
      let mean = (upper + lower) / 2
      return Cell(Glyph.shade(mean), .ramp(mean))
    }
    let (bright, dark) = (max(upper, lower), min(upper, lower))
    let half: Unicode.Scalar = upper > lower ? "▀" : glyphs == .ascii ? "." : "▄"
    return Cell(half, .ramp(bright), on: dark < 0.125 ? .background : .ramp(dark))
  }
}

extension PictureSheet.Picture {
  /// The mean brightness of what a place covers when the picture is spread over this many places;
  /// NaN where there is only a gap.
  fileprivate func mean(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Double {
    let columns = Self.share(x, of: width, in: self.width)
    let rows = Self.share(y, of: height, in: self.rows.count)
    var (sum, gaps) = (0.0, 0)
    for row in rows {
      for column in columns where self.rows[row].indices.contains(column) {
        let value = self.rows[row][column]
        if value.isNaN { gaps += 1 } else { sum += min(max(value, 0), 1) }
      }
    }
    let count = rows.count * columns.count - gaps
    return count > 0 || gaps == 0 ? sum / Double(max(count, 1)) : .nan
  }

  private static func share(_ place: Int, of places: Int, in count: Int) -> Range<Int> {
    let start = place * count / places
    return start..<min(max((place + 1) * count / places, start + 1), count)
  }
}
