import Learning

extension Fixture {
  /// One artefact of every kind.
  static let artefacts: [Artefact] = [
    Artefact("net", title: "Best network", .tree(network)),
    Artefact(
      "cell", title: "Cell",
      .graph(
        .init(
          nodes: [.init("in", layer: 0), .init("h", layer: 1), .init("out", layer: 2)],
          edges: [.init(0, 1, "conv"), .init(1, 2), .init(1, 1, "again")]))),
    Artefact(
      "table", title: "The best",
      .table(
        .init(columns: ["rank", "who", "height"], rows: [["1", "a", "9"], ["2", "b", "8"]]))),
    Artefact(
      "curves", title: "Progress",
      .curves(
        .init(
          xLabel: "hour", yLabel: "height",
          lines: [
            .init("a", x: [1, 2, 3], y: [1, 4, 9]), .init("b", x: [1, 2, 3], y: [2, 3, 4]),
          ]))),
    Artefact(
      "scatter", title: "Population",
      .scatter(
        .init(
          xLabel: "age", yLabel: "height",
          points: [.init(x: 1, y: 1), .init(x: 2, y: 3, alive: false), .init(x: 3, y: 2)],
          hasFront: true))),
    Artefact(
      "family", title: "Genealogy",
      .lineage(
        .init(
          unit: "season",
          individuals: [
            .init("Adam", birth: 1, score: 1, alive: false),
            .init("Eve", birth: 1, score: 2, alive: false),
            .init("Seth", birth: 2, parents: [0, 1], score: 3, change: "longer legs"),
            .init("Enos", birth: 3, parents: [2], score: 2.5, change: "shorter arms"),
            .init("Noah", birth: 4, parents: [2], score: 4, change: "sea legs"),
          ]))),
    Artefact("parent", title: "Its parent", .tree(parent)),
    Artefact(
      "map", title: "Slopes",
      .heatMap(
        .init(
          yLabel: "slope", xLabel: "side", rows: ["n", "s"], columns: ["e", "w"],
          values: [[1, -2], [.nan, 4]]))),
    Artefact(
      "bars", title: "Shares", .bars(.init(labels: ["rope", "luck"], values: [3, 7], unit: "%"))),
    Artefact("text", title: "Diary", .text("Day one.\nNothing but \u{1B}[31mstone.")),
    Artefact(
      "scene", title: "Camp",
      .scene(
        .init(rows: [[.init("###"), .init("@", .bright)], [.init("# #", .dim)]], caption: "night"))),
    Artefact(
      "image", title: "Signs", .image(.init([sign("left"), sign("right")], caption: "two signs"))),
    Artefact(
      "path", title: "Path",
      .trajectory(
        .init(
          function: .init("hill", x: [0, 1, 2, 3], y: [0, 2, 1, 3]),
          queries: .init("tried", x: [0.5, 2.5], y: [1, 2])))),
    Artefact("axes", title: "All axes", .parallel(axes)),
    Artefact("layers", title: "Drawn", .layers(layers)),
  ]

  /// Three things across three axes, one of which has no place on the last.
  private static let axes = Artefact.Parallel(
    axes: [
      .init("rate", low: "0.001", high: "1"), .init("size", low: "2", high: "64"),
      .init("mode", low: "plain", high: "fancy"),
    ],
    lines: [
      .init("a", places: [0.7, 0.2, 1], score: 0.9), .init("b", places: [0.4, 0.8, 0], score: 0.7),
      .init("c", places: [0.1, 0.5, nil], score: 0.2),
    ], measure: "height")

  /// A network in which one layer is skipped.
  private static let layers: Artefact.Layers = {
    var layers = Artefact.Layers([
      .init("input", side: 8, channels: 1),
      .init("conv 3x3", side: 8, channels: 16, parameters: 160, operations: 19_000, inputs: [0]),
      .init("pool 2x2", side: 4, channels: 16, operations: 1_000, inputs: [1]),
      .init("dense", side: 1, channels: 10, parameters: 650, operations: 1_300, inputs: [2, 0]),
    ])
    layers.blocks[1].weights = weights("conv 3x3", gap: 4)
    layers.blocks[3].weights = weights("dense", gap: .max)
    return layers
  }()

  /// Waves, with gaps between kernels.
  private static func weights(_ title: String, gap: Int) -> Artefact.Image {
    let rows = (0..<7).map { y in
      (0..<31).map { x in
        (x + 1) % gap == 0 || (y + 1) % gap == 0 ? .nan : Double((x * x + 3 * y) % 9) / 8
      }
    }
    return Artefact.Image([.init(title, rows: rows)], caption: "filters across, inputs down")
  }

  /// An arrow that fades out behind its tip.
  private static func sign(_ title: String) -> Artefact.Image.Picture {
    let rows: [[Double]] = [
      [0, 0, 1, 0, 0, 0], [0, 1, 1, 0, 0, 0], [1, 1, 1, 0.7, 0.5, 0.3], [1, 1, 1, 0.7, 0.5, 0.3],
      [0, 1, 1, 0, 0, 0], [0, 0, 1, 0, 0, 0],
    ]
    return .init(title, rows: title == "left" ? rows : rows.map { $0.reversed() })
  }

  private static let parent = Artefact.TreeNode(
    "network", facts: [.init("parameters", "2,730")],
    children: [
      .init("block 1", children: [.init("conv 3x3, 16 filters"), .init("dropout")]),
      .init("dense 10", facts: [.init("shape", "10"), .init("parameters", "2,570")]),
    ])

  private static let network = Artefact.TreeNode(
    "network", facts: [.init("parameters", "4,640")],
    children: [
      .init(
        "block 1",
        children: [
          .init(
            "conv 3x3, 16 filters",
            facts: [
              .init("shape", "8x8x16"), .init("parameters", "160"), .init("receptive field", "3x3"),
            ], spark: [1, 3, 2, 5]),
          .init("pool 2x2", facts: [.init("shape", "4x4x16"), .init("receptive field", "4x4")]),
        ]),
      .init("dense 10", facts: [.init("shape", "10"), .init("parameters", "2,570")]),
    ])
}
