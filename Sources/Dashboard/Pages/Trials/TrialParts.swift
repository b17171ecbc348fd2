import Screen

/// Where the parts of a trial that is shown in full stand, one below the other.
///
/// Where there is little room facts come first, then the picture, the log, and last the chart.
struct TrialParts {
  let facts, picture, chart, log: Area

  private static let leastPicture = 5
  private static let leastChart = 9
  private static let leastLog = 4

  /// - Parameters:
  ///   - facts: The rows that facts need.
  ///   - picture: The rows that the picture needs; 0 where there is none.
  ///   - hasChart: Whether there is to be a chart.
  ///   - lines: How many lines the log has.
  init(of area: Area, facts rows: Int, picture wanted: Int, hasChart: Bool, lines: Int) {
    let leastLog = lines > 0 ? Self.leastLog : 0
    let factRows = min(rows, area.height)
    var left = area.height - factRows
    func take(_ rows: Int) -> Int {
      left -= rows
      return rows
    }
    // About half of what is left, or more where the others would leave rows blank.
    let others = (lines > 0 ? max(lines + 2, leastLog) : 0) + (hasChart ? Self.leastChart : 0)
    let most = max(left / 2, left - others, Self.leastPicture)
    let pictureRows = left < Self.leastPicture ? 0 : take(min(wanted, most))
    var chartRows = 0
    if hasChart, left >= Self.leastChart + leastLog {
      let log = lines > 0 ? max(min(lines + 2, left / 2), leastLog) : 0
      chartRows = take(max(left - log, Self.leastChart))
    }
    let logRows = lines > 0 && left >= Self.leastLog ? take(left) : 0
    self.init(of: area, rows: [factRows, pictureRows, chartRows, logRows], spare: left)
  }

  /// The last part there is takes the rows to spare.
  private init(of area: Area, rows: [Int], spare: Int) {
    var rows = rows
    rows[rows.lastIndex { $0 > 0 } ?? 0] += spare
    var rest = area
    let parts = rows.map { count in
      let (top, below) = rest.cut(top: count)
      rest = below
      return top
    }
    (facts, picture, chart, log) = (parts[0], parts[1], parts[2], parts[3])
  }
}
