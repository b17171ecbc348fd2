import Screen
import Testing

@Suite struct ViewTests {
  @Test func tableMarksItsSelection() {
    let table = TableView(
      titles: ["run", "best"], rows: [["evolve", "0.93"], ["grid", "0.91"]], selection: 1)
    #expect(
      table.rendered(width: 20, height: 3).text == """
          run     best
          evolve  0.93
        ▸ grid    0.91
        """)
  }

  @Test func treeDrawsItsBranches() {
    let tree = TreeView(roots: [
      .init(["net"], children: [.init(["conv"], children: [.init(["relu"])]), .init(["dense"])])
    ])
    #expect(
      tree.rendered(width: 20, height: 4).text == """
        ▾ net
        ├─ ▾ conv
        │  └─ relu
        └─ dense
        """)
    #expect(
      tree.rendered(width: 20, height: 4, glyphs: .ascii).text == """
        - net
        |- - conv
        |  `- relu
        `- dense
        """)
  }

  @Test func panelFramesItsContent() {
    var screen = Screen(width: 18, height: 3)
    Panel("Loss", trailing: "live").draw(
      around: Paragraph("0.5"), in: screen.area, on: &screen)
    #expect(
      screen.text == """
        ╭─ Loss ── live ─╮
        │0.5             │
        ╰────────────────╯
        """)
  }
}
