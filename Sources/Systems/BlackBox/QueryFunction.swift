import Compute
import Learning
import Methods
import Worlds

/// A function on the unit cube that is to be minimised by asking for values.
enum QueryFunction: Sendable {
  /// One of the prior's, as in training.
  case sample(FourierSample)
  /// One of those that searches are usually compared on.
  case standardised(StandardisedFunction)

  /// The value at a point of the unit cube.
  func value(at point: [Double]) -> Double {
    switch self {
    case .sample(let sample): sample.value(at: point)
    case .standardised(let function): function.value(at: point)
    }
  }

  /// The least value in the cube: of a sample, as near as a close search comes.
  func least(random: Random) -> Double {
    switch self {
    case .sample(let sample):
      CubeMinimum(dimensions: sample.width, random: random, of: sample.value).value
    case .standardised(let function): function.least
    }
  }
}

/// A test function whose minimum lies somewhere in −4...4 on a cube of −5...5, scaled so that its
/// values at random points have mean 0 and variance 1, as those of the prior's functions have.
struct StandardisedFunction: Hashable, Sendable {
  private let function: TestFunction
  private let minimum: [Double]
  private var mean = 0.0
  private var deviation = 1.0

  /// How many random points mean and variance are taken from.
  private static let points = 2000

  /// Draws where the minimum lies.
  init(_ function: TestFunction, width: Int, random: Random) {
    self.function = function
    var random = random
    minimum = (0..<width).map { _ in random.uniform(in: -4...4) }
    let values = (0..<Self.points).map { _ in
      value(at: (0..<width).map { _ in random.uniform() })
    }
    let mean = values.reduce(0, +) / Double(Self.points)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    (self.mean, deviation) = (mean, (squares / Double(Self.points)).squareRoot())
  }

  /// The value at a point of the unit cube.
  func value(at point: [Double]) -> Double {
    (function.value(at: zip(point, minimum).map { 10 * $0 - 5 - $1 }) - mean) / deviation
  }

  /// Every test function has the least value 0.
  var least: Double { -mean / deviation }
}

/// A function as the searchers of declared spaces take it.
struct QueryProblem: SearchProblem {
  private let function: QueryFunction
  let space: SearchSpace

  /// A function of so many variables.
  init(_ function: QueryFunction, width: Int) {
    self.function = function
    space = SearchSpace((1...width).map { Dimension("x\($0)", .uniform(0...1)) })
  }

  var objective: Objective { Objective("value of the function", isMinimised: true) }

  func begin(_ trial: Trial<SearchCandidate<Configuration>>, epochs: Int) -> SearchJob {
    let point = space.dimensions.map { trial.candidate.design.number($0.id) ?? 0 }
    return .instant(Outcome(score: 0 - function.value(at: point), cost: 1))
  }
}
