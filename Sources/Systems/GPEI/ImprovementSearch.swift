import Compute
import Methods

/// The search for the configuration with the greatest expected improvement: many points that fill
/// the space, some around the best trials, and a climb from the best of them.
struct ImprovementSearch {
  private let expectation: Expectation
  /// The best trials, points of the plain cube.
  private let centres: [[Double]]
  private let cube: OneHotCube

  private static let evenPoints = 2048
  private static let nearPoints = 512
  private static let climbers = 4
  private static let steps = 20

  /// A search by an expectation.
  init(_ expectation: Expectation, around centres: [[Double]], in cube: OneHotCube) {
    (self.expectation, self.centres, self.cube) = (expectation, centres, cube)
  }

  /// A configuration with its expected improvement.
  typealias Scored = (configuration: Configuration, value: Double)

  /// The best configuration found; the first of equals.
  func best(random: Random) -> Scored {
    let starts = top(Self.climbers, of: scored(candidates(random: random)))
    let peaks = starts.map { climbed(from: cube.cube.point(of: $0.configuration)) }
    return top(1, of: starts + scored(peaks))[0]
  }

  private func candidates(random: Random) -> [Configuration] {
    let even = SobolSequence(dimensions: cube.cube.dimensions, random: random.stream("even"))
    let points = (0..<Self.evenPoints).map { cube.cube.configuration(at: even.point($0)) }
    guard !centres.isEmpty else { return points }
    let near = random.stream("near")
    return points
      + (0..<Self.nearPoints).map { number in
        let centre = centres[number / 2 % centres.count]
        var random = near.stream(number)
        return moved(centre, by: number % 2 == 0 ? 0.05 : 0.01, random: &random)
      }
  }

  /// A normal step on every axis of numbers; a word becomes another on one axis in the mean.
  private func moved(_ centre: [Double], by step: Double, random: inout Random) -> Configuration {
    let point = zip(cube.cube.space.dimensions, centre).map { dimension, position in
      if position.isNaN { return random.uniform() }
      guard let words = dimension.wordCount else { return position + step * random.normal() }
      guard random.chance(1 / Double(centre.count)) else { return position }
      return (Double(random.below(words)) + 0.5) / Double(words)
    }
    return cube.cube.configuration(at: point)
  }

  private func scored(_ configurations: [Configuration]) -> [Scored] {
    let values = expectation.values(at: configurations.flatMap(cube.point(of:)))
    return Array(zip(configurations, values))
  }

  private func top(_ count: Int, of scored: [Scored]) -> [Scored] {
    let order = scored.indices.sorted {
      (scored[$1].value, $0) < (scored[$0].value, $1)
    }
    return order.prefix(count).map { scored[$0] }
  }

  /// Gradient steps on the numbers that apply, kept within 0...1; a step that does not lead up is
  /// taken back and the next one is shorter.
  private func climbed(from start: [Double]) -> Configuration {
    let movable = start.indices.filter { !start[$0].isNaN }.compactMap { axis in
      cube.coordinate(ofNumber: axis).map { (axis: axis, coordinate: $0) }
    }
    var point = cube.expand(start)
    var (value, length) = (expectation.values(at: point)[0], 0.05)
    for _ in 0..<(movable.isEmpty ? 0 : Self.steps) {
      let gradient = expectation.gradient(at: point)
      let norm = movable.reduce(0) { $0 + gradient[$1.1] * gradient[$1.1] }.squareRoot()
      guard norm > 0, norm.isFinite else { break }
      var next = point
      for (_, place) in movable {
        next[place] = min(max(point[place] + length * gradient[place] / norm, 0), 1)
      }
      let reached = expectation.values(at: next)[0]
      if reached > value { (point, value) = (next, reached) }
      length *= reached > value || point == next ? 1.5 : 0.4
    }
    var plain = start
    for (axis, place) in movable { plain[axis] = point[place] }
    return cube.cube.configuration(at: plain)
  }
}
