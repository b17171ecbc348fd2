import Screen
import Testing

@Suite struct GraphTests {
  @Test func drawsLayersAndReturningEdges() {
    let layout = GraphLayout(
      nodes: [.init("a"), .init("b"), .init("c"), .init("d")],
      edges: [.init(0, 2), .init(1, 2), .init(0, 3), .init(2, 3), .init(3, 2)])
    #expect(
      GraphView(layout).rendered(width: 30, height: 6).text == """
           [a]─┬───────╮
               │       ╰┬─▸[d]─╮
           [b]─┴┬─▸[c]──╯      │
                │              │
                ╰──────────────╯

        """)
    #expect(
      GraphView(layout).rendered(width: 30, height: 6, glyphs: .ascii).text == """
           [a]-+-------+
               |       ++->[d]-+
           [b]-++->[c]--+      |
                |              |
                +--------------+

        """)
  }

  @Test func writesTheTextsOfEdgesOnTheirWay() {
    let layout = GraphLayout(
      nodes: [.init("in"), .init("out")], edges: [.init(0, 1, "skip"), .init(0, 1, "conv")])
    #expect(
      GraphView(layout).rendered(width: 30, height: 4).text == """
                ╭── skip ─╮
           [in]─┤         ╰┬─▸[out]
                ╰── conv ──╯

        """)
  }

  @Test func everyNodeIsDrawnOnceAndEveryForwardEdgeHasAHead() {
    var dice = Dice(seed: 21)
    for _ in 0..<200 {
      let count = dice.int(1...12)
      let nodes = (0..<count).map { GraphLayout.Node("n\($0)") }
      var edges: [GraphLayout.Edge] = []
      for _ in 0..<dice.int(0...20) {
        edges.append(.init(dice.int(0...count - 1), dice.int(0...count - 1)))
      }
      let view = GraphView(GraphLayout(nodes: nodes, edges: edges))
      let text = view.rendered(width: view.size.width, height: view.size.height).text
      for node in nodes { #expect(text.components(of: "[\(node.label)]") == 1) }
      let entered = Set(edges.map(\.to)).count
      #expect(text.components(of: "▸") == entered, "\(edges)\n\(text)")
    }
  }

  @Test func layersFollowTheLongestPath() {
    let layout = GraphLayout(
      nodes: ["x", "a", "b", "y"].map { .init($0) },
      edges: [.init(0, 1), .init(1, 2), .init(2, 3), .init(0, 3), .init(3, 3)])
    let lines = GraphView(layout).rendered(width: 80, height: 8).text.split(separator: "\n")
    let columns = ["x", "a", "b", "y"].map { (label: Character) -> Int in
      lines.lazy.compactMap { Array($0).firstIndex(of: label) }.first ?? -1
    }
    #expect(columns == columns.sorted() && Set(columns).count == 4)
  }

  @Test func theSelectedNodeIsScrolledIntoView() {
    let chain = (0..<60).map { GraphLayout.Node("n\($0)") }
    let layout = GraphLayout(nodes: chain, edges: (0..<59).map { .init($0, $0 + 1) })
    #expect(GraphView(layout, selection: 50).rendered(width: 30, height: 3).text.contains("[n50]"))
  }
}
