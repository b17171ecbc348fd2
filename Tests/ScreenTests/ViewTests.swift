import Screen
import Testing

@Suite struct ViewTests {
  private static let columns: [TableView.Column] = [
    .init("run"), .init("best", width: .fixed(6), alignment: .right, priority: 1),
    .init("steps", width: .fixed(6), priority: 2),
  ]

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

  @Test func tableScrollsAndMarksItsSelection() {
    let table = TableView(
      columns: Self.columns, rows: (0..<9).map { ["run \($0)", "\($0)", "s"] }, selection: 5,
      sort: .init(column: 1, isAscending: false))
    #expect(
      table.rendered(width: 30, height: 5).text == """
          run           best▼  steps
          run 2             2  s     │
          run 3             3  s     ┃
          run 4             4  s     │
        ▸ run 5             5  s     │
        """)
    #expect(table.row(atY: 2, in: Area(width: 30, height: 5)) == 3)
    #expect(table.row(atY: 0, in: Area(width: 30, height: 5)) == nil)
  }

  @Test func tableDropsItsLeastColumnsFirst() {
    let table = TableView(
      columns: Self.columns, rows: (0..<3).map { ["run \($0)", "\($0)", "s"] })
    #expect(
      table.rendered(width: 15, height: 4).text == """
        run        best
        run 0         0
        run 1         1
        run 2         2
        """)
  }

  @Test func tableAsksOnlyForRowsInView() {
    var table = TableView(columns: Self.columns, count: 1_000_000, selection: 500_000) { row in
      #expect((499_990...500_000).contains(row))
      return [TextRun("\(row)")]
    }
    table.offset = 499_990
    #expect(table.rendered(width: 40, height: 12).text.contains("▸ 500000"))
  }

  @Test func treeFoldsAndLinesUpItsColumns() {
    let net = TreeView.Node(
      ["net"], details: ["14.2k"],
      children: [
        .init(["conv"], details: ["448"], spark: [1, 2, 3], children: [.init(["relu"])]),
        .init(["dense"], details: ["650"], spark: [3, 1]),
      ])
    let tree = TreeView(
      roots: [net], position: TreePosition(selected: "0.1", folded: ["0.0"]),
      columns: [.init("params", width: .fixed(6), alignment: .right)])
    #expect(
      tree.rendered(width: 46, height: 5).text == """
                                     params
        ▾ net                         14.2k
        ├─ ▸ conv                       448  ▁▄█
        └─ dense                        650  █▁

        """)
    #expect(tree.id(atY: 3, in: Area(width: 46, height: 5)) == "0.1")
  }

  @Test func arrowsWalkATree() {
    let leaf = TreeView.Node(["leaf"])
    var tree = TreeView(roots: [.init(["a"], children: [.init(["b"], children: [leaf]), leaf])])
    func press(_ steps: TreePosition.Step...) -> String? {
      for step in steps { tree.position.step(step, in: tree.lines) }
      return tree.position.selected
    }
    #expect(press(.right) == "0.0")
    #expect(press(.right, .right) == "0.0.0")
    #expect(press(.left) == "0.0", "a leaf leads back to its parent")
    #expect(press(.left) == "0.0", "folding stays")
    #expect(tree.lines.count == 3)
    #expect(press(.down) == "0.1", "what is folded is passed over")
    #expect(press(.down, .down) == "0.1")
    #expect(press(.up, .right, .right) == "0.0.0")
    #expect(press(.up, .up, .up, .up) == "0")
  }

  @Test func formShowsHelpErrorsAndTheCursor() {
    let form = FormView(
      fields: [
        .init("rate", value: "0.01", range: "1e-5 ... 1", help: "How far a step goes."),
        .init("optimiser", value: "Adam", isChoice: true),
        .init("size", value: "x", error: "not a number", isChanged: true),
      ], focus: 0, cursor: 4)
    #expect(
      form.rendered(width: 44, height: 7).text == """
        ▸ rate       0.01         1e-5 ... 1
          optimiser  ‹ Adam     ›
          size      *x            ⚠ not a number

        ────────────────────────────────────────────
        How far a step goes.

        """)
    let screen = form.rendered(width: 44, height: 7)
    let cursors = (0..<44).filter { screen[$0, 0].attributes.contains(.reverse) }
    #expect(cursors == [17], "behind the last letter")
    #expect(form.field(atY: 2, in: screen.area) == 2)
  }

  @Test func modalStandsInTheMiddleOverWhatItDims() {
    let modal = Modal(
      "Stop?", "It can be resumed.", choices: [("y", "stop"), ("Esc", "go on")], width: 30)
    #expect(
      modal.rendered(width: 34, height: 7).text == """

          ┏━ Stop? ━━━━━━━━━━━━━━━━━━━━┓
          ┃ It can be resumed.         ┃
          ┃                            ┃
          ┃ y stop   Esc go on         ┃
          ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛

        """)
    let screen = modal.rendered(width: 34, height: 7)
    #expect(screen[0, 0].attributes == .dim && screen[10, 3].ground == .modal)
  }

  @Test func toastOffersToUndo() {
    let toast = Toast("Moved to trash", role: .good, undoKey: "u")
    #expect(
      toast.rendered(width: 34, height: 2).text == """

                 ✓ Moved to trash  u undo
        """)
  }

  @Test func hintsAreWholeOrNotThere() {
    let hints = KeyHints([("Enter", "open"), ("p", "pause"), ("?", "help")])
    #expect(
      hints.rendered(width: 22, height: 1).text == """
        Enter open  p pause
        """)
    #expect(hints.hint(atX: 13, in: Area(width: 22, height: 1)) == 1)
    #expect(hints.hint(atX: 21, in: Area(width: 22, height: 1)) == nil)
  }

  @Test func paragraphsWrapAtSpacesAndBreakLongWords() {
    let paragraph = Paragraph("one two three\n\nfourfivesix seven", alignment: .right)
    #expect(
      paragraph.rendered(width: 8, height: 6).text == """
         one two
           three

        fourfive
             six
           seven
        """)
    #expect(paragraph.height(width: 8) == 6)
  }

  @Test func gaugeSaysHowMuchIsDone() {
    let gauge = Gauge(0.42, label: "budget", remark: "3m left")
    #expect(
      gauge.rendered(width: 40, height: 1).text == """
        budget ███████▉···········  42%  3m left
        """)
    #expect(
      Gauge(0.42, label: "budget").rendered(width: 30, height: 1, glyphs: .ascii).text == """
        budget ########..........  42%
        """)
    #expect(
      Gauge(nil, label: "budget", remark: "3m left").rendered(width: 16, height: 1).text == """
        budget ?     3m…
        """)
  }

  @Test func sceneStandsInTheMiddle() {
    let scene = SceneView([["###"], ["#", TextRun("@", .cursor), "#"]], caption: "maze")
    #expect(
      scene.rendered(width: 9, height: 4).text == """
           ###
           #@#

          maze
        """)
  }

  /// Walls go on, words stay together, signs stand alone.
  @Test func plansAreDrawnAsLargeAsTheyFit() {
    let plan = SceneView([["+--+"], ["|@ |"], ["+--+"], ["map "]], isPlan: true)
    #expect(
      plan.rendered(width: 8, height: 8).text == """
        +-----+
        |     |
        | @   |
        |     |
        +-----+

        map

        """)
    #expect(plan.rendered(width: 7, height: 8).text.contains("+--+"))
    let large = plan.rendered(width: 16, height: 16).text
    #expect(large.contains("+-----------+") && large.contains("map"))
  }

  @Test func textsAreNotEnlarged() {
    let text = SceneView([["a b"]]).rendered(width: 9, height: 4).text
    #expect(text.contains("a b"))
  }

  @Test func largeScenesFollowTheirFocus() {
    let rows = (0..<40).map { row in [TextRun((0..<40).map { "\(($0 + row) % 10)" }.joined())] }
    let scene = SceneView(rows, focus: (39, 39))
    #expect(scene.rendered(width: 3, height: 2).text == "567\n678")
  }
}
