import Text

/// Parallel coordinates: an axis for each coordinate with its values at the ends, and a line for each
/// thing, coloured by how good it is and drawn over those that are worse.
///
/// Axes that do not fit beside each other go on in a band below.
package struct ParallelChart: View {
  /// An axis and what stands at its ends.
  package struct Axis: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// What is written below and above.
    package var low: String, high: String

    /// An axis.
    package init(_ name: String, low: String, high: String) {
      (self.name, self.low, self.high) = (name, low, high)
    }
  }

  /// A thing.
  package struct Line: Hashable, Sendable {
    /// Where it crosses each axis, from 0 below to 1 above; `nil` where it does not.
    package var places: [Double?]
    /// How good it is, higher is better.
    package var value: Double

    /// A thing that crosses each axis somewhere.
    package init(places: [Double?], value: Double) {
      (self.places, self.value) = (places, value)
    }
  }

  private let axes: [Axis]
  private let lines: [Line]
  private let measure: String

  /// - Parameters:
  ///   - lines: best first.
  ///   - measure: what their values are.
  package init(axes: [Axis], lines: [Line], measure: String) {
    (self.axes, self.lines, self.measure) = (axes, lines, measure)
  }

  /// The least columns from one axis to the next, and the least rows of a band.
  private static let least = (columns: 14, rows: 7)

  /// Draws a caption and as many bands as are needed, as far as there is room.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !axes.isEmpty else { return }
    // Where it is low, the lines matter more than the words above them.
    let (caption, rest) = area.cut(top: area.height >= Self.least.rows ? 1 : 0)
    if !caption.isEmpty { drawCaption(in: caption, on: &screen) }
    let perBand = max(2, rest.width / leastColumns(in: rest))
    // Bands share an axis, so that lines can be followed from one to the next.
    var bands: [Range<Int>] = []
    var start = 0
    repeat {
      let end = min(start + perBand, axes.count)
      bands.append(start..<end)
      start = end - 1
    } while start < axes.count - 1
    let shown = Array(bands.prefix(max(1, rest.height / Self.least.rows)))
    let places = rest.grid(
      count: shown.count, minimumWidth: rest.width, minimumHeight: Self.least.rows)
    for (band, place) in zip(shown, places) { draw(band, in: place, on: &screen) }
  }

  /// The least columns from one axis to the next: fewer where bands do not fit below each other.
  private func leastColumns(in area: Area) -> Int {
    let bands = max(1, area.height / Self.least.rows)
    let perBand = (axes.count - 2) / bands + 2
    return min(Self.least.columns, max(Self.fewestColumns, area.width / perBand))
  }

  /// Axes closer than this run into each other.
  private static let fewestColumns = 8

  private func drawCaption(in area: Area, on screen: inout Screen) {
    let best = lines.first.map { Self.text($0.value) } ?? "–"
    let worst = lines.last.map { Self.text($0.value) } ?? "–"
    let runs = [
      TextRun("\(measure)  ", .label), TextRun("best \(best)", .best),
      TextRun("  the \(lines.count) best, down to \(worst)", .dim),
    ]
    screen.write(runs, x: area.x, y: area.y, limit: area.width)
  }

  private static func text(_ value: Double) -> String { Numeral.short(value) }

  // MARK: - A band

  private func draw(_ band: Range<Int>, in area: Area, on screen: inout Screen) {
    // Names stay longest.
    let (head, rest) = area.cut(top: area.height >= 5 ? 2 : 1)
    let (plot, foot) = rest.cut(bottom: area.height >= 4 ? 1 : 0)
    guard plot.height > 0 else { return }
    let columns = columns(of: band, width: area.width)
    let gaps = zip(columns, columns.dropFirst()).map { $1 - $0 }
    let room = min(Self.least.columns, gaps.min() ?? Self.least.columns) - 1
    for line in lines.reversed() { draw(line, band, columns, in: plot, on: &screen) }
    for (axis, column) in zip(axes[band], columns) {
      for row in 0..<plot.height {
        screen.put("│", x: plot.x + column, y: plot.y + row, role: .axis)
      }
      write(axis.name, .label, around: column, in: head.row(0), limit: room, on: &screen)
      write(axis.high, .value, around: column, in: head.row(1), limit: room, on: &screen)
      write(axis.low, .value, around: column, in: foot.row(0), limit: room, on: &screen)
    }
  }

  /// Where axes stand, so that names have room on both sides.
  private func columns(of band: Range<Int>, width: Int) -> [Int] {
    let margin = min(Self.least.columns / 2, width / 4)
    let room = max(width - 1 - 2 * margin, 1)
    return band.map { number in
      band.count > 1 ? margin + room * (number - band.lowerBound) / (band.count - 1) : width / 2
    }
  }

  private func write(
    _ text: String, _ role: Role, around column: Int, in row: Area, limit: Int,
    on screen: inout Screen
  ) {
    guard !row.isEmpty else { return }
    let shown = TerminalText.fitted(text, to: limit)
    let start = min(max(column - TerminalText.width(shown) / 2, 0), max(row.width - 1, 0))
    screen.write(shown, x: row.x + start, y: row.y, role: role)
  }

  private func draw(
    _ line: Line, _ band: Range<Int>, _ columns: [Int], in plot: Area, on screen: inout Screen
  ) {
    let (across, down) = (screen.glyphs.dotsAcross, screen.glyphs.dotsDown)
    let role = role(of: line)
    let stops = zip(band, columns).map { number, column in
      line.places[number].map { place in
        (x: column * across, y: Int(((1 - place) * Double(plot.height * down - 1)).rounded()))
      }
    }
    for (from, to) in zip(stops, stops.dropFirst()) {
      guard let from, let to, to.x > from.x else { continue }
      var last = from.y
      for x in from.x...to.x {
        let share = Double(x - from.x) / Double(to.x - from.x)
        let y = Int((Double(from.y) + share * Double(to.y - from.y)).rounded())
        screen.addDots(column: x, rows: min(last, y)...max(last, y), in: plot, role: role)
        last = y
      }
    }
  }

  /// The best stands out; the others fade by how far they are below it.
  private func role(of line: Line) -> Role {
    guard let best = lines.first?.value, let worst = lines.last?.value else { return .raw }
    if line.value >= best { return .best }
    return best > worst ? .ramp((line.value - worst) / (best - worst) * 0.8 + 0.1) : .raw
  }
}
