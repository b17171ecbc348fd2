import Learning
import Screen

/// Draws an artefact of any kind, without knowing which system made it.
struct ArtefactView: View {
  var artefact: Artefact
  var place: InsideState.Place
  /// The tree that a tree is compared with.
  var old: Artefact.TreeNode?

  func draw(in area: Area, on screen: inout Screen) {
    switch artefact.content {
    case .tree(let root):
      ArtefactTree(root, place.tree, since: old).view.draw(in: area, on: &screen)
    case .graph(let graph): graph.view(place).draw(in: area, on: &screen)
    case .table(let table): drawTable(table, in: area, on: &screen)
    case .curves(let curves) where curves.isSplit: curves.drawSplit(in: area, on: &screen)
    case .curves(let curves): curves.view.draw(in: area, on: &screen)
    case .scatter(let scatter): scatter.view(place).draw(in: area, on: &screen)
    case .heatMap(let map): map.view.draw(in: area, on: &screen)
    case .bars(let bars): bars.view(place).draw(in: area, on: &screen)
    case .text(let text): Paragraph(text, offset: place.line).draw(in: area, on: &screen)
    case .scene(let scene): scene.view(place).draw(in: area, on: &screen)
    case .image(let image): image.view(place).draw(in: area, on: &screen)
    case .trajectory(let trajectory): TrajectoryView(trajectory).draw(in: area, on: &screen)
    case .parallel(let parallel): parallel.view.draw(in: area, on: &screen)
    case .layers(let layers): LayersView(layers, place).draw(in: area, on: &screen)
    case .lineage(let lineage):
      LineageView(lineage: lineage, scope: place.scope, selection: place.line)
        .draw(in: area, on: &screen)
    }
  }

  private func drawTable(_ table: Artefact.Table, in area: Area, on screen: inout Screen) {
    var view = TableView(titles: table.columns, rows: table.rows, selection: place.line)
    view.emptyText = "no rows"
    view.draw(in: area, on: &screen)
  }
}

extension Artefact.Graph {
  func view(_ place: InsideState.Place) -> GraphView {
    let layout = GraphLayout(
      nodes: nodes.map { .init($0.label, layer: $0.layer) },
      edges: edges.filter { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) }
        .map { .init($0.from, $0.to, $0.label) })
    return GraphView(layout, offset: (place.column, place.line))
  }
}

extension Artefact.Line {
  /// The line from left to right.
  var curve: CurvePyramid {
    let order = zip(x, y).enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }
    return CurvePyramid(x: order.map(\.element.0), y: order.map(\.element.1))
  }
}

extension Artefact.Curves {
  var view: LineChart {
    LineChart(
      lines.map { LineChart.Line($0.name, $0.curve) },
      x: Axis(xLabel, isLogarithmic: logX), y: Axis(yLabel, isLogarithmic: logY))
  }

  /// Draws each line in a plot of its own; all show the same values from top to bottom.
  func drawSplit(in area: Area, on screen: inout Screen) {
    let values = lines.flatMap(\.y).filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return }
    let places = area.grid(count: lines.count, minimumWidth: 26, minimumHeight: 7)
    for (number, (line, place)) in zip(lines, places).enumerated() {
      var part = self
      (part.lines, part.isSplit) = ([line], false)
      var chart = part.view
      chart.lines[0].number = number
      chart.y.range = high > low ? low...high : nil
      // A small plot has no room for a legend, but says what it shows.
      chart.showsLegend = place.height >= 7
      chart.draw(in: place, on: &screen)
      guard !chart.showsLegend else { continue }
      screen.write(
        TextRun(line.name, .label), x: place.x + place.width / 4, y: place.y,
        width: place.width - place.width / 4, alignment: .right)
    }
  }
}

extension Artefact.Parallel {
  var view: ParallelChart {
    ParallelChart(
      axes: axes.map { .init($0.name, low: $0.low, high: $0.high) },
      lines: lines.map { .init(places: $0.places, value: $0.score) }, measure: measure)
  }
}

extension Artefact.Scatter {
  func view(_ place: InsideState.Place) -> ScatterChart {
    var chart = ScatterChart(
      points.map { .init(x: $0.x, y: $0.y, isAlive: $0.alive) },
      x: Axis(xLabel, isLogarithmic: logX), y: Axis(yLabel))
    chart.leavesOutFar = !place.showsFar
    let front = front
    if !front.isEmpty {
      chart.front = CurvePyramid(x: front.map { points[$0].x }, y: front.map { points[$0].y })
    }
    let stops = stops
    if let point = place.point, !stops.isEmpty {
      chart.selection = stops[min(max(point, 0), stops.count - 1)]
    }
    return chart
  }

  /// The points that the cursor stops at, from left to right: the front where there is one.
  var stops: [Int] {
    hasFront ? front : points.indices.sorted { (points[$0].x, $0) < (points[$1].x, $1) }
  }
}

extension Artefact.HeatMap {
  var view: HeatMapChart {
    let isSigned = values.contains { $0.contains { $0 < 0 } }
    var chart = HeatMapChart(values, rowNames: rows, columnNames: columns, isSigned: isSigned)
    (chart.rowTitle, chart.columnTitle) = (yLabel, xLabel)
    return chart
  }
}

extension Artefact.Bars {
  func view(_ place: InsideState.Place) -> BarChart {
    BarChart(zip(labels, values).map { .init($0, $1) }, unit: unit, offset: place.line)
  }
}

extension Artefact.Scene {
  func view(_ place: InsideState.Place) -> SceneView {
    SceneView(
      rows.map { $0.map { TextRun($0.text, $0.tone.role, $0.tone.attributes) } },
      focus: (place.column, place.line), caption: caption, isPlan: isPlan)
  }
}

extension Artefact.Image {
  func view(_ place: InsideState.Place) -> PictureSheet {
    PictureSheet(
      pictures.map { .init($0.title, rows: $0.rows) }, caption: caption, offset: place.line)
  }
}

extension Artefact.Scene.Tone {
  var role: Role {
    switch self {
    case .plain: .text
    case .dim: .dim
    case .bright: .strong
    case .good: .good
    case .bad: .bad
    case .first: .series0
    case .second: .series1
    case .third: .series2
    }
  }

  var attributes: Attributes { self == .bright ? .bold : [] }
}
