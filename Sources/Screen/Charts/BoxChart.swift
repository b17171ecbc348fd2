/// Samples side by side as boxes: median, quartiles, whiskers and outliers.
///
/// The whiskers reach to the farthest values within 1.5 times the box beyond it (J. W. Tukey 1977,
/// "Exploratory Data Analysis"); what lies farther out is drawn by itself.
package struct BoxChart: View {
  /// A sample.
  package struct Group: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// Its values in any order.
    package var values: [Double]

    /// A sample.
    package init(_ name: String, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The samples from top to bottom.
  package var groups: [Group]
  /// What is along the horizontal axis.
  package var x: Axis

  /// Boxes over a common axis.
  package init(_ groups: [Group], x: Axis = Axis()) {
    self.groups = groups
    self.x = x
  }

  /// Draws a row for each sample that fits, and the axis.
  package func draw(in area: Area, on screen: inout Screen) {
    var extent = Extent()
    for group in groups { extent.include(Extent(of: group.values)) }
    let longest = groups.reduce(0) { max($0, TerminalText.width($1.name)) }
    let nameWidth = min(longest, area.width / 3)
    let right = area.cut(left: nameWidth + 1).rest
    let frame = PlotFrame(
      in: right, x: x, y: Axis(range: 0...1), showing: extent, Extent(), screen.glyphs,
      hasVerticalAxis: false)
    guard !frame.plot.isEmpty else { return }
    frame.drawAxes(grid: false, on: &screen)
    let pitch = frame.plot.height >= 2 * groups.count ? 2 : 1
    for (number, group) in groups.enumerated() where number * pitch < frame.plot.height {
      let y = frame.plot.y + number * pitch
      screen.write(TextRun(group.name, .label), x: area.x, y: y, width: nameWidth)
      draw(group.values, role: .series(number), y: y, frame, on: &screen)
    }
  }

  private func draw(
    _ values: [Double], role: Role, y: Int, _ frame: PlotFrame, on screen: inout Screen
  ) {
    guard let quartiles = Quartiles(of: values) else { return }
    let reach = 1.5 * (quartiles.upper - quartiles.lower)
    let fences = quartiles.lower - reach...quartiles.upper + reach
    let inside = Extent(of: values.lazy.filter(fences.contains))
    func line(_ from: Double, _ to: Double, _ glyph: Unicode.Scalar) {
      guard let start = frame.column(of: from), let end = frame.column(of: to) else { return }
      for x in min(start, end)...max(start, end) { screen.put(glyph, x: x, y: y, role: role) }
    }
    func mark(_ value: Double, _ glyph: Unicode.Scalar, _ role: Role) {
      if let x = frame.column(of: value) { screen.put(glyph, x: x, y: y, role: role) }
    }
    line(inside.low, inside.high, "─")
    mark(inside.low, "├", role)
    mark(inside.high, "┤", role)
    line(quartiles.lower, quartiles.upper, "▒")
    mark(quartiles.median, "┃", .strong)
    for value in values where value.isFinite && !fences.contains(value) { mark(value, "∘", role) }
  }
}
