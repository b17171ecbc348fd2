/// Curves over a common axis.
///
///     var chart = LineChart([.init("loss", loss, raw: rawLoss)], y: Axis("loss", unit: "nats"))
///     chart.x = Axis("step", range: 100...500)
///     chart.crosshair = 250
///     chart.draw(in: area, on: &screen)
///
/// The legend stands above the data, never on it, and tells curves apart by marks as well as by
/// colours. Values that are not numbers leave gaps, and crosses on the axis say where.
package struct LineChart: View {
  /// A curve and what goes with it.
  package struct Line: Sendable {
    /// The name in the legend.
    package var name: String
    /// The curve, smoothed if it is to be.
    package var curve: CurvePyramid
    /// The curve as measured, drawn faintly behind a smoothed one.
    package var raw: CurvePyramid?
    /// A low and a high curve with a shade between them, such as quartiles.
    package var band: CurveBand?
    /// Whether values hold until the next point; else points are joined.
    package var isStep: Bool
    /// Which of the roles and marks for curves; nil is the line's number in the chart.
    package var number: Int?

    /// A curve.
    package init(
      _ name: String, _ curve: CurvePyramid, raw: CurvePyramid? = nil, band: CurveBand? = nil,
      isStep: Bool = false, number: Int? = nil
    ) {
      self.name = name
      self.curve = curve
      self.raw = raw
      self.band = band
      self.isStep = isStep
      self.number = number
    }
  }

  /// The curves, the last one on top.
  package var lines: [Line]
  /// What is along the horizontal axis.
  package var x: Axis
  /// What is along the vertical axis.
  package var y: Axis
  /// An abscissa to mark; the legend then shows the values there instead of the last ones.
  package var crosshair: Double?
  /// Whether faint lines continue the ticks of the vertical axis.
  package var showsGrid = false
  /// Whether names and values stand above the data.
  package var showsLegend = true

  /// A chart of curves.
  package init(
    _ lines: [Line], x: Axis = Axis("step"), y: Axis = Axis(), crosshair: Double? = nil
  ) {
    self.lines = lines
    self.x = x
    self.y = y
    self.crosshair = crosshair
  }

  /// Draws axes, curves and legend.
  package func draw(in area: Area, on screen: inout Screen) {
    let legend = legend(in: area)
    legend.draw(in: area, on: &screen)
    let seen = (x: xExtent, y: yExtent)
    let below = area.cut(top: legend.height).rest
    let frame = PlotFrame(in: below, x: x, y: y, showing: seen.x, seen.y, screen.glyphs)
    guard !frame.plot.isEmpty else { return }
    guard y.isLogarithmic ? seen.y.leastPositive.isFinite : !seen.y.isEmpty else {
      Paragraph("no values yet", role: .hint, alignment: .centre)
        .draw(in: frame.plot.cut(top: frame.plot.height / 2).rest, on: &screen)
      return
    }
    frame.drawAxes(grid: showsGrid, on: &screen)
    drawCrosshair(frame, on: &screen)
    drawCurves(frame, on: &screen)
    drawMarks(frame, on: &screen)
    drawCrosshairLabel(frame, in: area, on: &screen)
  }

  /// The plot and the scales in an area, for the mouse: `frame.value(atColumn:)`.
  package func frame(in area: Area, glyphs: GlyphSet) -> PlotFrame {
    let below = area.cut(top: legend(in: area).height).rest
    return PlotFrame(in: below, x: x, y: y, showing: xExtent, yExtent, glyphs)
  }
}

// MARK: - Extents

extension LineChart {
  private var xExtent: Extent {
    var extent = Extent()
    for line in lines {
      Self.includeEnds(of: line.curve, in: &extent)
      if let raw = line.raw { Self.includeEnds(of: raw, in: &extent) }
    }
    return extent
  }

  /// Abscissae never fall, so the ends are the extremes; logarithms also ask for the first above 0.
  private static func includeEnds(of curve: CurvePyramid, in extent: inout Extent) {
    guard !curve.isEmpty else { return }
    extent.include(curve.x[0])
    extent.include(curve.x[curve.count - 1])
    let positive = curve.firstIndex(notBelow: .leastNormalMagnitude)
    if positive < curve.count { extent.include(curve.x[positive]) }
  }

