/// A hierarchy one walks with the arrow keys, folds and unfolds.
///
///     let tree = TreeView(roots: [network], position: position, columns: [.init("params")])
///     tree.draw(in: area, on: &screen)
///     position.step(.right, in: tree.lines)   // unfolds, or goes to the first child
package struct TreeView: View {
  /// A node with what stands to its right and what hangs below it.
  package struct Node: Hashable, Sendable {
    /// Tells nodes apart from frame to frame; where it is empty the place in the tree does.
    package var id: String
    /// What the node is.
    package var label: [TextRun]
    /// Facts in columns.
    package var details: [TextRun]
    /// Values for a small sparkline behind the columns; may be empty.
    package var spark: [Double]
    /// The nodes below.
    package var children: [Node]

    /// A node.
    package init(
      _ label: [TextRun], id: String = "", details: [TextRun] = [], spark: [Double] = [],
      children: [Node] = []
    ) {
      self.id = id
      self.label = label
      self.details = details
      self.spark = spark
      self.children = children
    }
  }

  /// A node in view.
  package struct Line: Hashable, Sendable {
    /// The node's id.
    package var id: String
    /// How many nodes are above it.
    package var depth: Int
    /// Whether nodes hang below it.
    package var hasChildren: Bool
    /// Whether they are hidden.
    package var isFolded: Bool
    /// For each level above, and for the node's own, whether it is the last there.
    var ends: [Bool]
    var label: [TextRun]
    var details: [TextRun]
    var spark: [Double]
  }

  /// The nodes at the top.
  package var roots: [Node]
  /// What is selected, folded and scrolled.
  package var position: TreePosition
  /// Headings and widths of the details.
  package var columns: [TableView.Column]
  /// Columns for sparklines; 0 for none.
  package var sparkWidth: Int
  /// Whether the selected line is drawn as such.
  package var showsSelection = true

  /// A hierarchy.
  package init(
    roots: [Node], position: TreePosition = TreePosition(), columns: [TableView.Column] = [],
    sparkWidth: Int = 8
  ) {
    self.roots = roots
    self.position = position
    self.columns = columns
    self.sparkWidth = sparkWidth
  }

  /// The nodes in view from top to bottom, with those below folded nodes left out.
  package var lines: [Line] {
    var lines: [Line] = []
    collect(roots, path: "", ends: [], into: &lines)
    return lines
  }

  private func collect(_ nodes: [Node], path: String, ends: [Bool], into lines: inout [Line]) {
    for (number, node) in nodes.enumerated() {
      let place = path.isEmpty ? "\(number)" : "\(path).\(number)"
      let id = node.id.isEmpty ? place : node.id
      let isFolded = position.folded.contains(id)
      let branch = ends + [number == nodes.count - 1]
      lines.append(
        Line(
          id: id, depth: ends.count, hasChildren: !node.children.isEmpty, isFolded: isFolded,
          ends: branch, label: node.label, details: node.details, spark: node.spark))
      if !isFolded { collect(node.children, path: place, ends: branch, into: &lines) }
    }
  }
}

// MARK: - Drawing

