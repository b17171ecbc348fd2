/// Lines on the left of a column of blocks, from each block to those further down that read it.
///
/// Each has a lane of its own as far as it reaches; short ones stand nearest to the blocks.
struct SkipLanes {
  private struct Skip {
    let from: Int
    let to: Int
    let lane: Int
  }

  private let skips: [Skip]
  private let laneCount: Int

  /// - Parameter inputs: which blocks each one reads; the one before it needs no line.
  init(_ inputs: [[Int]]) {
    var wanted: [(from: Int, to: Int)] = []
    for (index, inputs) in inputs.enumerated() {
      for input in Set(inputs).sorted() where input < index - 1 { wanted.append((input, index)) }
    }
    wanted.sort { ($0.to - $0.from, $0.from) < ($1.to - $1.from, $1.from) }
    var lanes: [[Range<Int>]] = []
    skips = wanted.map { from, to in
      let span = from..<to + 1
      let free = lanes.firstIndex { lane in !lane.contains { $0.overlaps(span) } } ?? lanes.count
      if free == lanes.count { lanes.append([]) }
      lanes[free].append(span)
      return Skip(from: from, to: to, lane: free)
    }
    laneCount = lanes.count
  }

  /// Columns that all lanes take.
  var width: Int { laneCount == 0 ? 0 : 2 * laneCount + 1 }

  /// Draws those whose ends are both to be seen, each to the left end of its blocks' column.
  ///
  /// - Parameter places: the row of each block that is drawn.
  func draw(_ places: [Int: Int], in area: Area, to blocks: Area, on screen: inout Screen) {
    for skip in skips {
      let x = area.right - 2 - 2 * skip.lane
      guard x >= area.x, let top = places[skip.from], let bottom = places[skip.to] else { continue }
      for y in top...bottom { screen.put("│", x: x, y: y, role: .series3) }
      for column in x + 1..<max(blocks.x, x + 1) {
        for y in [top, bottom] { screen.put("─", x: column, y: y, role: .series3) }
      }
      screen.put("╭", x: x, y: top, role: .series3)
      screen.put("╰", x: x, y: bottom, role: .series3)
      screen.put("▶", x: blocks.x - 1, y: bottom, role: .series3)
    }
  }
}
