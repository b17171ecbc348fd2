import Testing

@testable import Screen

@Suite struct LayerChartTests {
  private let chain: [LayerChart.Block] = [
    .init("input", side: 8, channels: 1, parameters: 0, operations: 0, inputs: []),
    .init("convolution", side: 8, channels: 16, parameters: 160, operations: 18_432, inputs: [0]),
    .init("pool", side: 4, channels: 16, parameters: 0, operations: 0, inputs: [1]),
    .init("dense", side: 1, channels: 10, parameters: 2570, operations: 5120, inputs: [2]),
  ]

  private func lines(
    _ blocks: [LayerChart.Block], width: Int, height: Int, selection: Int? = nil
  ) -> [String] {
    let chart = LayerChart(blocks, selection: selection)
    let text: String = chart.rendered(width: width, height: height).text
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  private func filled(_ line: String) -> Int {
    line.unicodeScalars.count { $0 == "█" || $0 == "▀" }
  }

  /// Three rows for 8 pixels, two for 4, one for features; widths as logarithms of channels.
  @Test func blocksAreAsLargeAsWhatComesOutOfThem() {
    let lines = lines(chain, width: 60, height: 11)
    let widths: [Int] = lines[1...9].map(filled)
    #expect(lines[0].contains("wide: channels, high: pixels"))
    #expect(!widths.contains(0))
    #expect(widths[0] < widths[3])
    #expect(widths[3] == widths[6])
    #expect(filled(lines[10]) == 0)
    #expect(lines[5].contains("convolution  8x8x16"))
    #expect(lines[9].contains("dense  10"))
  }

  @Test func whereThereIsNoRoomEachTakesARow() {
    let all = lines(chain, width: 60, height: 5)
    #expect(all[4].contains("dense  10"))
    let later = lines(chain, width: 60, height: 4, selection: 3)
    #expect(!later.contains { $0.contains("input") })
    #expect(later[3].contains("dense  10"))
    #expect(later[3].contains("▸ dense") && !later[2].contains("▸"))
  }

  @Test func whatItCostsStandsBesideItWhereThereIsRoom() {
    let wide = lines(chain, width: 140, height: 11)
    #expect(wide[0].contains("parameters"))
    #expect(wide[0].contains("operations"))
    #expect(wide[9].contains("2570"))
    #expect(lines(chain, width: 86, height: 11)[0].contains("operations"))
    #expect(!lines(chain, width: 60, height: 11)[0].contains("operations"))
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
    let lines = lines(blocks, width: 40, height: 5)
    let starts: [String] = lines.map { String($0.drop { $0 == " " }) }
    #expect(starts[1].hasPrefix("╭"))
    #expect(starts[2].hasPrefix("│"))
    #expect(starts[4].hasPrefix("╰▶"))
  }
}