extension TreeView {
  /// Draws the lines in view, the details of each to its right.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !area.isEmpty else { return }
    let lines = lines
    let hasHeader = !columns.isEmpty
    let body = hasHeader ? area.cut(top: 1).rest : area
    let first = firstLine(of: lines, in: area)
    let sparks = lines.contains { !$0.spark.isEmpty } && body.width >= 40 ? sparkWidth : 0
    let places = places(width: body.width, sparks: sparks)
    if hasHeader { drawHeader(places, in: area.row(0), on: &screen) }
    for (row, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
      draw(line, places, in: body.row(row), on: &screen)
    }
    Scrolling.drawBar(
      in: body.cut(right: 1).right, from: first, of: lines.count, visible: body.height, on: &screen)
  }

  /// The columns and rows in which all of it can be seen, but for the ends of long labels.
  package var size: (width: Int, height: Int) {
    let lines = lines
    let label = lines.reduce(0) { widest, line in
      max(widest, 3 * line.depth + line.label.reduce(0) { $0 + $1.width })
    }
    let details = columns.reduce(0) { $0 + $1.width.floor + 2 }
    let spark = lines.contains { !$0.spark.isEmpty } ? sparkWidth + 2 : 0
    return (min(max(label, 24), 40) + details + spark + 1, lines.count + (columns.isEmpty ? 0 : 1))
  }

  /// The id of the node drawn at a row of the screen, for the mouse.
  package func id(atY y: Int, in area: Area) -> String? {
    let lines = lines
    let top = area.y + (columns.isEmpty ? 0 : 1)
    let number = firstLine(of: lines, in: area) + y - top
    return y >= top && y < area.bottom && lines.indices.contains(number) ? lines[number].id : nil
  }

  private func firstLine(of lines: [Line], in area: Area) -> Int {
    let selection = position.index(in: lines)
    let visible = area.height - (columns.isEmpty ? 0 : 1)
    return Scrolling.offset(
      from: position.offset, showing: selection, of: lines.count, visible: visible)
  }

  /// Where the label, each column and the sparkline stand; empty where there is no room.
  private func places(width: Int, sparks: Int) -> [Range<Int>] {
    let least = min(width, 24)
    var room = width - 1 - least
    let widths = (columns.map { $0.width.floor } + [sparks]).map { wanted in
      let taken = wanted > 0 && wanted + 2 <= room ? wanted : 0
      room -= taken > 0 ? taken + 2 : 0
      return taken
    }
    var places = [0..<max(0, least + room)]
    var x = least + room
    for width in widths {
      x += width > 0 ? 2 : 0
      places.append(x..<x + width)
      x += width
    }
    return places
  }

  private func drawHeader(_ places: [Range<Int>], in line: Area, on screen: inout Screen) {
    for (column, place) in zip(columns, places.dropFirst()) {
      screen.write(
        TextRun(column.title, .label, .bold), x: line.x + place.lowerBound, y: line.y,
        width: place.count, alignment: column.alignment)
    }
  }

  private func draw(_ line: Line, _ places: [Range<Int>], in area: Area, on screen: inout Screen) {
    if showsSelection, line.id == position.selected {
      screen.lay(.selection, under: area, .bold)
    }
    let room = places[0].count
    var x = drawBranch(of: line, in: area, room: room, on: &screen)
    let length = line.label.reduce(0) { $0 + $1.width }
    let shown = min(length, max(0, room - x))
    screen.write(line.label, x: area.x + x, y: area.y, limit: shown)
    x += shown
    if length > shown, shown > 0 { screen.put("…", x: area.x + x - 1, y: area.y) }
    for (number, detail) in line.details.prefix(columns.count).enumerated() {
      let place = places[number + 1]
      screen.write(
        detail, x: area.x + place.lowerBound, y: area.y, width: place.count,
        alignment: columns[number].alignment)
    }
    if let place = places.last, !line.spark.isEmpty {
      let spark = Area(x: area.x + place.lowerBound, y: area.y, width: place.count, height: 1)
      Sparkline(line.spark).draw(in: spark.intersection(area), on: &screen)
    }
  }

  /// Draws the lines that lead to a node and its fold mark; returns the columns used.
  private func drawBranch(of line: Line, in area: Area, room: Int, on screen: inout Screen) -> Int {
    let isASCII = screen.glyphs == .ascii
    var text = ""
    for (level, isLast) in line.ends.enumerated().dropFirst() {
      let isOwn = level == line.ends.count - 1
      if isOwn {
        text += isLast ? (isASCII ? "`- " : "└─ ") : (isASCII ? "|- " : "├─ ")
      } else {
        text += isLast ? "   " : "│  "
      }
    }
    let used = screen.write(text, x: area.x, y: area.y, role: .border, limit: room)
    guard line.hasChildren, used + 2 <= room else { return used }
    screen.put(
      line.isFolded ? (isASCII ? "+" : "▸") : (isASCII ? "-" : "▾"), x: area.x + used, y: area.y,
      role: .hint)
    return used + 2
  }
}
