/// Points in a plane: those alive as discs, the others as dots, the front joined by steps.
///
///     var chart = ScatterChart(points, x: Axis("parameters", isLogarithmic: true))
///     chart.front = CurvePyramid(x: [1e3, 4e3], y: [0.81, 0.93])
package struct ScatterChart: View {
  /// A point.
  package struct Point: Hashable, Sendable {
    /// Horizontal position.
    package var x: Double
    /// Vertical position.
    package var y: Double
    /// Whether it still takes part.
    package var isAlive: Bool
    /// What it is for, such as a ramp step for its age; nil follows from `isAlive`.
    package var role: Role?

    /// A point.
    package init(x: Double, y: Double, isAlive: Bool = true, role: Role? = nil) {
      self.x = x
      self.y = y
      self.isAlive = isAlive
      self.role = role
    }
  }

  /// The points.
  package var points: [Point]
  /// What is along the horizontal axis.
  package var x: Axis
  /// What is along the vertical axis.
  package var y: Axis
  /// The points no other surpasses, in order of x.
  package var front: CurvePyramid?
  /// Whether less is better horizontally, which decides on which side of a front point the step is.
  package var prefersLowX = true
  /// The point under the cursor.
  package var selection: Int?
  /// Whether faint lines continue the ticks of the vertical axis.
  package var showsGrid = false
  /// Whether points far above or below all others are left out, and counted instead.
  package var leavesOutFar = false

  /// A chart of points.
  package init(_ points: [Point], x: Axis = Axis(), y: Axis = Axis()) {
    self.points = points
    self.x = x
    self.y = y
  }

  /// Draws axes, front and points, and above them a caption with the selected point.
  package func draw(in area: Area, on screen: inout Screen) {
    let frame = frame(in: area, glyphs: screen.glyphs)
    guard !frame.plot.isEmpty else { return }
    drawCaption(in: area.cut(top: frame.outer.y - area.y).top, on: &screen)
    frame.drawAxes(grid: showsGrid, on: &screen)
    if let front {
      let shape: CurvePainter.Shape = prefersLowX ? .stepAfter : .stepBefore
      CurvePainter(frame: frame, shape: shape).draw(front, role: .front, on: &screen)
    }
    let isCrowded = points.count * 4 > frame.plot.width * frame.plot.height
    for point in points where !point.isAlive { drawDead(point, isCrowded, frame, on: &screen) }
    for point in points where point.isAlive {
      put("●", at: point, role: point.role ?? .alive, frame, on: &screen)
    }
    if let selection, points.indices.contains(selection) {
      put("◉", at: points[selection], role: .cursor, frame, .reverse, on: &screen)
    }
  }

  /// The plot and the scales in an area.
  package func frame(in area: Area, glyphs: GlyphSet) -> PlotFrame {
    let below = area.cut(top: area.height >= 5 ? 1 : 0).rest
    var (xExtent, yExtent) = (Extent(), Extent())
    for point in points {
      xExtent.include(point.x)
      yExtent.include(point.y)
    }
    var y = y
    y.range = y.range ?? nearRange
    return PlotFrame(in: below, x: x, y: y, showing: xExtent, yExtent, glyphs)
  }

  /// The values that are shown where some are too far off: those within three times the distance of
  /// the quartiles (Tukey 1977, "far out"); `nil` where that is all of them, or one that is left out
  /// is under the cursor.
  private var nearRange: ClosedRange<Double>? {
    let values = points.map(\.y).filter(\.isFinite)
    guard leavesOutFar, !y.isLogarithmic, values.count >= 12, let quartiles = Quartiles(of: values)
    else { return nil }
    let reach = 3 * (quartiles.upper - quartiles.lower)
    let near = values.filter { $0 >= quartiles.lower - reach && $0 <= quartiles.upper + reach }
    guard near.count < values.count, let low = near.min(), let high = near.max(), low < high else {
      return nil
    }
    let range = low...high
    let isSelectedFar = selection.map {
      points.indices.contains($0) && !range.contains(points[$0].y)
    }
    return isSelectedFar == true ? nil : range
  }

  /// The point drawn nearest to a place of the screen, for the mouse; nil if none is within reach.
  package func point(atX column: Int, y row: Int, in area: Area, glyphs: GlyphSet) -> Int? {
    let frame = frame(in: area, glyphs: glyphs)
    var nearest: (index: Int, distance: Int)?
    for (index, point) in points.enumerated() {
      guard let x = frame.column(of: point.x), let y = frame.row(of: point.y) else { continue }
      let distance = abs(x - column) + 2 * abs(y - row)
      if distance <= 3, distance < nearest?.distance ?? .max { nearest = (index, distance) }
    }
    return nearest?.index
  }

  private func drawCaption(in area: Area, on screen: inout Screen) {
    guard area.height > 0 else { return }
    let alive = points.count { $0.isAlive }
    var runs = [TextRun(y.caption.isEmpty ? "" : y.caption + "  ", .label)]
    runs += [TextRun("● \(alive)", .alive), TextRun("  · \(points.count - alive)", .dead)]
    if let range = nearRange {
      let far = points.count { $0.y.isFinite && !range.contains($0.y) }
      runs.append(TextRun("  \(far) far off not shown", .warn))
    }
    if let selection, points.indices.contains(selection) {
      let point = points[selection]
      runs += [
        TextRun("  ◉ ", .cursor), TextRun("\(x.text(of: point.x)), \(y.text(of: point.y))", .value),
      ]
    }
    screen.write(runs, x: area.x, y: area.y, limit: area.width)
  }

  private func put(
    _ glyph: Unicode.Scalar, at point: Point, role: Role, _ frame: PlotFrame,
    _ attributes: Attributes = [], on screen: inout Screen
  ) {
    guard let x = frame.column(of: point.x), let y = frame.row(of: point.y) else { return }
    screen.put(glyph, x: x, y: y, role: role, attributes)
  }

  /// One sign a cell while there are few, else a dot each.
  private func drawDead(
    _ point: Point, _ isCrowded: Bool, _ frame: PlotFrame, on screen: inout Screen
  ) {
    guard isCrowded else {
      return put("·", at: point, role: point.role ?? .dead, frame, on: &screen)
    }
    let (column, row) = (frame.dotX(point.x).rounded(), frame.dotY(point.y).rounded())
    guard column >= 0, column < Double(frame.dotsAcross), row >= 0, row < Double(frame.dotsDown)
    else { return }
    screen.addDots(
      column: Int(column), rows: Int(row)...Int(row), in: frame.plot, role: point.role ?? .dead)
  }
}
