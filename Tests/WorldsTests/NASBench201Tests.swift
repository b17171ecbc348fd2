import Compute
import Testing
import Worlds

@Suite struct NASBench201Tests {
  typealias Cell = NASBench201.Cell

  @Test(arguments: [
    (NASBench201.ImageSet.cifar10, "333132", 91.61), (.cifar100, "333133", 73.49),
    (.imageNet16, "322133", 46.73),
  ])
  func theBestCellsAreThePapers(images: NASBench201.ImageSet, digits: String, accuracy: Double) {
    let best = NASBench201.best(on: images)
    #expect(best.description == digits)
    #expect(NASBench201.accuracy(of: best, on: images) == accuracy)
    #expect(NASBench201.regret(of: best, on: images) == 0)
  }

  @Test(arguments: zip(NASBench201.ImageSet.allCases, [130_760_589, 95_780_833, 52_824_493]))
  func theWholeTableIsThere(images: NASBench201.ImageSet, sum: Int) {
    let hundredths = (0..<Cell.count).reduce(0) { sum, index in
      sum + Int((100 * NASBench201.accuracy(of: Cell(index: index), on: images)).rounded())
    }
    #expect(hundredths == sum)
  }

  @Test func cellsSurviveEveryWayOfWritingThem() {
    for index in 0..<Cell.count {
      let cell = Cell(index: index)
      #expect(Cell(cell.operations) == cell)
      #expect(Cell(cell.description) == cell)
    }
  }

  @Test(arguments: ["", "33313", "3331320", "333135", "33313x", "٣٣٣١٣٢"])
  func refusesTextThatIsNoCell(text: String) {
    #expect(Cell(text) == nil)
  }

  @Test func decodesACellToItsGraph() throws {
    let cell = try #require(Cell("012340"))
    #expect(cell.index == ((((0 * 5 + 1) * 5 + 2) * 5 + 3) * 5 + 4) * 5)
    #expect(cell.edges.map(\.source) == [0, 0, 1, 0, 1, 2])
    #expect(cell.edges.map(\.target) == [1, 2, 2, 3, 3, 3])
    #expect(
      cell.architecture == "|none~0|+|skip_connect~0|nor_conv_1x1~1|"
        + "+|nor_conv_3x3~0|avg_pool_3x3~1|none~2|")
  }

  @Test func mutationChangesOneEdge() throws {
    var random = Random(seed: 9)
    var reached = Set<Cell>()
    let cell = try #require(Cell("012340"))
    for _ in 0..<2000 {
      let mutant = cell.mutated(random: &random)
      #expect(zip(mutant.operations, cell.operations).count { $0 != $1 } == 1)
      reached.insert(mutant)
    }
    #expect(reached.count == 24, "six edges with four other operations each")
    #expect(cell.replacing(edge: 5, with: .averagePool3x3).description == "012344")
  }
}
