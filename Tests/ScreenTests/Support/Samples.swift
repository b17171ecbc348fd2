import Screen

/// Texts that try to do something to a terminal.
let hostileTexts = [
  "\u{1B}]52;c;cm0gLXJmIH4=\u{07}", "\u{1B}]8;;http://evil\u{1B}\\link\u{1B}]8;;\u{1B}\\",
  "\u{9B}31mred", "\u{90}q\u{9C}", "a\u{0}b", "\u{202E}gpj.exe", "\u{2066}x\u{2069}\u{200E}",
  "e\u{301}", "zero\u{200B}width\u{FEFF}", "\u{1F469}\u{200D}\u{1F4BB}", "日本語", "한국",
  "\u{7F}\r\n\t\u{8}",
  "\u{FE0F}\u{20E3}", "שלום", "مرحبا", "\u{AD}soft", "\u{2028}\u{2029}", "\u{E000}\u{10FFFF}",
]

/// One of every view, made from a text, with values that are hard to draw.
func sampleViews(_ text: String) -> [any View] {
  let values = [1, .nan, -1e300, 1e300, 0, .infinity, -.infinity, 3, 3, .leastNonzeroMagnitude]
  let curve = CurvePyramid(values)
  let plain = CurvePyramid([3, 1, 4, 1, 5, 9, 2, 6])
  var line = LineChart(
    [
      .init(text, curve, raw: plain),
      .init("plain", plain, band: CurveBand(low: plain, high: curve)),
    ],
    x: Axis(text, unit: text), y: Axis(text, isLogarithmic: true), crosshair: 4)
  line.showsGrid = true
  var scatter = ScatterChart(
    values.enumerated().map { .init(x: Double($0), y: $1, isAlive: $0 % 2 == 0) },
    x: Axis(text, isLogarithmic: true), y: Axis(text))
  scatter.front = plain
  scatter.selection = 1
  let table = TableView(
    columns: [.init(text), .init(text, width: .fixed(9), alignment: .right, priority: 1)],
    rows: (0..<20).map { [TextRun(text), TextRun("\($0)")] }, selection: 7,
    sort: .init(column: 0, isAscending: true))
  let node = TreeView.Node(
    [TextRun(text)], details: [TextRun(text)], spark: values,
    children: [.init([TextRun(text)], children: [.init(["leaf"])])])
  let field = FormView.Field(text, value: text, range: text, help: text, error: text)
  let layout = GraphLayout(
    nodes: [.init(text), .init("b"), .init("c", layer: 9)],
    edges: [.init(0, 1, text), .init(1, 0), .init(1, 1), .init(0, 2), .init(0, 7)])
  var map = HeatMapChart(
    [values, values], rowNames: [text, "b"], columnNames: [text, "1"], isSigned: true)
  map.selection = (1, 3)
  return [
    Paragraph(text, alignment: .centre), Panel(text, trailing: text, caption: text), line, scatter,
    LineChart([]), LineChart([.init("", plain, isStep: true)], x: Axis(measure: .duration)),
    BarChart(values.map { .init(text, $0) }, unit: text), HistogramChart(values, x: Axis(text)),
    map, PictureSheet([.init(text, rows: [values, [1]]), .init("", rows: [])], caption: text),
    PictureSheet([]),
    HeatMapChart([]), BoxChart([.init(text, values), .init("", [])], x: Axis(text)),
    Sparkline(values), table, TableView(columns: [], rows: []),
    TreeView(roots: [node, node], columns: [.init(text, width: .fixed(8))]),
    FormView(fields: [field, field], focus: 1, cursor: 2), Gauge(.nan, label: text, remark: text),
    Gauge(0.3), KeyHints([(text, text), ("q", "quit")]), Toast(text, role: .warn, undoKey: "u"),
    Modal(text, text, choices: [(text, text)]), GraphView(layout, selection: 1),
    SceneView([[TextRun(text)], ["###"]], focus: (3, 1), caption: text),
  ]
}
