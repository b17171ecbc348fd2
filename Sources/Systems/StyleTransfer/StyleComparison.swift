import Compute
import Learning
import Methods
import Worlds

/// The last comparison: the kept optimizer against hand-designed ones with the rates that suit them
/// best where it was trained, on pictures that it was not trained on.
package struct StyleComparison: Codable, Sendable {
  /// Pictures to be painted by all.
  struct Trial: Codable, Hashable, Sendable {
    /// Where the contents come from.
    enum Origin: String, Codable, Sendable { case parts, photographs }

    let name: String
    let origin: Origin
    let style: StyleTransfer.Style
    let side: Int
    let count: Int
  }

  /// How an optimizer did in a trial.
  package struct Score: Codable, Hashable, Sendable {
    /// "learned", or a hand-designed optimizer's name.
    package let name: String
    /// Losses, picture by picture, half-way and at the end.
    package fileprivate(set) var early: [Double] = []
    package fileprivate(set) var last: [Double] = []
  }

  /// What came of a trial.
  package struct Result: Codable, Hashable, Sendable {
    let trial: Trial
    /// The learned optimizer's score, then those of the others.
    package fileprivate(set) var scores: [Score]

    /// The learned optimizer's mean loss at the end, or half-way, to the least of the others'.
    package func ratio(early isEarly: Bool) -> Double {
      let losses = scores.map { mean(isEarly ? $0.early : $0.last) }
      return losses[0] / (losses.dropFirst().min() ?? .nan)
    }

    /// The learned optimizer's mean loss half-way to the least of those that take a step of a number
    /// from the gradients of that number alone: all but L-BFGS.
    package var earlyRatioToFirstOrder: Double {
      let losses = scores.filter { $0.name != StyleComparison.quasiNewton }.map { mean($0.early) }
      return losses[0] / (losses.dropFirst().min() ?? .nan)
    }

    /// The optimizer, learned or not, with the least mean loss at the end among the others.
    package var bestOther: Score? {
      scores.dropFirst().min { mean($0.last) < mean($1.last) }
    }
  }

  let trials: [Trial]
  /// What is known so far.
  package private(set) var results: [Result] = []
  private(set) var done = 0

  private static let quasiNewton = "L-BFGS"

  /// The names of the optimizers.
  static let names = ["learned"] + BaselineOptimizer.allCases.map(\.rawValue) + [quasiNewton]

  /// The trials for an optimizer that was trained on a style and a size.
  init(_ settings: StyleTransfer.Settings) {
    let others = StyleTransfer.Style.allCases.filter { $0 != settings.style }
    let (own, side) = (settings.style, settings.side)
    let photographs = StyleWorld.photographs(side: side)
    trials =
      [
        Trial(
          name: "other parts of its photographs", origin: .parts, style: own, side: side,
          count: 24),
        Trial(
          name: "other photographs", origin: .photographs, style: own, side: side,
          count: photographs),
      ]
      + others.map {
        Trial(
          name: "other photographs, style \($0.rawValue)", origin: .photographs, style: $0,
          side: side, count: photographs)
      }
      + [
        Trial(
          name: "other photographs, twice the size", origin: .photographs, style: own,
          side: 2 * side, count: StyleWorld.photographs(side: 2 * side))
      ]
  }

  /// How many steps it takes in all.
  var steps: Int { trials.reduce(0) { $0 + $1.count } }

  /// The trial of the next step and the number of its picture; `nil` when all is done.
  var next: (trial: Trial, place: Int)? {
    var left = done
    for trial in trials {
      if left < trial.count { return (trial, left) }
      left -= trial.count
    }
    return nil
  }

  /// Enters the losses of all optimizers on the next picture.
  mutating func enter(_ curves: [LossCurves], report: inout Report) {
    guard let (trial, place) = next else { return }
    if place == 0 {
      results.append(Result(trial: trial, scores: Self.names.map { Score(name: $0) }))
    }
    for (index, curve) in curves.enumerated() {
      let last = curve.rows.count - 1
      results[results.count - 1].scores[index].early += bounded(
        curve.means(over: last / 2...last / 2))
      results[results.count - 1].scores[index].last += bounded(curve.means(over: last...last))
    }
    done += 1
    if place + 1 == trial.count { say(results[results.count - 1], &report) }
  }

  /// A loss that blew up is a very large one.
  private func bounded(_ losses: [Double]) -> [Double] {
    losses.map { $0.isFinite ? min($0, 1e6) : 1e6 }
  }

  private func say(_ result: Result, _ report: inout Report) {
    guard let own = result.scores.first, let other = result.bestOther else { return }
    report.note(
      "\(result.trial.name): loss \(decimals(mean(own.last))), the best other's (\(other.name)) "
        + "\(decimals(mean(other.last))); half-way \(decimals(mean(own.early))), to the best "
        + "other's \(decimals(result.ratio(early: true)))", .milestone)
  }
}

extension StyleComparison.Trial {
  /// The contents, as many as there are pictures.
  func contents(in world: StyleWorld) -> [Picture] {
    switch origin {
    case .parts: world.heldOutParts(side: side)
    case .photographs: world.unseenParts(side: side)
    }
  }
}

extension OptimizerEvaluator {
  /// The losses of all optimizers on a picture, in the order of `StyleComparison.names`.
  mutating func losses(
    of problem: ProblemSet, by weights: Parameters, rates: BaselineTuning, steps: Int
  ) -> [LossCurves] {
    var curves = [optimise(problem, by: weights, steps: steps)]
    for baseline in BaselineOptimizer.allCases {
      curves.append(
        optimise(problem, by: baseline, rate: rates.rate(of: baseline), steps: steps))
    }
    return curves + [quasiNewton(problem, steps: steps)]
  }
}
