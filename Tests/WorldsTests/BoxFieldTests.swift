import Compute
import Testing
import Worlds

@Suite struct BoxFieldTests {
  @Test func thereAre75DifferentFields() {
    let fields = BoxField.judged
    #expect(fields.count == 75 && Set(fields).count == 75)
    // 25 places of the small box, three fields each.
    #expect(Set(fields.map(\.small)).count == 25)
    // Five cells to the right of 8 is 13, and 4 around the edge of 1...9.
    #expect(fields.contains(BoxField(small: .init(8, 2), large: .init(4, 2))))
    // Row 0 is no row that a large box may be centred on: it becomes the last.
    #expect(fields.contains(BoxField(small: .init(0, 0), large: .init(5, 9))))
  }

  @Test(arguments: [1, 3, 5]) func boxesHaveTenCellsOfPixels(size: Int) {
    for field in BoxField.judged {
      let resolution = BoxField.side * size
      let pixels = field.pixels(resolution: resolution)
      #expect(pixels.count == 10 * size * size)
      let middle = BoxField.side * size * (field.large.y * size + size / 2)
      let centre = middle + field.large.x * size + size / 2
      #expect(pixels.contains(centre))
      #expect(abs(field.distance(toPixel: centre, resolution: resolution)) < 1e-12)
      // One pixel on is a cell's part off.
      let next = field.distance(toPixel: centre + 1, resolution: resolution)
      #expect(abs(next - 1 / Double(size)) < 1e-12)
    }
  }

  @Test func randomFieldsDifferAndDoNotOverlap() {
    var random = Random(seed: 1)
    let fields = (0..<100).map { _ in BoxField.random(&random) }
    #expect(Set(fields).count > 90)
    for field in fields { #expect(field.pixels(resolution: 11).count == 10) }
  }
}
