package import Compute
public import Learning
public import Worlds

/// A test function whose minimum lies somewhere else in every run.
///
/// The variables are in −5...5 and the minimum is uniform in −4...4, so that neither the middle nor
/// an edge is a good guess.
public struct ShiftedFunctionProblem: SearchProblem {
  private let function: TestFunction
  private let dimensions: Int

  /// A function of so many variables.
  public init(_ function: TestFunction, dimensions: Int = 5) {
    precondition(dimensions > 0, "a function of \(dimensions) variables has no value")
    (self.function, self.dimensions) = (function, dimensions)
  }

  /// The function's value, the smaller the better.
  public var objective: Objective { Objective("value of the function", isMinimised: true) }
  /// The variables.
  public var space: SearchSpace {
    SearchSpace((1...dimensions).map { Dimension("x\($0)", .uniform(-5...5)) })
  }
  /// Every function has the least value 0.
  public var optimum: Double? { 0 }

  /// Computes the value of the run's function.
  public func begin(
    _ trial: Trial<SearchCandidate<Configuration>>, epochs: Int
  ) -> SearchJob {
    let minimum = minimum(in: trial.run)
    let z = space.dimensions.enumerated().map { number, dimension in
      (trial.candidate.design.number(dimension.id) ?? 0) - minimum[number]
    }
    return .instant(Outcome(score: 0 - function.value(at: z), cost: 1))
  }

  /// Where the run's function is least, `[dimensions]`.
  package func minimum(in run: Random) -> [Double] {
    var random = run.stream("task")
    return (0..<dimensions).map { _ in random.uniform(in: -4...4) }
  }
}
