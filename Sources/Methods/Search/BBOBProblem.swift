public import Learning
public import Worlds

/// A function of BBOB that is to be minimised.
///
/// It is the same in every run, so that its values can be compared with those that COCO gives at the
/// same points.
public struct BBOBProblem: SearchProblem {
  /// What is minimised.
  public let instance: BBOBInstance

  /// Names of worlds: `bbob-f1-2d` to `bbob-f24-5d`.
  package static let names = named.map(\.name)

  private static let named = BBOBFunction.allCases.flatMap { function in
    [2, 3, 5].map { (name: "bbob-\(function.title)-\($0)d", function: function, dimensions: $0) }
  }

  /// An instance of a function.
  public init(_ instance: BBOBInstance) {
    self.instance = instance
  }

  /// The first instance of the function that a name stands for; `nil` where it stands for none.
  package init?(named name: String) {
    guard let found = Self.named.first(where: { $0.name == name }) else { return nil }
    self.init(BBOBInstance(found.function, dimensions: found.dimensions))
  }

  /// The function's value, the smaller the better.
  public var objective: Objective { Objective("value of the function", isMinimised: true) }
  /// The variables.
  public var space: SearchSpace {
    SearchSpace((1...instance.dimensions).map { Dimension("x\($0)", .uniform(-5...5)) })
  }
  /// The least value, negated as scores are.
  public var optimum: Double? { 0 - instance.leastValue }

  /// Computes the value.
  public func begin(
    _ trial: Trial<SearchCandidate<Configuration>>, epochs: Int
  ) -> SearchJob {
    let x = space.dimensions.map { trial.candidate.design.number($0.id) ?? 0 }
    return .instant(Outcome(score: 0 - instance.value(at: x), cost: 1))
  }
}
