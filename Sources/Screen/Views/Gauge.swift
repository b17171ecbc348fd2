/// How much of something is done or used, as a bar with words.
///
///     Gauge(0.42, label: "budget", remark: "ETA 3m 20s").draw(in: area, on: &screen)
package struct Gauge: View {
  /// The share done, clamped to 0...1; nil where the end is not known.
  package var share: Double?
  /// What is measured, before the bar.
  package var label: String
  /// A text behind the bar.
  package var remark: String
  /// What the bar is for.
  package var role: Role

  /// A gauge.
  package init(_ share: Double?, label: String = "", remark: String = "", role: Role = .running) {
    self.share = share.flatMap { $0.isFinite ? min(max($0, 0), 1) : nil }
    self.label = label
    self.remark = remark
    self.role = role
  }

  /// Draws label, bar, percentage and remark in the first row; the bar goes first where it is
  /// narrow.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !area.isEmpty else { return }
    let percentage = share.map { "\(Int(($0 * 100).rounded(.down)))%" } ?? "?"
    let tail = remark.isEmpty ? "" : "  " + remark
    var x = area.x
    if !label.isEmpty {
      x += screen.write(label + " ", x: x, y: area.y, role: .label, limit: area.width)
    }
    let room = area.right - x - 5 - TerminalText.width(tail)
    if room >= 4 {
      drawBar(in: Area(x: x, y: area.y, width: room, height: 1), on: &screen)
      x += room + 1
    }
    let number = TextRun(percentage, .value)
    let width = min(4, max(0, area.right - x))
    screen.write(number, x: x, y: area.y, width: width, alignment: room >= 4 ? .right : .left)
    let rest = max(0, area.right - x - width)
    screen.write(TextRun(tail, .hint), x: x + width, y: area.y, width: rest)
  }

  private func drawBar(in track: Area, on screen: inout Screen) {
    let isASCII = screen.glyphs == .ascii
    let eighths = Int(((share ?? 0) * Double(track.width * 8)).rounded(.down))
    for column in 0..<track.width {
      let part = min(max(eighths - column * 8, 0), 8)
      if isASCII {
        screen.put(
          part >= 4 ? "#" : ".", x: track.x + column, y: track.y, role: part >= 4 ? role : .grid)
      } else if part > 0 {
        screen.put(Glyph.lengths[part], x: track.x + column, y: track.y, role: role)
      } else {
        screen.put("·", x: track.x + column, y: track.y, role: .grid)
      }
    }
  }
}
