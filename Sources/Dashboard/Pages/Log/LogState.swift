import Screen
import Text

/// The state of the log page.
struct LogState: Sendable {
  /// What lines must contain.
  var filter = FilterField()
  /// The line selected; `nil` to follow the end.
  private var place: Int?
  /// The lines that match the filter, by number, of the first `scanned` there are.
  private var matches: [Int] = []
  private var scanned = 0
  /// How many lines were no longer there at the last look; `nil` before the first.
  private var dropped: Int?

  var isFollowing: Bool { place == nil }

  /// The selected line among those that match.
  func selected(of count: Int) -> Int { min(place ?? .max, max(0, count - 1)) }

  /// How many lines match.
  func count(in lines: ArraySlice<LogLine>) -> Int {
    guard !filter.isEmpty else { return lines.count }
    guard lines.count < scanned else { return matches.count }
    return matches.prefixCount { $0 < lines.count }
  }

  /// A line among those that match.
  func line(_ number: Int, of lines: ArraySlice<LogLine>) -> LogLine {
    lines[filter.isEmpty ? number : matches[number]]
  }

  /// Moves the selection; past the end it follows again.
  mutating func move(by rows: Int, of count: Int) {
    guard rows != 0, count > 0 else { return }
    let (sum, isPast) = selected(of: count).addingReportingOverflow(rows)
    let target = isPast ? (rows > 0 ? count - 1 : 0) : min(max(sum, 0), count - 1)
    place = rows > 0 && target == count - 1 ? nil : target
  }

  /// Follows a log, of which this many lines have been dropped.
  mutating func follow(_ lines: [LogLine], dropped count: Int) {
    if let dropped, dropped != count {
      if filter.isEmpty { place = place.map { max(0, $0 - (count - dropped)) } }
      (matches, scanned) = ([], 0)
    }
    dropped = count
    scan(lines)
  }

  /// Looks for matches among lines it has not seen.
  private mutating func scan(_ lines: [LogLine]) {
    guard !filter.isEmpty, scanned < lines.count else { return }
    let wanted = Filter(filter.text, fields: ["text", "kind"])
    while scanned < lines.count {
      let line = lines[scanned]
      if wanted.matches([("text", line.text), ("kind", line.kind.rawValue)]) {
        matches.append(scanned)
      }
      scanned += 1
    }
  }

  /// Forgets the matches, as the filter or the lines are others now.
  mutating func restart() { (matches, scanned, dropped) = ([], 0, nil) }

  /// Shows all lines.
  mutating func clear() {
    filter.clear()
    restart()
  }
}
