import Text

/// A network from its input down: a block for each layer, as wide as it has channels and as high as
/// its picture is large, with what it costs beside it; what skips a layer is drawn on the left.
package struct LayerChart: View {
  /// A layer.
  package struct Block: Hashable, Sendable {
    let label: String
    let side: Int, channels: Int
    let parameters: Int, operations: Int
    /// Indices of the blocks it reads.
    let inputs: [Int]

    /// A layer; sizes are of what comes out of it.
    package init(
      _ label: String, side: Int, channels: Int, parameters: Int, operations: Int, inputs: [Int]
    ) {
      (self.label, self.side, self.channels) = (label, side, channels)
      (self.parameters, self.operations, self.inputs) = (parameters, operations, inputs)
    }

    /// `8x8x16`, or `10` where there is no picture.
    fileprivate var shape: String { side > 1 ? "\(side)x\(side)x\(channels)" : "\(channels)" }
  }

  private let blocks: [Block]
  private let skips: SkipLanes
  private let selection: Int?

  /// - Parameter selection: the block that is marked, and in view where not all fit.
  package init(_ blocks: [Block], selection: Int? = nil) {
    self.blocks = blocks
    skips = SkipLanes(blocks.map(\.inputs))
    self.selection = selection.map { min(max($0, 0), max(0, blocks.count - 1)) }
  }

  package func draw(in area: Area, on screen: inout Screen) {
    guard !blocks.isEmpty, area.width >= 12, area.height >= 3 else { return }
    let (head, body) = area.cut(top: 1)
    let columns = Columns(blocks, skips: skips, in: body)
    drawHeadings(columns, in: head, on: &screen)
    let rows = rows(of: body.height)
    let first = min(
      max((selection ?? 0) - body.height / 2, 0), max(0, blocks.count - body.height))
    var places: [Int: Int] = [:], y = body.y
    for index in first..<blocks.count where y + rows[index] <= body.bottom {
      draw(blocks[index], at: y, rows: rows[index], columns, on: &screen)
      if index == selection {
        screen.put("▸", x: columns.label.x - 2, y: y + rows[index] / 2, role: .cursor)
      }
      places[index] = y + rows[index] / 2
      y += rows[index]
    }
    skips.draw(places, in: columns.gutter, to: columns.block, on: &screen)
  }

  /// The rows in which all blocks are as high as they get.
  package var height: Int { 1 + rows(of: .max).reduce(0, +) }

  /// The rows of each block: up to three, more for a larger picture, while all fit.
  private func rows(of height: Int) -> [Int] {
    let largest = blocks.map(\.side).max() ?? 1
    for most in [3, 2] {
      let rows = blocks.map { block in
        1 + Int((Double(most - 1) * Double(block.side) / Double(largest)).rounded(.down))
      }
      if largest > 1, rows.reduce(0, +) <= height { return rows }
    }
    return Array(repeating: 1, count: blocks.count)
  }

  private func drawHeadings(_ columns: Columns, in head: Area, on screen: inout Screen) {
    let room = max(0, columns.label.x - columns.block.x - 3)
    let titles = ["wide: channels, high: pixels", "channels"]
    if let title = titles.first(where: { $0.utf8.count <= room }) {
      screen.write(title, x: columns.block.x, y: head.y, role: .dim)
    }
    screen.write("layer", x: columns.label.x, y: head.y, role: .dim, limit: columns.label.width)
    for (title, area) in columns.amounts {
      screen.write(title, x: area.x, y: head.y, role: .dim, limit: area.width)
    }
  }

  private func draw(
    _ block: Block, at y: Int, rows: Int, _ columns: Columns, on screen: inout Screen
  ) {
    let most = Mathematics.decimalLogarithm(Double(1 + (blocks.map(\.channels).max() ?? 1)))
    let share = Mathematics.decimalLogarithm(Double(1 + block.channels)) / most
    let width = max(1, Int((share * Double(columns.block.width)).rounded()))
    let x = columns.block.x + (columns.block.width - width) / 2
    let role: Role = block.parameters > 0 ? .series0 : .series1
    for row in 0..<rows {
      // The last row is half a block, so that blocks do not run together.
      let glyph: Unicode.Scalar = row == rows - 1 ? "▀" : "█"
      for column in x..<x + width { screen.put(glyph, x: column, y: y + row, role: role) }
    }
    screen.write(
      [TextRun(block.label, .text), TextRun("  \(block.shape)", .dim)], x: columns.label.x,
      y: y + rows / 2, limit: columns.label.width)
    let amounts = [(block.parameters, \Block.parameters), (block.operations, \Block.operations)]
    for ((amount, path), column) in zip(amounts, columns.amounts) {
      drawAmount(
        amount, of: blocks.map { $0[keyPath: path] }.max() ?? 0, in: column.area, y: y + rows / 2,
        on: &screen)
    }
  }

  /// A bar and its number.
  private func drawAmount(
    _ amount: Int, of most: Int, in area: Area, y: Int, on screen: inout Screen
  ) {
    guard amount > 0, most > 0, area.width > 8 else { return }
    let room = area.width - 8
    let eighths = Int((Double(amount) / Double(most) * Double(room * 8)).rounded())
    screen.putBar(eighths: eighths, x: area.x, y: y, limit: room, role: .series2)
    screen.write(
      Numeral.short(Double(amount)), x: area.x + room + 1, y: y, role: .value, limit: 7)
  }
}

/// Where the parts of a chart of layers stand.
private struct Columns {
  let gutter: Area
  let block: Area
  let label: Area
  let amounts: [(title: String, area: Area)]

  init(_ blocks: [LayerChart.Block], skips: SkipLanes, in area: Area) {
    let widest = blocks.map { $0.label.unicodeScalars.count + $0.shape.utf8.count + 2 }.max() ?? 0
    let (gutter, rest) = area.cut(left: min(skips.width, area.width / 4))
    // Costs say more than wide blocks.
    let left = rest.width - widest - 14
    let hasAmounts = left >= 2 * 16
    let (drawn, costs) = rest.cut(right: hasAmounts ? min(2 * 24, max(2 * 16, left - 12)) : 0)
    let (block, label) = drawn.cut(left: max(8, min(drawn.width - widest - 2, 48)))
    (self.gutter, self.block, self.label) = (gutter, block, label.cut(left: 2).rest)
    let (parameters, operations) = costs.cut(left: costs.width / 2)
    amounts =
      hasAmounts
      ? [("parameters", parameters), ("operations", operations)].map { ($0, $1.cut(left: 1).rest) }
      : []
  }
}
