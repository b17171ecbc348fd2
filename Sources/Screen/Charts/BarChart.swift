import Text

/// Labelled amounts as bars from left to right.
///
///     BarChart([.init("conv", 4_640), .init("dense", 650)], unit: "parameters")
package struct BarChart: View {
  /// A bar.
  package struct Bar: Hashable, Sendable {
    /// What is measured.
    package var label: String
    /// How much; drawn to the left of zero when negative, as text only when not finite.
    package var value: Double
    /// What the bar is for.
    package var role: Role

    /// A bar.
    package init(_ label: String, _ value: Double, role: Role = .series0) {
      self.label = label
      self.value = value
      self.role = role
    }
  }

  /// The bars from top to bottom.
  package var bars: [Bar]
  /// The unit: behind the values where it is a sign, else once above the bars.
  package var unit: String
  /// The first bar shown.
  package var offset: Int

  /// Bars.
  package init(_ bars: [Bar], unit: String = "", offset: Int = 0) {
    self.bars = bars
    self.unit = unit
    self.offset = offset
  }

  /// Draws the bars that fit and, if there are more, a scroll bar.
  package func draw(in area: Area, on screen: inout Screen) {
    guard hasHeading, area.height > 1 else { return drawBars(in: area, on: &screen) }
    let parts = area.cut(top: 1)
    screen.write(
      TextRun(unit, .dim), x: area.x + labelWidth(in: area) + 1, y: area.y,
      width: max(0, area.width - labelWidth(in: area) - 1))
    drawBars(in: parts.rest, on: &screen)
  }

  /// Whether the unit stands above the bars, in a line of its own.
  package var hasHeading: Bool { TerminalText.width(unit) > 3 }

  private func labelWidth(in area: Area) -> Int {
    min(bars.reduce(0) { max($0, TerminalText.width($1.label)) }, max(0, area.width / 3))
  }

  private func drawBars(in area: Area, on screen: inout Screen) {
    let first = Scrolling.offset(from: offset, showing: nil, of: bars.count, visible: area.height)
    Scrolling.drawBar(
      in: area.cut(right: 1).right, from: first, of: bars.count, visible: area.height, on: &screen)
    let body = bars.count > area.height ? area.cut(right: 1).rest : area
    let values = bars.map { text(of: $0.value) }
    let valueWidth = values.reduce(0) { max($0, TerminalText.width($1)) }
    let labelWidth = labelWidth(in: area)
    let extent = Extent(of: bars.lazy.map(\.value))
    let room = body.width - labelWidth - valueWidth - 2
    for (row, index) in bars.indices.dropFirst(first).prefix(body.height).enumerated() {
      let line = body.row(row)
      screen.write(TextRun(bars[index].label, .label), x: line.x, y: line.y, width: labelWidth)
      let value = TextRun(values[index], .value)
      screen.write(
        value, x: line.x + labelWidth + 1, y: line.y,
        width: min(valueWidth, max(0, body.width - labelWidth - 1)), alignment: .right)
      guard room > 0 else { continue }
      let track = Area(x: line.right - room, y: line.y, width: room, height: 1)
      draw(bars[index], from: min(extent.low, 0), to: max(extent.high, 0), in: track, on: &screen)
    }
  }

  private func text(of value: Double) -> String {
    Numeral.short(value) + (unit.isEmpty || hasHeading ? "" : " " + unit)
  }

  private func draw(
    _ bar: Bar, from low: Double, to high: Double, in track: Area, on screen: inout Screen
  ) {
    guard bar.value.isFinite, bar.value != 0, high > low else { return }
    let perUnit = Double(track.width) / (high - low)
    let zero = Int((-low * perUnit).rounded())
    let eighths = Int((abs(bar.value) * perUnit * 8).rounded())
    if bar.value > 0 {
      screen.putBar(
        eighths: eighths, x: track.x + zero, y: track.y, limit: track.width - zero, role: bar.role)
    } else {
      for column in 1...max(1, (eighths + 7) / 8) where zero - column >= 0 {
        let isHalf = eighths - (column - 1) * 8 <= 4
        screen.put(isHalf ? "▐" : "█", x: track.x + zero - column, y: track.y, role: bar.role)
      }
    }
  }
}

extension Screen {
  /// Draws a bar of so many eighths of a column, at least one, to the right.
  mutating func putBar(eighths: Int, x: Int, y: Int, limit: Int, role: Role) {
    for column in 0..<max(1, (eighths + 7) / 8) where column < limit {
      put(Glyph.lengths[min(max(eighths - column * 8, 1), 8)], x: x + column, y: y, role: role)
    }
  }
}
