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
  /// The error of a network, by its hyper-parameters.
  case child(ChildFunction)

  /// The value at a point of the unit cube.
  func value(at point: [Double]) -> Double {
    switch self {
    case .sample(let sample): sample.value(at: point)
    case .standardised(let function): function.value(at: point)
    case .child(let function): function.value(at: point)
    }
  }

  /// What every method is told before its first own query.
  var known: QueryPath { if case .child(let function) = self { function.known } else { .init() } }

  /// The least value in the cube: of a sample, as near as a close search comes; `nil` where nobody
  /// knows it.
  func least(random: Random) -> Double? {
    switch self {
    case .sample(let sample):
      CubeMinimum(dimensions: sample.width, random: random, of: sample.value).value
    case .standardised(let function): function.least
    case .child: nil
    }
  }

  /// How much is lost after each query of these values: the regret, or the error of a network, whose
  /// least error nobody knows.
  func losses(of values: [Double], random: Random) -> [Double] {
    if case .child(let function) = self {
      return values.runningMinima.map(function.error(scaled:))
    }
    let least = least(random: random) ?? 0
    // A search that comes lower than the close one has found the least value itself.
    return values.runningMinima.map { max($0 - least, 0) }
  }
}

/// A function on a cube of −5...5, scaled so that its values at random points have mean 0 and
/// variance 1, as those of the prior's functions have.
struct StandardisedFunction: Hashable, Sendable {
  private enum Function: Hashable {
    /// A test function whose minimum lies here.
    case shifted(TestFunction, minimum: [Double])
    case bbob(BBOBInstance)
  }

  private let function: Function
  private var mean = 0.0
  private var deviation = 1.0

  /// How many random points mean and variance are taken from.
  private static let points = 2000
  /// How many instances of BBOB there are to draw from.
  private static let instances = 1000

  /// Draws where the minimum of a test function lies, in −4...4.
  init(_ function: TestFunction, width: Int, random: Random) {
    var random = random
    let minimum = (0..<width).map { _ in random.uniform(in: -4...4) }
    self.init(.shifted(function, minimum: minimum), width: width, random: &random)
  }

  /// Draws an instance of a function of BBOB.
  init(_ function: BBOBFunction, width: Int, random: Random) {
    var random = random
    let instance = BBOBInstance(
      function, dimensions: width, instance: 1 + random.below(Self.instances))
    self.init(.bbob(instance), width: width, random: &random)
  }

  private init(_ function: Function, width: Int, random: inout Random) {
    self.function = function
    let values = (0..<Self.points).map { _ in
      value(at: (0..<width).map { _ in random.uniform() })
    }
    let mean = values.reduce(0, +) / Double(Self.points)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    (self.mean, deviation) = (mean, (squares / Double(Self.points)).squareRoot())
  }

  /// The value at a point of the unit cube.
  func value(at point: [Double]) -> Double {
    let value =
      switch function {
      case .shifted(let function, let minimum):
        function.value(at: zip(point, minimum).map { 10 * $0 - 5 - $1 })
      case .bbob(let instance): instance.value(at: point.map { 10 * $0 - 5 })
      }
    return (value - mean) / deviation
  }

  /// Every test function has the least value 0; BBOB's have another.
  var least: Double {
    switch function {
    case .shifted: -mean / deviation
    case .bbob(let instance): (instance.leastValue - mean) / deviation
    }
  }
}

/// A function as the searchers of declared spaces take it.
struct QueryProblem: SearchProblem {
  private let function: QueryFunction
  private let known: [KnownConfiguration]
  let space: SearchSpace

  /// A function of so many variables.
  init(_ function: QueryFunction, width: Int) {
    self.function = function
    let space = SearchSpace((1...width).map { Dimension("x\($0)", .uniform(0...1)) })
    self.space = space
    known = zip(function.known.points, function.known.values).map { point, value in
      KnownConfiguration(UnitCube(space).configuration(at: point), score: 0 - value)
    }
  }

  var objective: Objective { Objective("value of the function", isMinimised: true) }

  /// A world of this function, that begins with what every method is told.
  var world: SearchWorld { SearchWorld(self, known: known) }

  func begin(_ trial: Trial<SearchCandidate<Configuration>>, epochs: Int) -> SearchJob {
    .instant(Outcome(score: 0 - function.value(at: point(trial.candidate.design)), cost: 1))
  }

  /// The point of the unit cube that a configuration is.
  func point(_ configuration: Configuration) -> [Double] {
    space.dimensions.map { configuration.number($0.id) ?? 0 }
  }
}
