package import Compute

/// Where optimizers are tried: the programs for one family of problems.
package struct OptimizerEvaluator: Sendable {
  package let optimisee: ProblemFamily
  private var unroll: Unroll
  private var machine: BaselineMachine
  /// For what takes problems one by one; made when it is first needed.
  private var single: BaselineMachine?

  /// Plans the programs for as many problems at once as suit the family.
  package init(_ plan: RulePlan, _ optimisee: ProblemFamily, window: Int) {
    self.optimisee = optimisee
    unroll = Unroll(plan, optimisee, problems: optimisee.problemsAtOnce, steps: window)
    machine = BaselineMachine(optimisee, problems: optimisee.problemsAtOnce)
  }

  /// The losses of a learned optimization of so many steps, a multiple of the window.
  package mutating func optimise(
    _ problems: ProblemSet, by weights: Parameters, steps: Int
  ) -> LossCurves {
    var (weights, point) = (weights, unroll.state(before: problems))
    var curves = LossCurves()
    while point.step < steps {
      curves.append(
        unroll.run(&weights, from: &point, on: problems), problems: problems.count)
    }
    return curves
  }

  /// The losses of a hand-designed optimization.
  package mutating func optimise(
    _ problems: ProblemSet, by baseline: BaselineOptimizer, rate: Double, steps: Int
  ) -> LossCurves {
    machine.run(baseline, rate: rate, on: problems, steps: steps)
  }

  /// The losses of a quasi-Newton optimization of each problem by itself, for a line search has one
  /// length of step.
  package mutating func quasiNewton(_ problems: ProblemSet, steps: Int) -> LossCurves {
    var single = single.take() ?? BaselineMachine(optimisee, problems: 1)
    var curves = LossCurves()
    for place in 0..<problems.count {
      curves.join(single.runLBFGS(on: problems.single(place), steps: steps))
    }
    self.single = single
    return curves
  }

  /// Tries the next candidates for the rates of the baselines.
  package mutating func tune(
    _ tuning: inout BaselineTuning, candidates: Int, on problems: [ProblemSet],
    judging window: ClosedRange<Int>
  ) {
    for _ in 0..<candidates where !tuning.isDone {
      tuning.advance { baseline, rate in
        mean(
          problems.flatMap { set in
            machine.run(baseline, rate: rate, on: set, steps: window.upperBound)
              .means(over: window)
          })
      }
    }
  }
}
