import Text

/// How often values occur.
package struct HistogramChart: View {
  /// The sample; values that are not finite are counted in the caption and nowhere else.
  package var values: [Double]
  /// What is along the horizontal axis.
  package var x: Axis
  /// How many bins; nil takes the square root of the sample's size, at least 8.
  package var binCount: Int?
  /// What the columns are for.
  package var role: Role

  /// A histogram.
  package init(
    _ values: [Double], x: Axis = Axis(), binCount: Int? = nil, role: Role = .series0
  ) {
    self.values = values
    self.x = x
    self.binCount = binCount
    self.role = role
  }

  /// Draws a column for each bin, as high as its count.
  package func draw(in area: Area, on screen: inout Screen) {
    let (top, below) = area.cut(top: area.height >= 5 ? 1 : 0)
    let extent = Extent(of: values)
    let scale = x.scale(showing: extent)
    let bins = min(max(1, binCount ?? defaultCount), max(1, area.width))
    let counts = Self.counts(of: values, on: scale, bins: bins)
    let most = counts.max() ?? 0
    let frame = PlotFrame(
      in: below, x: x, y: Axis(range: 0...Double(max(1, most))), showing: extent, extent,
      screen.glyphs)
    guard !frame.plot.isEmpty else { return }
    drawCaption(inside: counts.reduce(0, +), in: top, on: &screen)
    frame.drawAxes(grid: false, on: &screen)
    for column in 0..<frame.plot.width {
      let count = counts[min(column * bins / frame.plot.width, bins - 1)]
      let share = Double(count) / Double(max(1, most))
      drawColumn(share, column, in: frame.plot, on: &screen)
    }
  }

  /// How many values fall in each of `bins` equal parts of a scale.
  static func counts(of values: [Double], on scale: Scale, bins: Int) -> [Int] {
    var counts = Array(repeating: 0, count: bins)
    for value in values where value.isFinite {
      let share = scale.share(of: value)
      guard share >= 0, share <= 1 else { continue }
      counts[min(Int(share * Double(bins)), bins - 1)] += 1
    }
    return counts
  }

  private var defaultCount: Int { max(8, Int(Double(values.count).squareRoot())) }

  private func drawCaption(inside: Int, in line: Area, on screen: inout Screen) {
    guard line.height > 0 else { return }
    var runs = [TextRun("n \(Numeral.grouped(inside))", .label)]
    let outside = values.count - inside
    if outside > 0 { runs.append(TextRun("  \(Numeral.grouped(outside)) not shown", .warn)) }
    screen.write(runs, x: line.x, y: line.y, limit: line.width)
  }

  private func drawColumn(
    _ share: Double, _ column: Int, in plot: Area, on screen: inout Screen
  ) {
    guard share > 0 else { return }
    let filled = max(1, Int((share * Double(plot.height * 8)).rounded()))
    for row in 0..<plot.height {
      let level = min(max(filled - (plot.height - 1 - row) * 8, 0), 8)
      if level > 0 {
        screen.put(Glyph.levels[level], x: plot.x + column, y: plot.y + row, role: role)
      }
    }
  }
}
