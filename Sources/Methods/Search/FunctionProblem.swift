public import Compute
public import Learning

/// A synthetic function of which one variable matters, drawn for each run.
public struct FunctionProblem: SearchProblem {
  private let dimensions: Int

  /// A function of so many variables.
  public init(dimensions: Int) {
    self.dimensions = dimensions
  }

  /// The function's value.
  public var objective: Objective { Objective("value of the function") }
  /// The variables.
  public var space: SearchSpace { LowEffectiveDimension.space(dimensions: dimensions) }
  /// The greatest value.
  public var optimum: Double? { LowEffectiveDimension.maximum(dimensions: dimensions) }

  /// Computes the value of the run's function.
  public func begin(
    _ trial: Trial<SearchCandidate<Configuration>>, epochs: Int
  ) -> SearchJob {
    .instant(
      Outcome(score: function(in: trial.run).value(at: trial.candidate.design), cost: 1))
  }

  /// g or h.
  public func part(
    ofDimension dimension: String, at position: Double, in run: Random
  ) -> Double? {
    function(in: run).part(ofDimension: dimension, at: position)
  }

  private func function(in run: Random) -> LowEffectiveDimension {
    LowEffectiveDimension(dimensions: dimensions, random: run.stream("task"))
  }
}
