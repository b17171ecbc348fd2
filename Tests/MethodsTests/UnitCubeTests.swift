import Compute
import Testing

@testable import Methods

@Suite struct UnitCubeTests {
  private let space = SearchSpace([
    Dimension("rate", .logUniform(1e-4...1)),
    Dimension("units", .count(1...4, logarithmic: false)),
    Dimension("decay", .choice(["off", "on", "much"])),
    Dimension("l2", .uniform(0...2)).when("decay", is: "on"),
  ])

  @Test func configurationsReturnFromTheirPoints() {
    let cube = UnitCube(space)
    for seed in UInt64(0)..<200 {
      let configuration = space.draw(random: Random(seed: seed))
      let point = cube.point(of: configuration)
      #expect(point[3].isNaN == (configuration.word("decay") != "on"))
      #expect(
        cube.point(of: cube.configuration(at: point)).map { ($0 * 1e9).rounded() }.description
          == point.map { ($0 * 1e9).rounded() }.description)
    }
  }

  @Test func pointsOutsideAreBroughtIn() {
    let configuration = UnitCube(space).configuration(at: [-3, 7, 0.5, 9])
    #expect(configuration.number("rate").map { abs($0 - 1e-4) < 1e-12 } == true)
    #expect(configuration.number("units") == 4 && configuration.number("l2") == 2)
  }

  @Test func everyWordHasACoordinate() {
    let cube = OneHotCube(space)
    #expect(cube.axes == [0, 1, 2, 2, 2, 3])
    #expect(cube.expand([0.25, 0.5, 0.5, 0.75]) == [0.25, 0.5, 0, 1, 0, 0.75])
    #expect(cube.expand([0.25, 0.5, 0.9, .nan]) == [0.25, 0.5, 0, 0, 1, 0.5])
    #expect(cube.coordinate(ofNumber: 3) == 5 && cube.coordinate(ofNumber: 2) == nil)
  }

  @Test func countsAndWordsHaveCells() throws {
    let units = space.dimensions[1]
    let second = try #require(units.cell(of: .number(2)))
    #expect(second.low == 0.25 && second.high == 0.5)
    let last = try #require(space.dimensions[2].cell(of: .choice("much")))
    #expect(abs(last.low - 2.0 / 3) < 1e-12 && last.high == 1)
    #expect(space.dimensions[0].cell(of: .number(0.1)) == nil)
  }

  /// Words a, a, b of two: 1 − (4/9 + 1/9) = 4/9 over 1/2; numbers 0 and 1: 1/2 over √(1/12).
  @Test func spreadIsOneForUniformPoints() {
    let cube = UnitCube(SearchSpace([Dimension("c", .choice(["a", "b"]))]))
    #expect(abs(cube.spread(of: [[0.25], [0.25], [0.75]]) - 8.0 / 9) < 1e-12)
    let line = UnitCube(SearchSpace([Dimension("x", .uniform(0...1))]))
    #expect(abs(line.spread(of: [[0], [1]]) - 3.0.squareRoot()) < 1e-12)
    let many = (0..<1000).map { [(Double($0) + 0.5) / 1000] }
    #expect(abs(line.spread(of: many) - 1) < 1e-3 && line.spread(of: [[0.5]]) == 0)
  }
}
