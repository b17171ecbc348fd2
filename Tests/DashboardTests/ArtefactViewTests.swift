import Learning
import Screen
import Testing

@testable import Dashboard

@Suite struct ArtefactViewTests {
  private func text(_ content: Artefact.Content, width: Int = 90, height: Int = 20) -> String {
    var screen = Screen(width: width, height: height)
    ArtefactView(artefact: Artefact("a", title: "A", content), place: .init())
      .draw(in: screen.area, on: &screen)
    return screen.text
  }

  /// Both plots go from 0 to 1, though neither line does.
  @Test func splitLinesHaveAPlotEachWithTheSameValues() {
    let lines = [
      Artefact.Line("rate", x: [0, 1], y: [0, 0.5]),
      Artefact.Line("depth", x: [0, 1], y: [0.5, 1]),
    ]
    let whole = text(.curves(.init(xLabel: "x", yLabel: "score", lines: lines)))
    let split = text(.curves(.init(xLabel: "x", yLabel: "score", lines: lines, isSplit: true)))
    #expect(whole.ranges(of: "score").count == 1 && split.ranges(of: "score").count == 2)
    for name in ["rate", "depth"] { #expect(split.contains(name)) }
    let tops = split.split(separator: "\n").filter { $0.contains("1.0┤") }
    let small = text(
      .curves(.init(xLabel: "x", yLabel: "score", lines: lines, isSplit: true)), width: 40,
      height: 8)
    for name in ["rate", "depth"] { #expect(small.contains(name), "\(small)") }
    #expect(tops.count == 1 && tops[0].ranges(of: "1.0┤").count == 2, "\(split)")
  }

  @Test func aNetworkIsDrawnBlockByBlock() {
    let layers = Artefact.Layers([
      .init("input", side: 8, channels: 1),
      .init("convolution", side: 8, channels: 16, parameters: 160, operations: 9, inputs: [0]),
      .init("dense", side: 1, channels: 10, parameters: 650, operations: 5, inputs: [1, 0]),
    ])
    let text = text(.layers(layers), width: 140)
    for word in ["input  8x8x1", "convolution  8x8x16", "dense  10", "╭", "▶", "650"] {
      #expect(text.contains(word), "\(word)")
    }
    let sheet = Sheet(.layers(layers))
    #expect(sheet.rows[2] == ["2", "dense", "1", "10", "650", "5", "1 0"])
  }

  /// Columns that are bright and dark in turn stay so, since weights are not mixed: what has no room
  /// is left out, and the caption says so.
  @Test func weightsBelowADrawingAreNotMixed() {
    let rows = (0..<40).map { _ in (0..<100).map { Double($0 % 2) } }
    var layers = Artefact.Layers([
      .init("input", side: 8, channels: 1),
      .init("dense", side: 1, channels: 10, parameters: 650, operations: 5, inputs: [0]),
    ])
    layers.blocks[1].weights = Artefact.Image([.init("dense", rows: rows)], caption: "inputs")
    let narrow = text(.layers(layers), width: 50)
    #expect(
      narrow.contains(String(repeating: " █", count: 25)) && narrow.contains("in part: inputs"))
    #expect(!text(.layers(layers), width: 50, height: 10).contains("inputs"))
    #expect(!text(.layers(layers), width: 120, height: 60).contains("in part"))
  }
}
