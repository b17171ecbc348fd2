/// Which of many lines are shown.
package enum Scrolling {
  /// The first line to show so that the selected one is in view, moved as little as possible.
  ///
  /// - Parameters:
  ///   - offset: The first line shown so far.
  ///   - selection: The line that must be seen, if any.
  ///   - count: How many lines there are.
  ///   - visible: How many fit.
  package static func offset(
    from offset: Int, showing selection: Int?, of count: Int, visible: Int
  ) -> Int {
    let last = max(0, count - max(0, visible))
    var first = min(max(offset, 0), last)
    if let selection, visible > 0 {
      let line = min(max(selection, 0), max(0, count - 1))
      first = min(max(first, line - visible + 1), line)
    }
    return min(first, last)
  }

  /// Draws a bar one column wide that says which part of many lines is shown; nothing if all are.
  static func drawBar(
    in area: Area, from offset: Int, of count: Int, visible: Int, on screen: inout Screen
  ) {
    guard count > visible, visible > 0, !area.isEmpty else { return }
    let length = max(1, area.height * visible / count)
    let room = area.height - length
    let start = offset * room / max(1, count - visible)
    for row in 0..<area.height {
      let isThumb = row >= start && row < start + length
      screen.put(isThumb ? "┃" : "│", x: area.x, y: area.y + row, role: isThumb ? .hint : .border)
    }
  }
}

/// The selected line of a list and the first one shown; a value that keys change.
package struct ListPosition: Hashable, Sendable {
  /// The selected line, from 0.
  package var selected: Int
  /// The first line shown.
  package var offset: Int

  /// The first line.
  package init(selected: Int = 0, offset: Int = 0) {
    self.selected = selected
    self.offset = offset
  }

  /// Moves the selection, stopping at both ends, and scrolls as little as possible.
  package mutating func move(by lines: Int, of count: Int, visible: Int) {
    let last = max(0, count - 1)
    let (target, isPast) = selected.addingReportingOverflow(lines)
    selected = min(max(isPast ? (lines > 0 ? last : 0) : target, 0), last)
    offset = Scrolling.offset(from: offset, showing: selected, of: count, visible: visible)
  }
}
