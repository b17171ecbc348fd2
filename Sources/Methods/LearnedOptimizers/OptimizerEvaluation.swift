package import Compute
package import Worlds

/// An optimizer under evaluation: as it was after some updates, a start at a time.
///
/// Half of the starts are validation, which decides whether it is kept; the other half are
/// held-out problems, which only report.
package struct OptimizerEvaluation: Codable, Sendable {
  /// The optimizer.
  let weights: Parameters
  /// After how many updates.
  let updates: Int
  private(set) var validation = LossCurves()
  private(set) var heldOut = LossCurves()
  private(set) var starts = 0

  /// An evaluation before its first start.
  init(_ weights: Parameters, after updates: Int) {
    (self.weights, self.updates) = (weights, updates)
  }

  /// Holds a start; returns whether it was the last.
  mutating func evaluate(
    _ problems: EvaluationProblems, evaluator: inout OptimizerEvaluator, steps: Int
  ) -> Bool {
    let place = starts / 2
    if starts % 2 == 0 {
      validation.join(evaluator.optimise(problems.validation[place], by: weights, steps: steps))
    } else {
      heldOut.join(evaluator.optimise(problems.heldOut[place], by: weights, steps: steps))
    }
    starts += 1
    return starts == 2 * problems.validation.count
  }
}

/// The problems of all evaluations of a run: the same ones every time.
package struct EvaluationProblems: Sendable {
  /// Problems that decide which optimizer is kept.
  let validation: [ProblemSet]
  /// Problems that the baselines' rates are tuned on.
  let tuning: [ProblemSet]
  /// Problems that gains are measured on, as many sets as for validation.
  let heldOut: [ProblemSet]

  /// Problems of each kind: a start of quadratics, a few networks.
  private static let networks = 8
  /// Starts that functions are tuned on: many where they are cheap, since a rate that suits most
  /// functions may blow up on a rare one.
  private static let tunings = 16

  /// These problems.
  package init(validation: [ProblemSet], tuning: [ProblemSet], heldOut: [ProblemSet]) {
    precondition(
      validation.count == heldOut.count,
      "\(validation.count) sets to validate on and \(heldOut.count) held out")
    (self.validation, self.tuning, self.heldOut) = (validation, tuning, heldOut)
  }

  /// Draws functions, or networks that learn from examples.
  package init(_ optimisee: ProblemFamily, examples: Examples?, random: Random) {
    let size = optimisee.problemsAtOnce
    let starts = Self.sets(of: optimisee)
    let draw = { (name: String, starts: Int) in
      (0..<starts).map { start in
        ProblemSet(
          optimisee, count: size, source: ProblemSource(examples),
          random: random.stream(name).stream(start))
      }
    }
    let validation = draw("validation", starts)
    self.init(
      validation: validation,
      tuning: size > Self.networks ? draw("tuning", Self.tunings) : validation,
      heldOut: draw("held-out", starts))
  }

  /// How many sets of functions or networks an evaluation takes of each kind.
  package static func sets(of optimisee: ProblemFamily) -> Int {
    max(networks / optimisee.problemsAtOnce, 1)
  }
}
