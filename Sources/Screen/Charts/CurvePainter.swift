/// Draws curves on a plot, a column of dots at a time.
///
/// A column takes from the pyramid the first, the last, the least and the greatest of its points:
/// all that drawing every point would show (M4: U. Jugel et al. 2014, "M4: A Visualization-Oriented
/// Time Series Data Aggregation", VLDB 7).
struct CurvePainter {
  /// How points are joined.
  enum Shape {
    /// By a straight line.
    case slope
    /// The value holds until the next point.
    case stepAfter
    /// The value holds since the point before.
    case stepBefore
  }

  var frame: PlotFrame
  var shape = Shape.slope

  /// Draws a curve; where it is not a number the line is broken.
  func draw(_ curve: CurvePyramid, role: Role, on screen: inout Screen) {
    guard !frame.plot.isEmpty, !curve.isEmpty else { return }
    var index = curve.firstIndex(notBelow: frame.edge(ofDot: 0))
    var pen = index > 0 ? place(of: index - 1, in: curve) : nil
    for column in 0..<frame.dotsAcross where index < curve.count {
      let end = curve.firstIndex(notBelow: frame.edge(ofDot: column + 1), from: index)
      guard end > index else { continue }
      let first = frame.dotY(curve.y[index])
      if let pen, first.isFinite { connect(pen, (Double(column), first), role, on: &screen) }
      let extent = curve.extent(of: index..<end)
      let low = frame.y.isLogarithmic ? extent.leastPositive : extent.low
      addRun(column, frame.dotY(low), frame.dotY(extent.high), role, on: &screen)
      let last = frame.dotY(curve.y[end - 1])
      pen = last.isFinite ? (Double(column), last) : nil
      index = end
    }
    if index < curve.count, let pen, let next = place(of: index, in: curve) {
      connect(pen, next, role, on: &screen)
    }
  }

  /// Marks on the axis the columns in which some values are not numbers or cannot be drawn.
  func markGaps(_ curve: CurvePyramid, on screen: inout Screen) {
    guard hasGaps(curve.extent, of: curve.count) else { return }
    var index = curve.firstIndex(notBelow: frame.edge(ofDot: 0))
    let perCell = screen.glyphs.dotsAcross
    for cell in 0..<frame.plot.width where index < curve.count {
      let end = curve.firstIndex(notBelow: frame.edge(ofDot: (cell + 1) * perCell), from: index)
      if hasGaps(curve.extent(of: index..<end), of: end - index) {
        screen.put("×", x: frame.plot.x + cell, y: frame.plot.bottom, role: .bad)
      }
      index = end
    }
  }

  private func hasGaps(_ extent: Extent, of count: Int) -> Bool {
    extent.finiteCount < count || frame.y.isLogarithmic && extent.low <= 0
  }

  /// Fills the space between two curves.
  func fill(between low: CurvePyramid, _ high: CurvePyramid, on screen: inout Screen) {
    let glyph: Unicode.Scalar = screen.glyphs == .ascii ? "~" : "░"
    let plot = frame.plot
    for column in 0..<plot.width {
      let position = frame.value(atColumn: plot.x + column)
      guard let bottom = low.value(at: position), let top = high.value(at: position) else {
        continue
      }
      let first = row(top, orIfBelowScale: plot.height)
      let last = row(bottom, orIfBelowScale: plot.height - 1)
      guard let first, let last, first <= last else { continue }
      for row in max(0, first)...max(0, last) where row < plot.height {
        screen.put(glyph, x: plot.x + column, y: plot.y + row, role: .band)
      }
    }
  }

  /// The row of the plot at a value, perhaps outside; nil where there is no number.
  private func row(_ value: Double, orIfBelowScale lowest: Int) -> Int? {
    guard value.isFinite else { return nil }
    let share = 1 - frame.y.share(of: value)
    guard share.isFinite else { return lowest }
    return Int(min(max(share, -1), 2) * Double(frame.plot.height))
  }

  private func place(of index: Int, in curve: CurvePyramid) -> (x: Double, y: Double)? {
    let place = (frame.dotX(curve.x[index]), frame.dotY(curve.y[index]))
    return place.0.isFinite && place.1.isFinite ? place : nil
  }

  /// Draws from one place to another, in a slope or as a step.
  private func connect(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ role: Role,
    on screen: inout Screen
  ) {
    let first = Int(min(max(from.x.rounded(), 0), Double(frame.dotsAcross)))
    let last = Int(min(max(to.x.rounded(), -1), Double(frame.dotsAcross - 1)))
    guard first <= last else { return }
    let slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0
    for column in first...last {
      var enter = shape == .stepBefore ? to.y : from.y
      var leave = enter
      if shape == .slope {
        enter += (min(max(Double(column) - 0.5, from.x), to.x) - from.x) * slope
        leave += (min(max(Double(column) + 0.5, from.x), to.x) - from.x) * slope
      }
      addRun(column, enter, leave, role, on: &screen)
    }
    let riser = shape == .stepBefore ? from.x.rounded() : to.x.rounded()
    guard shape != .slope, riser >= Double(first), riser <= Double(last) else { return }
    addRun(Int(riser), from.y, to.y, role, on: &screen)
  }

  private func addRun(
    _ column: Int, _ start: Double, _ end: Double, _ role: Role, on screen: inout Screen
  ) {
    guard start.isFinite, end.isFinite else { return }
    let limit = Double(frame.dotsDown)
    let top = Int(min(max(min(start, end).rounded(), -1), limit))
    let bottom = Int(min(max(max(start, end).rounded(), -1), limit))
    screen.addDots(column: column, rows: top...bottom, in: frame.plot, role: role)
  }
}
