import Compute
import Worlds

/// An optimizer under examination: as it was after some updates, a sitting at a time.
///
/// Half of the sittings are validation, which decides whether it is kept; the other half are
/// held-out problems, which only report.
struct Examination: Codable, Sendable {
  /// The optimizer.
  let weights: Parameters
  /// After how many updates.
  let updates: Int
  private(set) var validation = LossCurves()
  private(set) var heldOut = LossCurves()
  private var sittings = 0

  /// An examination before its first sitting.
  init(_ weights: Parameters, after updates: Int) {
    (self.weights, self.updates) = (weights, updates)
  }

  /// Holds a sitting; returns whether it was the last.
  mutating func sit(_ papers: ExamPapers, bench: inout Bench, steps: Int) -> Bool {
    let place = sittings / 2
    if sittings % 2 == 0 {
      validation.join(bench.optimise(papers.validation[place], by: weights, steps: steps))
    } else {
      heldOut.join(bench.optimise(papers.heldOut[place], by: weights, steps: steps))
    }
    sittings += 1
    return sittings == 2 * papers.validation.count
  }
}

/// The problems of all examinations of a run: the same ones every time.
struct ExamPapers: Sendable {
  /// Problems that decide which optimizer is kept.
  let validation: [ProblemSet]
  /// Problems that the rivals' rates are tuned on: many where they are cheap, since a rate that
  /// suits most functions may blow up on a rare one.
  let tuning: [ProblemSet]
  /// Problems that gains are measured on.
  let heldOut: [ProblemSet]

  /// Problems of each kind: a sitting of quadratics, a few networks.
  private static let networks = 8
  /// Sittings that functions are tuned on.
  private static let tunings = 16

  /// Draws the problems.
  init(_ optimisee: ProblemFamily, examples: Examples?, random: Random) {
    let size = optimisee.problemsAtOnce
    let sittings = max(Self.networks / size, 1)
    let draw = { (name: String, sittings: Int) in
      (0..<sittings).map { sitting in
        ProblemSet(
          optimisee, count: size, examples: examples,
          random: random.stream(name).stream(sitting))
      }
    }
    (validation, heldOut) = (draw("validation", sittings), draw("held-out", sittings))
    tuning = size > Self.networks ? draw("tuning", Self.tunings) : validation
  }
}
