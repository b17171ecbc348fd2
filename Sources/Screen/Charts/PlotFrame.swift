/// Where a chart draws: the area of the data, its scales and its axes.
///
/// Low areas lose the line of the horizontal axis, then its labels; narrow ones lose the vertical
/// axis. What is left is always the data.
package struct PlotFrame: Sendable {
  /// The cells of the data.
  package let plot: Area
  /// The horizontal scale.
  package let x: Scale
  /// The vertical scale.
  package let y: Scale
  let xTicks: Ticks
  let yTicks: Ticks
  /// The cells of the data and its axes.
  let outer: Area
  private let xCaption: String
  /// Dots across and down the plot.
  let dotsAcross: Int
  let dotsDown: Int

  /// Lays out a chart of data with these extents.
  init(
    in area: Area, x: Axis, y: Axis, showing xExtent: Extent, _ yExtent: Extent,
    _ glyphs: GlyphSet, hasVerticalAxis: Bool = true
  ) {
    outer = area
    xCaption = x.caption
    self.x = x.scale(showing: xExtent)
    self.y = y.scale(showing: yExtent)
    let upper = area.cut(bottom: Self.axisRows(area)).rest
    let yTicks = Self.ticks(y, on: self.y, count: max(2, upper.height / 3)) { $0.marks.count >= 2 }
    let longest = yTicks.marks.reduce(0) { max($0, $1.label.utf8.count) }
    self.yTicks = yTicks
    let hasRoom = hasVerticalAxis && area.width >= longest + 10 && area.height >= 3
    plot = upper.cut(left: hasRoom ? longest + 1 : 0).rest
    dotsAcross = plot.width * glyphs.dotsAcross
    dotsDown = plot.height * glyphs.dotsDown
    let (scale, place) = (self.x, (outer: area, plot: plot, caption: x.caption))
    xTicks = Self.ticks(x, on: scale, count: max(2, plot.width / 12)) {
      Self.labels($0, on: scale, place).count >= 2
    }
  }

  /// Ticks, some `count` of them, or more where these would leave fewer than two numbers, which tell
  /// nothing of a scale.
  private static func ticks(
    _ axis: Axis, on scale: Scale, count: Int, suffice: (Ticks) -> Bool
  ) -> Ticks {
    let finer = [2, 4].lazy.map { axis.ticks(on: scale, count: $0 * count) }
    let usual = axis.ticks(on: scale, count: count)
    return suffice(usual) ? usual : finer.first(where: suffice) ?? usual
  }

  /// The dot column of a value; may lie outside the plot.
  func dotX(_ value: Double) -> Double { x.share(of: value) * Double(dotsAcross - 1) }

  /// The dot row of a value; may lie outside the plot, and is NaN where it cannot be drawn.
  func dotY(_ value: Double) -> Double { (1 - y.share(of: value)) * Double(dotsDown - 1) }

  /// The least abscissa that is drawn in a dot column.
  func edge(ofDot column: Int) -> Double {
    x.value(at: (Double(column) - 0.5) / Double(max(1, dotsAcross - 1)))
  }

  /// The column of the screen at an abscissa; nil outside the plot.
  package func column(of value: Double) -> Int? {
    Self.cell(x.share(of: value), of: plot.width).map { plot.x + $0 }
  }

  /// The row of the screen at an ordinate; nil outside the plot.
  package func row(of value: Double) -> Int? {
    Self.cell(1 - y.share(of: value), of: plot.height).map { plot.y + $0 }
  }

  /// The abscissa at a column of the screen, for the mouse and the crosshair.
  package func value(atColumn column: Int) -> Double {
    x.value(at: (Double(column - plot.x) + 0.5) / Double(max(1, plot.width)))
  }

  private static func cell(_ share: Double, of count: Int) -> Int? {
    guard share >= 0, share <= 1, count > 0 else { return nil }
    return min(Int(share * Double(count)), count - 1)
  }

  private static func axisRows(_ area: Area) -> Int {
    area.height >= 7 ? 2 : area.height >= 4 ? 1 : 0
  }
}

// MARK: - Axes

extension PlotFrame {
  /// Draws axes, ticks and labels, and where asked a faint line at every tick of the vertical axis.
  func drawAxes(grid: Bool, on screen: inout Screen) {
    guard !plot.isEmpty else { return }
    drawVertical(grid: grid, on: &screen)
    if hasAxisLine { drawLine(on: &screen) }
    if plot.bottom < outer.bottom { drawLabels(y: outer.bottom - 1, on: &screen) }
  }

  /// Whether a line stands between the data and the labels below.
  var hasAxisLine: Bool { outer.bottom - plot.bottom == 2 }

  private func drawVertical(grid: Bool, on screen: inout Screen) {
    let hasAxis = plot.x > outer.x
    if hasAxis {
      for y in plot.y..<plot.bottom { screen.put("│", x: plot.x - 1, y: y, role: .axis) }
    }
    var last = Int.max
    // Where not every tick has a row of its own, every second or third is named.
    let stride = max(1, (yTicks.marks.count + plot.height - 1) / max(plot.height, 1))
    for (place, mark) in yTicks.marks.enumerated() where place.isMultiple(of: stride) {
      guard let row = row(of: mark.value), row < last else { continue }
      last = row
      if grid { for x in plot.x..<plot.right { screen.put("┈", x: x, y: row, role: .grid) } }
      guard hasAxis else { continue }
      screen.write(mark.label, x: plot.x - 1 - mark.label.utf8.count, y: row, role: .axis)
      screen.put("┤", x: plot.x - 1, y: row, role: .axis)
    }
  }

  private func drawLine(on screen: inout Screen) {
    if plot.x > outer.x { screen.put("╰", x: plot.x - 1, y: plot.bottom, role: .axis) }
    for x in plot.x..<plot.right { screen.put("─", x: x, y: plot.bottom, role: .axis) }
    for mark in xTicks.marks {
      if let x = column(of: mark.value) { screen.put("┬", x: x, y: plot.bottom, role: .axis) }
    }
  }

  private func drawLabels(y: Int, on screen: inout Screen) {
    let place = (outer: outer, plot: plot, caption: xCaption)
    if let start = Self.captionStart(place) {
      screen.write(xCaption, x: start, y: y, role: .label)
    }
    for label in Self.labels(xTicks, on: x, place) {
      screen.write(label.text, x: label.x, y: y, role: .axis)
    }
  }

  /// Where numbers stand below a plot, and what is written at the right end beside them.
  private typealias Foot = (outer: Area, plot: Area, caption: String)

  /// Where the caption begins, if there is room for it.
  private static func captionStart(_ foot: Foot) -> Int? {
    let length = TerminalText.width(foot.caption)
    return length > 0 && length + 12 <= foot.plot.width ? foot.outer.right - length : nil
  }

  /// Labels under their ticks; those are left out that would touch another or the caption.
  private static func labels(
    _ ticks: Ticks, on scale: Scale, _ foot: Foot
  ) -> [(x: Int, text: String)] {
    let end = captionStart(foot).map { $0 - 1 } ?? foot.outer.right
    var (labels, next): ([(x: Int, text: String)], Int) = ([], foot.outer.x)
    for mark in ticks.marks {
      guard let column = cell(scale.share(of: mark.value), of: foot.plot.width) else { continue }
      let length = mark.label.utf8.count
      let start = min(foot.plot.x + column - (length - 1) / 2, foot.outer.right - length)
      guard start >= next, start + length <= end else { continue }
      labels.append((start, mark.label))
      next = start + length + 1
    }
    return labels
  }
}
