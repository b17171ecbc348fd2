/// A curve in a row or a few, for a glance.
package struct Sparkline: View {
  /// The values from left to right; NaN and infinity are gaps.
  package var values: [Double]
  /// What the curve is for.
  package var role: Role
  /// The value at the bottom; the least one if nil.
  package var low: Double?
  /// The value at the top; the greatest one if nil.
  package var high: Double?

  /// A curve.
  package init(_ values: [Double], role: Role = .series0, low: Double? = nil, high: Double? = nil) {
    self.values = values
    self.role = role
    self.low = low
    self.high = high
  }

  /// Draws all values: where there are more than columns, a column shows the value of its share
  /// that is farthest from the one before it, so that no spike is lost.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !area.isEmpty, !values.isEmpty else { return }
    let (least, most) = range
    guard least <= most else { return }
    let columns = min(area.width, values.count)
    var last = (least + most) / 2
    for column in 0..<columns {
      let members = column * values.count / columns..<(column + 1) * values.count / columns
      let value = farthest(from: last, in: members)
      guard value.isFinite else { continue }
      last = value
      let share = most > least ? min(max((value - least) / (most - least), 0), 1) : 0.5
      drawColumn(share, x: area.x + column, in: area, on: &screen)
    }
  }

  private var range: (Double, Double) {
    var least = Double.infinity
    var most = -Double.infinity
    for value in values where value.isFinite {
      least = min(least, value)
      most = max(most, value)
    }
    return (low ?? least, high ?? most)
  }

  private func farthest(from last: Double, in members: Range<Int>) -> Double {
    var best = Double.nan
    for index in members where values[index].isFinite {
      if best.isNaN || abs(values[index] - last) > abs(best - last) { best = values[index] }
    }
    return best
  }

  private func drawColumn(_ share: Double, x: Int, in area: Area, on screen: inout Screen) {
    let filled = max(1, Int((share * Double(area.height * 8)).rounded()))
    for row in 0..<area.height {
      let level = min(max(filled - (area.height - 1 - row) * 8, 0), 8)
      if level > 0 { screen.put(Glyph.levels[level], x: x, y: area.y + row, role: role) }
    }
  }
}
