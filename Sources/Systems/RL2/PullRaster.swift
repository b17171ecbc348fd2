import Foundation
import Learning
import Methods

/// One trial of a bandit: which arm was pulled when, what it paid, and what is known in the end.
struct PullRaster {
  let arms: Int
  let steps: [RL2Evaluation.Step]

  private typealias Run = Artefact.Scene.Run

  /// The means of the beliefs after each pull, `[arms][pulls]`.
  var means: [[Double]] {
    var belief = BanditBelief(arms: arms)
    var rows = [[Double]](repeating: [], count: arms)
    for step in steps {
      belief.note(arm: step.action, paid: step.reward > 0)
      for arm in 0..<arms { rows[arm].append(belief.mean(arm)) }
    }
    return rows
  }

  /// Pulls from left to right, arms from top to bottom, the pulled ones only where there are many.
  var scene: Artefact.Scene {
    let ends = means.map { $0.last ?? 0.5 }
    let pulled = (0..<arms).filter { arm in arms <= 12 || steps.contains { $0.action == arm } }
    let rows = pulled.map { arm in
      [Run("arm \(arm + 1)".padding(toLength: 8, withPad: " ", startingAt: 0), .dim)]
        + marks(of: arm) + [Run(" belief \(decimals(ends[arm]))\(truth(of: arm))", .dim)]
    }
    let paid = steps.reduce(0) { $0 + $1.reward }
    return Artefact.Scene(
      rows: rows,
      caption: "● paid, ○ did not, · not pulled; \(Int(paid)) of \(steps.count) pulls paid")
  }

  /// What an arm really pays, which is known of those that were pulled.
  private func truth(of arm: Int) -> String {
    steps.first { $0.action == arm }.map { ", pays \(decimals($0.worth))" } ?? ""
  }

  /// An arm's marks, with equal neighbours put together.
  private func marks(of arm: Int) -> [Run] {
    var runs: [Run] = []
    for step in steps {
      let mark =
        step.action != arm ? Run("·", .dim) : step.reward > 0 ? Run("●", .good) : Run("○", .bad)
      if let last = runs.last, last.tone == mark.tone {
        runs[runs.count - 1].text += mark.text
      } else {
        runs.append(mark)
      }
    }
    return runs
  }
}
