import Learning
import Testing

@testable import Dashboard

/// Wide pictures of weights are cut between kernels.
@Suite struct WeightBandsTests {
  /// Three kernels of two columns with gaps between them, in five columns: two and one.
  @Test func noKernelIsCut() throws {
    let row: [Double] = [0, 1, .nan, 2, 3, .nan, 4, 5]
    let image = Artefact.Image([.init("kernels", rows: [row])], caption: "3 filters")
    let banded = image.inBands(ofAtMost: 6)
    let rows = try #require(banded.pictures.first).rows
    #expect(rows.count == 3 && banded.caption == "in 2 rows: 3 filters")
    #expect(rows[0].count == 5 && rows[0][4] == 3)
    let gap = rows[1].count { $0.isNaN }
    #expect(gap == 5)
    #expect(rows[2] == [4, 5])
  }

  @Test func aMatrixIsCutAnywhere() throws {
    let image = Artefact.Image([.init("matrix", rows: [[0, 1, 2], [3, 4, 5]])])
    let rows = try #require(image.inBands(ofAtMost: 2).pictures.first).rows
    #expect(rows.count == 6 && rows[0] == [0, 1] && rows[1] == [3, 4])
    #expect(rows[4] == [2] && rows[5] == [5])
  }

  @Test func whatFitsStaysAsItIs() {
    let image = Artefact.Image([.init("matrix", rows: [[0, 1, 2]])], caption: "one row")
    #expect(image.inBands(ofAtMost: 3) == image)
  }
}