  /// What can be seen between the ends of the horizontal axis.
  private var yExtent: Extent {
    let scale = x.scale(showing: xExtent)
    var extent = Extent()
    func include(_ curve: CurvePyramid) {
      extent.include(curve.extent(of: curve.indices(from: scale.low, through: scale.high)))
      extent.include(curve.value(at: scale.low) ?? .nan)
      extent.include(curve.value(at: scale.high) ?? .nan)
    }
    for line in lines {
      include(line.curve)
      if let raw = line.raw { include(raw) }
      if let band = line.band {
        include(band.low)
        include(band.high)
      }
    }
    return extent
  }
}

// MARK: - Drawing

extension LineChart {
  private func number(of index: Int) -> Int { lines[index].number ?? index }

  private func drawCurves(_ frame: PlotFrame, on screen: inout Screen) {
    let painter = CurvePainter(frame: frame)
    for line in lines {
      if let band = line.band { painter.fill(between: band.low, band.high, on: &screen) }
    }
    for line in lines {
      if let raw = line.raw { painter.draw(raw, role: .raw, on: &screen) }
    }
    for (index, line) in lines.enumerated() {
      let painter = CurvePainter(frame: frame, shape: line.isStep ? .stepAfter : .slope)
      painter.draw(line.curve, role: .series(number(of: index)), on: &screen)
      if frame.hasAxisLine { painter.markGaps(line.raw ?? line.curve, on: &screen) }
    }
  }

  /// Marks on the curves where there are several: at the end, and here and there on the way.
  private func drawMarks(_ frame: PlotFrame, on screen: inout Screen) {
    guard lines.count > 1 else { return }
    for (index, line) in lines.enumerated() {
      let mark = Glyph.marker(number(of: index))
      let role = Role.series(number(of: index))
      for column in stride(from: 8 + index * 5 % 24, to: frame.plot.width, by: 24) {
        let position = frame.value(atColumn: frame.plot.x + column)
        guard let value = line.curve.value(at: position), let y = frame.row(of: value) else {
          continue
        }
        screen.put(mark, x: frame.plot.x + column, y: y, role: role)
      }
      if let last = line.curve.index(atOrBefore: frame.x.high),
        let x = frame.column(of: line.curve.x[last]), let y = frame.row(of: line.curve.y[last])
      {
        screen.put(mark, x: x, y: y, role: role)
      }
    }
  }

  private func drawCrosshair(_ frame: PlotFrame, on screen: inout Screen) {
    guard let crosshair, let column = frame.column(of: crosshair) else { return }
    for y in frame.plot.y..<frame.plot.bottom { screen.put("┊", x: column, y: y, role: .crosshair) }
  }

  /// The abscissa of the crosshair, over the labels of the horizontal axis.
  private func drawCrosshairLabel(_ frame: PlotFrame, in area: Area, on screen: inout Screen) {
    guard let crosshair, let column = frame.column(of: crosshair), frame.plot.bottom < area.bottom
    else { return }
    let label = " " + x.text(of: crosshair) + " "
    let length = TerminalText.width(label)
    let start = max(min(column - length / 2, area.right - length), area.x)
    screen.write(
      label, x: start, y: area.bottom - 1, role: .crosshair, .reverse, limit: area.right - start)
  }

  private func legend(in area: Area) -> Legend {
    guard showsLegend, area.height >= 5 else { return Legend() }
    let entries = lines.enumerated().map { index, line in
      let position = crosshair.map { line.curve.index(atOrBefore: $0) } ?? line.curve.count - 1
      let value = position.flatMap { line.curve.y.indices.contains($0) ? line.curve.y[$0] : nil }
      return Legend.Entry(
        number: number(of: index), name: line.name, value: value.map(y.text) ?? "")
    }
    return Legend(title: y.caption, entries: entries, in: area)
  }
}

/// A low and a high curve.
package struct CurveBand: Sendable {
  /// The lower edge.
  package var low: CurvePyramid
  /// The upper edge.
  package var high: CurvePyramid

  /// A band between two curves.
  package init(low: CurvePyramid, high: CurvePyramid) {
    self.low = low
    self.high = high
  }
}
