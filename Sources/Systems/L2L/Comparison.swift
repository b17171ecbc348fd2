import Compute
import Learning
import Methods
import Worlds

/// The last comparison: the kept optimizer against tuned hand-designed ones, on problems that
/// nobody has seen, for twice as many steps as it was trained for; then on families of problems that
/// it was not trained on.
package struct Comparison: Codable, Sendable {
  /// A family of problems.
  struct Trial: Codable, Hashable, Sendable {
    let name: String
    let optimisee: ProblemFamily
    let starts: Int
    /// Whether hand-designed optimizers are tuned anew; else their rates are known.
    let isForeign: Bool

    /// Whether a quasi-Newton method is among the rivals: it needs a loss that stays the same.
    var hasQuasiNewton: Bool { !optimisee.hasMinibatches }
  }

  /// What the quasi-Newton method is called.
  package static let quasiNewton = "L-BFGS"

  /// How one optimizer did in a trial.
  package struct Score: Codable, Hashable, Sendable {
    /// "learned", or a baseline's name.
    package let name: String
    /// A baseline's best rate.
    let rate: Double?
    /// Losses, problem by problem: judged, after the horizon, and after twice the horizon.
    package private(set) var (judged, last, later): ([Double], [Double], [Double]) = ([], [], [])

    init(_ name: String, rate: Double?) { (self.name, self.rate) = (name, rate) }

    mutating func add(_ curves: LossCurves, judged window: ClosedRange<Int>) {
      let horizon = window.upperBound
      judged += curves.means(over: window)
      last += curves.means(over: horizon...horizon)
      later += curves.means(over: 2 * horizon...2 * horizon)
    }
  }

  /// What came of a trial.
  package struct Result: Codable, Hashable, Sendable {
    let trial: Trial
    /// The learned optimizer's score, then the baselines'.
    package fileprivate(set) var scores: [Score] = []

    /// The score of the tuned first-order method with the least mean judged loss.
    package var bestBaseline: Score? {
      scores.dropFirst().filter { $0.name != Comparison.quasiNewton }.min {
        mean($0.judged) < mean($1.judged)
      }
    }
  }

  /// The trials, the family it was trained on first.
  let trials: [Trial]
  /// What is known so far.
  package private(set) var results: [Result] = []
  private(set) var place = 0
  private(set) var start = 0
  private(set) var tuning = BaselineTuning()

  private static let candidates = 8

  /// The trials for an optimizer that was trained on a family.
  init(of optimisee: ProblemFamily) {
    var trials = [
      Trial(
        name: "as trained", optimisee: optimisee,
        starts: Self.starts(optimisee, quadratics: 1024, networks: 64), isForeign: false)
    ]
    if case .classifier(let classifier) = optimisee, classifier.filters.isEmpty {
      for (name, variant) in classifier.variants where variant != classifier {
        let family = ProblemFamily.classifier(variant)
        trials.append(
          Trial(
            name: name, optimisee: family,
            starts: Self.starts(family, quadratics: 0, networks: 16), isForeign: true))
      }
    }
    self.trials = trials
  }

  private static func starts(_ family: ProblemFamily, quadratics: Int, networks: Int) -> Int {
    let problems = if case .quadratic = family { quadratics } else { networks }
    return (problems + family.problemsAtOnce - 1) / family.problemsAtOnce
  }

  private static var tunings: Int { (BaselineTuning.candidates + candidates - 1) / candidates }

  /// How many steps it takes in all.
  var steps: Int {
    trials.reduce(0) { $0 + $1.starts + ($1.isForeign ? Self.tunings : 0) }
  }

  /// Steps done.
  var done: Int {
    let tunings = (tuning.scores.count + Self.candidates - 1) / Self.candidates
    return trials.prefix(place).reduce(start + tunings) {
      $0 + $1.starts + ($1.isForeign ? Self.tunings : 0)
    }
  }

  /// The trial in progress; the last one when all is done.
  var trial: Trial { trials[min(place, trials.count - 1)] }

  /// Tunes baselines for the present trial, or holds a start of it.
  mutating func advance(
    _ weights: Parameters, evaluator: inout OptimizerEvaluator, home: BaselineTuning,
    settings: L2L.Settings,
    examples: Examples?, random: Random, report: inout Report
  ) {
    guard place < trials.count else { return }
    let (trial, random) = (trial, random.stream(place))
    let judged = settings.judged(trial.optimisee)
    let draw = { (name: String, start: Int) in
      ProblemSet(
        trial.optimisee, count: trial.optimisee.problemsAtOnce, source: ProblemSource(examples),
        random: random.stream(name).stream(start))
    }
    if trial.isForeign, !tuning.isDone {
      let problems = (0..<max(2 / trial.optimisee.problemsAtOnce, 1)).map { draw("tuning", $0) }
      evaluator.tune(&tuning, candidates: Self.candidates, on: problems, judging: judged)
      return
    }
    let rates = trial.isForeign ? tuning : home
    if start == 0 { begin(rates) }
    let problems = draw("fresh", start)
    let steps = 2 * settings.horizon
    var scores = results[place].scores
    scores[0].add(evaluator.optimise(problems, by: weights, steps: steps), judged: judged)
    for (index, baseline) in BaselineOptimizer.allCases.enumerated() {
      scores[index + 1].add(
        evaluator.optimise(problems, by: baseline, rate: rates.rate(of: baseline), steps: steps),
        judged: judged)
    }
    if trial.hasQuasiNewton {
      scores[scores.count - 1].add(
        evaluator.quasiNewton(problems, steps: steps), judged: judged)
    }
    results[place].scores = scores
    start += 1
    if start == trial.starts { finish(&report) }
  }

  private mutating func begin(_ rates: BaselineTuning) {
    let scores =
      [Score("learned", rate: nil)]
      + BaselineOptimizer.allCases.map { Score($0.rawValue, rate: rates.rate(of: $0)) }
      + (trial.hasQuasiNewton ? [Score(Self.quasiNewton, rate: nil)] : [])
    results.append(Result(trial: trial, scores: scores))
  }

  private mutating func finish(_ report: inout Report) {
    let result = results[place]
    if let baseline = result.bestBaseline, let own = result.scores.first {
      report.note(
        "\(trial.name): loss \(decimals(mean(own.judged))), the best rival's (\(baseline.name)) "
          + decimals(mean(baseline.judged)), .milestone)
    }
    (place, start, tuning) = (place + 1, 0, BaselineTuning())
  }
}

extension ProblemFamily.Classifier {
  /// The families of section 3.2 that an optimizer is tried on though it was not trained on them.
  fileprivate var variants: [(name: String, ProblemFamily.Classifier)] {
    let units = hidden.first ?? 20
    var (wide, deep, rectified) = (self, self, self)
    wide.hidden = hidden.map { _ in 2 * units }
    deep.hidden = hidden + [units]
    rectified.activation = activation == .relu ? .sigmoid : .relu
    return [
      ("\(2 * units) units", wide), ("\(hidden.count + 1) layers", deep),
      (rectified.activation.rawValue, rectified),
    ]
  }
}
