import Compute
import Foundation
import Testing

@testable import Methods

/// Values by hand and from the Parzen estimator of Optuna 5.0.0.
@Suite struct ParzenTests {
  private let space = SearchSpace([
    Dimension("x", .uniform(0...1)),
    Dimension("n", .count(1...4, logarithmic: false)),
    Dimension("c", .choice(["a", "b", "c"])),
  ])

  private func configuration(_ x: Double, _ n: Double, _ c: String) -> Configuration {
    var configuration = Configuration()
    configuration.append("x", .number(x))
    configuration.append("n", .number(n))
    configuration.append("c", .choice(c))
    return configuration
  }

  private func estimator(
    of configurations: [Configuration], in space: SearchSpace
  ) -> ParzenEstimator {
    let cube = UnitCube(space)
    return ParzenEstimator(configurations.map(cube.point(of:)), in: cube)
  }

  /// 0.2 | 0.3 | 0.7: the outer ones take the gap on their inner side, the middle one the larger.
  @Test func kernelsAreAsWideAsTheirGaps() {
    let kernels = NumberKernels([0.2, 0.7, 0.3])
    #expect(kernels.means == [0.2, 0.7, 0.3, 0.5])
    for (width, expected) in zip(kernels.widths, [0.2, 0.4, 0.4, 1]) {
      #expect(abs(width - expected) < 1e-12)
    }
  }

  /// A lone observation takes the larger gap to the ends; equal ones take the least width.
  @Test func widthsAreKeptWithinBounds() {
    #expect(NumberKernels([0.2]).widths == [0.8, 1])
    // Five kernels in all, so 1/6 at least.
    for width in NumberKernels([0.5, 0.5, 0.5, 0.5]).widths.dropLast() {
      #expect(abs(width - 1.0 / 6) < 1e-12)
    }
  }

  @Test func densitiesAreThoseOfTheReference() {
    let estimator = estimator(
      of: [configuration(0.2, 1, "a"), configuration(0.7, 4, "c"), configuration(0.3, 2, "c")],
      in: space)
    let values = [configuration(0.25, 2, "c"), configuration(0.9, 3, "b")]
      .map(estimator.logDensity(of:))
    #expect(abs(values[0] + 1.8999883833734723) < 1e-9)
    #expect(abs(values[1] + 3.2648523836643455) < 1e-9)
  }

  @Test func oldObservationsCountLessAsInTheReference() {
    let line = SearchSpace([Dimension("x", .uniform(0...1))])
    let cube = UnitCube(line)
    let points = (0..<30).map { index -> [Double] in [(Double(index * 7 % 30) + 0.5) / 30] }
    let estimator = ParzenEstimator(points, in: cube)
    for (x, expected) in [(0.1, 0.07406895916956824), (0.5, -0.0971578424989652)] {
      #expect(
        abs(estimator.logDensity(of: cube.configuration(at: [x])) - expected) < 1e-9)
    }
  }

  /// Five of thirty are old: from 1/30 to 1 in equal steps.
  @Test func weightsFallToOneOverN() {
    #expect(ParzenEstimator.weights(of: 24) == Array(repeating: 1, count: 24))
    let weights = ParzenEstimator.weights(of: 30)
    #expect(weights.count == 30 && weights[5...] == ArraySlice(repeating: 1, count: 25))
    for (place, weight) in weights.prefix(5).enumerated() {
      #expect(abs(weight - (1.0 / 30 + 29.0 / 30 * Double(place) / 4)) < 1e-12)
    }
    #expect(ParzenEstimator.weights(of: 26)[0] == 1.0 / 26)
  }

  /// The reference has the density of log r, whose range is log 10⁴ where ours is 1.
  @Test func logarithmsAreTakenFirst() {
    let space = SearchSpace([
      Dimension("h", .count(8...256, logarithmic: true)), Dimension("r", .logUniform(1e-4...1)),
    ])
    func point(_ h: Double, _ r: Double) -> Configuration {
      var configuration = Configuration()
      configuration.append("h", .number(h))
      configuration.append("r", .number(r))
      return configuration
    }
    let value = estimator(of: [point(16, 1e-2), point(100, 0.5)], in: space)
      .logDensity(of: point(20, 1e-3))
    #expect(abs(value - (log(log(1e4)) - 6.560299048685299)) < 1e-9)
  }

  @Test func probabilitiesOfCountsAndWordsSumToOne() {
    let estimator = estimator(
      of: [configuration(0.2, 1, "a"), configuration(0.7, 4, "c")], in: space)
    for axis in 0..<3 {
      let mean =
        (0..<600).map { bin in
          estimator.density(along: axis, at: (Double(bin) + 0.5) / 600)
        }.reduce(0, +) / 600
      #expect(abs(mean - 1) < 1e-4, "axis \(axis): \(mean)")
    }
  }

  @Test func drawsFollowTheDensity() {
    let estimator = estimator(
      of: [configuration(0.2, 1, "a"), configuration(0.7, 4, "c")], in: space)
    let draws = (0..<20_000).map { estimator.draw(random: Random(seed: 3).stream($0)) }
    let share = Double(draws.count { $0.word("c") == "c" }) / 20_000
    #expect(abs(share - estimator.density(along: 2, at: 0.9) / 3) < 0.012)
    let low = Double(draws.count { ($0.number("x") ?? 1) < 0.5 }) / 20_000
    let expected =
      (0..<500).map { estimator.density(along: 0, at: (Double($0) + 0.5) / 1000) }
      .reduce(0, +) / 1000
    #expect(abs(low - expected) < 0.012)
  }

  /// Where an axis does not apply, the prior stands for it, and a candidate without it has no factor
  /// there.
  @Test func axesThatDoNotApplyAreThePriors() {
    let space = SearchSpace([
      Dimension("decay", .choice(["off", "on"])),
      Dimension("l2", .uniform(0...1)).when("decay", is: "on"),
    ])
    let cube = UnitCube(space)
    let off = cube.configuration(at: [0.25, 0.9])
    #expect(off.entries.count == 1 && cube.point(of: off)[1].isNaN)
    let estimator = ParzenEstimator([cube.point(of: off)], in: cube)
    // Two kernels: (1 + 1/2) / 2 and 1/2, each with weight 1/2.
    let logDensity = estimator.logDensity(of: off)
    #expect(abs(logDensity - log(0.625)) < 1e-12)
    let places = (0..<100).map { index in (Double(index) + 0.5) / 100 }
    let mean: Double = places.map { estimator.density(along: 1, at: $0) }.reduce(0, +) / 100
    #expect(abs(mean - 1) < 1e-4)
  }
}
