import Testing

@testable import Screen

@Suite struct LayerChartTests {
  private let chain: [LayerChart.Block] = [
    .init("input", side: 8, channels: 1, parameters: 0, operations: 0, inputs: []),
    .init("convolution", side: 8, channels: 16, parameters: 160, operations: 18_432, inputs: [0]),
    .init("pool", side: 4, channels: 16, parameters: 0, operations: 0, inputs: [1]),
    .init("dense", side: 1, channels: 10, parameters: 2570, operations: 5120, inputs: [2]),
  ]

  /// Three rows for 8 pixels, two for 4, one for features; widths as logarithms of channels.
  @Test func blocksAreAsLargeAsWhatComesOutOfThem() {
    let lines = LayerChart(chain).rendered(width: 60, height: 11).text.split(separator: "\n")
    func blocks(_ text: Substring) -> Int { text.count { $0 == "█" || $0 == "▀" } }
    #expect(lines.count == 10)
    #expect(lines[0].contains("wide: channels, high: pixels"))
    #expect(lines[1...].map(blocks).map { $0 > 0 }.allSatisfy(\.self))
    #expect(blocks(lines[1]) < blocks(lines[4]) && blocks(lines[4]) == blocks(lines[7]))
    #expect(lines[5].contains("convolution  8x8x16") && lines[9].contains("dense  10"))
  }

  @Test func whereThereIsNoRoomEachTakesARow() {
    let lines = LayerChart(chain).rendered(width: 60, height: 5).text.split(separator: "\n")
    #expect(lines.count == 5 && lines[4].contains("dense  10"))
    let later = LayerChart(chain, offset: 1).rendered(width: 60, height: 4).text
    #expect(!later.contains("input") && later.contains("dense  10"))
  }

  @Test func whatItCostsStandsBesideItWhereThereIsRoom() {
    let wide = LayerChart(chain).rendered(width: 140, height: 11).text
    #expect(wide.contains("parameters") && wide.contains("operations") && wide.contains("2570"))
    #expect(!LayerChart(chain).rendered(width: 60, height: 11).text.contains("operations"))
  }

  @Test func skipsHaveLanesOfTheirOwnWhereTheyOverlap() {
    #expect(SkipLanes([[], [0], [1], [2]]).width == 0)
    #expect(SkipLanes([[], [0], [0, 1], [2]]).width == 3)
    // 0 to 2 and 1 to 3 overlap, 3 to 5 fits beside either.
    #expect(SkipLanes([[], [0], [1, 0], [2, 1], [3], [4, 3]]).width == 5)
    // Read twice is one line.
    #expect(SkipLanes([[], [0], [0, 0, 1]]).width == 3)
  }

  @Test func aSkipLeadsFromItsBlockToTheOneThatReadsIt() {
    let blocks: [LayerChart.Block] = (0..<4).map { index in
      .init(
        "b\(index)", side: 1, channels: 4, parameters: 1, operations: 1,
        inputs: index == 0 ? [] : index == 3 ? [2, 0] : [index - 1])
    }
    let lines = LayerChart(blocks).rendered(width: 40, height: 5).text.split(separator: "\n")
    #expect(lines[1].drop { $0 == " " }.hasPrefix("╭") && lines[2].contains("│"))
    #expect(lines[4].drop { $0 == " " }.hasPrefix("╰▶"))
  }
}
