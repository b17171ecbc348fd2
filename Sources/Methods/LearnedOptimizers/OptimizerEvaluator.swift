package import Compute

/// Where optimizers are tried: the programs for one family of problems.
package struct OptimizerEvaluator: Sendable {
  package let optimisee: ProblemFamily
  private var unroll: Unroll
  private var machine: BaselineMachine

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

  /// The losses of a quasi-Newton optimization of one problem.
  package mutating func quasiNewton(_ problem: ProblemSet, steps: Int) -> LossCurves {
    machine.runLBFGS(on: problem, steps: steps)
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
