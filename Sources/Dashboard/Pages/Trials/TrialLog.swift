import Screen
import Text

/// The lines of a log around those of a trial, which are brighter than their neighbours.
struct TrialLog: View {
  /// The log, in order of steps.
  var lines: ArraySlice<LogLine>
  /// The step at which the trial was told.
  var step: Int

  /// How many lines there are to show: none where those of the trial are only on disk, as its
  /// neighbours are then far from it.
  var count: Int { own.isEmpty ? 0 : lines.count }

  func draw(in area: Area, on screen: inout Screen) {
    let own = own
    let before = max(0, area.height - own.count) / 2
    let last = max(lines.startIndex, lines.endIndex - area.height)
    let first = min(max(lines.startIndex, own.lowerBound - before), last)
    for (row, number) in (first..<lines.endIndex).prefix(area.height).enumerated() {
      LogRow(line: lines[number], role: own.contains(number) ? .strong : .dim)
        .draw(in: area.row(row), on: &screen)
    }
  }

  /// The trial's own lines, by their places.
  private var own: Range<Int> {
    let start = lines.startIndex + lines.prefixCount { $0.step < step }
    return start..<lines.startIndex + lines.prefixCount { $0.step <= step }
  }
}
