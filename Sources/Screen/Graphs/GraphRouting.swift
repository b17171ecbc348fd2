/// The lines of a laid-out graph: for each gap between layers a track for every edge that changes
/// rows, and below everything a lane for every edge that goes back.
struct GraphRouting {
  /// A way through a gap from a row on its left to a row on its right.
  struct Way {
    /// What it comes from; ways of one source may share a track.
    var source: Int
    var left: Int
    var right: Int
    var track = 0
    /// Whether it ends at a node, in an arrow head, rather than at a bend or the text of an edge.
    var hasHead = false
    /// Whether it goes down to a lane, or comes up from one, instead of passing through.
    var lane: Lane?

    enum Lane { case leaving, arriving }

    var span: ClosedRange<Int> { min(left, right)...max(left, right) }
    /// Whether it needs no track.
    var isStraight: Bool { left == right }
  }

  /// Ways by gap; gap 0 is left of the first layer.
  private(set) var gaps: [[Way]]
  /// The first column of each gap and of each layer.
  private(set) var gapStarts: [Int] = []
  private(set) var layerStarts: [Int] = []
  private(set) var layerWidths: [Int]
  /// Columns and rows of the whole drawing.
  private(set) var width = 0
  let height: Int

  init(_ layout: GraphLayout) {
    let slots = layout.slots
    gaps = Array(repeating: [], count: layout.layers.count + 1)
    for link in layout.links {
      let (from, to) = (slots[link.from], slots[link.to])
      gaps[to.layer].append(
        Way(source: link.from, left: from.row, right: to.row, hasHead: to.node != nil))
    }
    for (number, link) in layout.returns.enumerated() {
      let (from, to) = (slots[link.from], slots[link.to])
      let lane = layout.rowCount + 1 + number
      gaps[from.layer + 1].append(
        Way(source: link.from, left: from.row, right: lane, lane: .leaving))
      gaps[to.layer].append(
        Way(source: -1 - number, left: lane, right: to.row, hasHead: true, lane: .arriving))
    }
    layerWidths = layout.layers.map { $0.reduce(1) { max($0, slots[$1].width) } }
    height = layout.rowCount + (layout.returns.isEmpty ? 0 : layout.returns.count + 1)
    for gap in gaps.indices { Self.assignTracks(&gaps[gap]) }
    placeColumns()
  }

  /// The column of a way's track.
  func column(of way: Way, inGap gap: Int) -> Int { gapStarts[gap] + 1 + way.track }

  private mutating func placeColumns() {
    for gap in gaps.indices {
      gapStarts.append(width)
      let tracks = gaps[gap].reduce(0) { $1.isStraight ? $0 : max($0, $1.track + 1) }
      let isOuter = gap == 0 || gap == gaps.count - 1
      width += isOuter && gaps[gap].isEmpty ? 0 : tracks + 3
      guard gap < layerWidths.count else { break }
      layerStarts.append(width)
      width += layerWidths[gap]
    }
  }

  /// Gives each way the first track that is free over its rows and right of the tracks of ways that
  /// leave the row it arrives at; else the two would seem to be joined.
  private static func assignTracks(_ ways: inout [Way]) {
    var waiting = ways.indices.filter { !ways[$0].isStraight }
    var placed: [Int] = []
    while !waiting.isEmpty {
      let free = waiting.first { candidate in
        !waiting.contains { $0 != candidate && ways[$0].left == ways[candidate].right }
      }
      let next = free ?? waiting[0]
      waiting.removeAll { $0 == next }
      var track = placed.reduce(0) {
        ways[$1].left == ways[next].right ? max($0, ways[$1].track + 1) : $0
      }
      while placed.contains(where: { isTaken(track, by: ways[$0], for: ways[next]) }) { track += 1 }
      ways[next].track = track
      placed.append(next)
    }
  }

  private static func isTaken(_ track: Int, by other: Way, for way: Way) -> Bool {
    other.track == track && other.source != way.source && other.span.overlaps(way.span)
  }
}
