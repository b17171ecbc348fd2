/// A directed graph as text, layers from left to right.
package struct GraphView: View {
  /// The graph, laid out.
  package var layout: GraphLayout
  /// The node under the cursor; kept in view.
  package var selection: Int?
  /// The first column and row shown where the graph is larger than its area.
  package var offset: (x: Int, y: Int)

  /// A view of a graph.
  package init(_ layout: GraphLayout, selection: Int? = nil, offset: (x: Int, y: Int) = (0, 0)) {
    self.layout = layout
    self.selection = selection
    self.offset = offset
  }

  /// Columns and rows of the whole graph.
  package var size: (width: Int, height: Int) {
    let routing = GraphRouting(layout)
    return (routing.width, routing.height)
  }

  /// Draws the part from `offset` on, moved if the selected node would be out of view.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !area.isEmpty, !layout.slots.isEmpty else { return }
    let routing = GraphRouting(layout)
    guard routing.width * routing.height <= 1 << 22 else {
      Paragraph("This graph is too large to draw.", role: .hint).draw(in: area, on: &screen)
      return
    }
    var lines = LineRaster(width: routing.width, height: routing.height)
    trace(routing, &lines)
    let origin = origin(routing, in: area)
    lines.draw(in: area, from: origin, on: &screen)
    for slot in layout.slots where !slot.text.isEmpty {
      let x = area.x + routing.layerStarts[slot.layer] - origin.x
      draw(slot, x: x, y: area.y + slot.row - origin.y, in: area, on: &screen)
    }
  }

  /// Small graphs stand in the middle, large ones are scrolled to the selection.
  private func origin(_ routing: GraphRouting, in area: Area) -> (x: Int, y: Int) {
    let chosen = selection.flatMap { layout.nodes.indices.contains($0) ? layout.slots[$0] : nil }
    let left = chosen.map { routing.layerStarts[$0.layer] }
    let right = chosen.map { routing.layerStarts[$0.layer] + $0.width - 1 }
    func start(_ offset: Int, _ ends: [Int?], _ count: Int, _ room: Int) -> Int {
      guard count > room else { return -((room - count) / 2) }
      return ends.reduce(offset) {
        Scrolling.offset(from: $0, showing: $1, of: count, visible: room)
      }
    }
    return (
      start(offset.x, [right, left], routing.width, area.width),
      start(offset.y, [chosen?.row], routing.height, area.height)
    )
  }

  private func trace(_ routing: GraphRouting, _ lines: inout LineRaster) {
    for slot in layout.slots where slot.text.isEmpty {
      let start = routing.layerStarts[slot.layer]
      lines.addHorizontal(start - 1...start + routing.layerWidths[slot.layer], row: slot.row)
    }
    for (gap, ways) in routing.gaps.enumerated() {
      for way in ways { trace(way, gap, routing, &lines) }
    }
    for (number, link) in layout.returns.enumerated() {
      let leaving = layout.slots[link.from].layer + 1
      let arriving = layout.slots[link.to].layer
      let lane = layout.rowCount + 1 + number
      guard let out = routing.gaps[leaving].first(where: { $0.lane != nil && $0.right == lane }),
        let back = routing.gaps[arriving].first(where: { $0.lane != nil && $0.left == lane })
      else { continue }
      let (start, end) = (
        routing.column(of: back, inGap: arriving), routing.column(of: out, inGap: leaving)
      )
      lines.addHorizontal(min(start, end)...max(start, end), row: lane)
    }
  }

  private func trace(
    _ way: GraphRouting.Way, _ gap: Int, _ routing: GraphRouting, _ lines: inout LineRaster
  ) {
    let end = gap < routing.layerStarts.count ? routing.layerStarts[gap] : routing.width
    let start = way.source >= 0 ? rightEnd(of: layout.slots[way.source], routing) : 0
    if way.hasHead { lines.addHead(column: end - 1, row: way.right) }
    guard !way.isStraight else { return lines.addHorizontal(start - 1...end, row: way.left) }
    let column = routing.column(of: way, inGap: gap)
    lines.addVertical(way.span, column: column)
    if way.lane != .arriving { lines.addHorizontal(start - 1...column, row: way.left) }
    if way.lane != .leaving { lines.addHorizontal(column...end, row: way.right) }
  }

  /// The column after a slot's text.
  private func rightEnd(of slot: GraphLayout.Slot, _ routing: GraphRouting) -> Int {
    routing.layerStarts[slot.layer]
      + (slot.text.isEmpty ? routing.layerWidths[slot.layer] : slot.width)
  }

  private func draw(
    _ slot: GraphLayout.Slot, x: Int, y: Int, in area: Area, on screen: inout Screen
  ) {
    guard y >= area.y, y < area.bottom else { return }
    let isSelected = slot.node != nil && slot.node == selection
    let role = slot.node.map { layout.nodes[$0].role } ?? .hint
    let text = slot.node == nil ? " \(slot.text) " : "[\(slot.text)]"
    for (column, scalar) in TerminalText.composed(text).unicodeScalars.enumerated() {
      guard x + column >= area.x, x + column < area.right else { continue }
      screen.put(
        scalar, x: x + column, y: y, role: role, on: isSelected ? .selection : nil,
        isSelected ? [.bold, .reverse] : [])
    }
  }
}
