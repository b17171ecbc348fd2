import Compute
import Testing

@testable import Methods

@Suite struct SpaceTests {
  private let space = SearchSpace([
    Dimension("rate", .logUniform(1e-4...1)),
    Dimension("hidden", .count(8...256, logarithmic: true)),
    Dimension("decay", .choice(["off", "on"])),
    Dimension("l2", .logUniform(1e-7...1e-2)).when("decay", is: "on"),
  ])

  @Test func positionsMapToTheirValues() {
    let rate = Dimension("rate", .logUniform(1e-4...1))
    for (position, expected) in [(0, 1e-4), (0.5, 1e-2), (1, 1)] {
      guard case .number(let number) = rate.value(at: position) else { continue }
      #expect(abs(number / expected - 1) < 1e-12)
    }
    #expect(Dimension("x", .uniform(-2...2)).value(at: 0.25) == .number(-1))
    #expect(Dimension("c", .choice(["a", "b", "c"])).value(at: 0.34) == .choice("b"))
  }

  @Test(arguments: [
    Dimension("a", .uniform(-3...5)), Dimension("b", .logUniform(1e-6...10)),
    Dimension("c", .count(1...9, logarithmic: false)),
    Dimension("d", .count(8...256, logarithmic: true)),
    Dimension("e", .choice(["x", "y", "z"])),
  ])
  func valuesFindTheirPositionAgain(dimension: Dimension) throws {
    for step in 0...20 {
      let value = dimension.value(at: Double(step) / 20)
      let position = try #require(dimension.position(of: value))
      #expect(dimension.value(at: position) == value || abs(position - Double(step) / 20) < 1e-12)
    }
    #expect(dimension.position(of: .choice("nothing")) == nil)
  }

  @Test func everyCountIsAsLikely() {
    let dimension = Dimension("n", .count(1...4, logarithmic: false))
    let counts = (0..<4000).map { dimension.value(at: (Double($0) + 0.5) / 4000) }
    for number in 1...4 { #expect(counts.count { $0 == .number(Double(number)) } == 1000) }
  }

  @Test func levelsAreMiddlesAndComeOnce() {
    #expect(
      Dimension("x", .uniform(0...3)).levels(3) == [.number(0.5), .number(1.5), .number(2.5)])
    #expect(
      Dimension("n", .count(1...2, logarithmic: false)).levels(9) == [.number(1), .number(2)])
    #expect(Dimension("c", .choice(["a", "b"])).levels(1) == [.choice("a"), .choice("b")])
  }

  @Test func conditionalAxesAppearOnlyBesideTheirChoice() {
    for seed in UInt64(0)..<200 {
      let configuration = space.draw(random: Random(seed: seed))
      #expect((configuration["l2"] != nil) == (configuration.word("decay") == "on"))
    }
  }

  @Test func anAddedAxisLeavesTheOthersAlone() {
    let wider = SearchSpace([Dimension("momentum", .uniform(0...1))] + space.dimensions)
    for seed in UInt64(0)..<50 {
      let before = space.draw(random: Random(seed: seed))
      let after = wider.draw(random: Random(seed: seed))
      for dimension in space.dimensions { #expect(before[dimension.id] == after[dimension.id]) }
    }
  }

  @Test func neighboursDifferOnOneAxis() {
    for seed in UInt64(0)..<200 {
      let origin = space.draw(random: Random(seed: seed))
      let neighbour = space.neighbour(of: origin, random: Random(seed: seed + 1000))
      let changed = space.dimensions.filter { origin[$0.id] != neighbour[$0.id] }.map(\.id)
      #expect(changed.count == 1 || changed == ["decay", "l2"], "\(changed)")
    }
  }

  @Test func aGridVisitsEveryCombinationOnce() {
    let grid = Grid(space, levels: 3)
    let configurations = (0..<grid.count).compactMap { grid[$0] }
    // 3 rates, 3 widths, and no decay or one of 3.
    #expect(configurations.count == 3 * 3 * 4 && Set(configurations).count == configurations.count)
    #expect(grid.size(upTo: .max) == 36 && grid.size(upTo: 10) == 10)
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000, 15_625])
  func aShuffleIsAPermutation(count: Int) {
    let shuffle = Shuffle(count: count, random: Random(seed: 5))
    #expect(Set((0..<count).map { shuffle[$0] }) == Set(0..<count))
  }

  @Test func shufflesOfSevenAreFair() {
    var sums = [Int](repeating: 0, count: 7)
    for seed in UInt64(0)..<7000 { sums[Shuffle(count: 7, random: Random(seed: seed))[0]] += 1 }
    // 1000 expected in each; five standard deviations are 146.
    #expect(sums.allSatisfy { abs($0 - 1000) < 146 }, "\(sums)")
  }

  @Test func pointsSurviveSaving() throws {
    let configuration = space.draw(random: Random(seed: 4))
    #expect(try reread(configuration) == configuration)
  }
}
