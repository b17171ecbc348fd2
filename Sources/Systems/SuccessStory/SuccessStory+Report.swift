public import Learning
import Methods

extension SuccessStory {
  /// What it reports at every step.
  public static let series = [
    Series("rate", label: "reward a thousand ticks", better: .higher),
    Series("never-undo", label: "the same, never undoing", better: .higher),
    Series("frozen", label: "the same, never changing", better: .higher),
    Series("stack", label: "checkpoints that survive"),
    Series("undone", label: "changes undone"),
    Series("trial", label: "ticks to the goal", better: .lower, logarithmic: true),
  ]

  /// Says what a step brought, and at the end of a life what it was.
  func describe(_ pieces: [RewardRecord.Piece], isBest: Bool, report: inout Report) {
    let rates = pieces.map(\.rate)
    report.value("rate", rates[Self.own])
    report.value("stack", Double(pieces[Self.own].height))
    report.value("undone", Double(lives[Self.own].counts.undone))
    report.value("trial", Double(pieces[Self.own].ticks) / Double(max(pieces[Self.own].reward, 1)))
    if settings.hasControls {
      report.value("never-undo", rates[Self.neverUndo])
      report.value("frozen", rates[Self.frozen])
      report.gain(
        GainSample(
          before: rates[Self.frozen], after: rates[Self.own],
          cost: Double(pieces[Self.own].ticks)))
    }
    if isBest {
      report.best(
        rates[Self.own], of: Objective("reward a thousand ticks"),
        "a trial of \(brief(1000 / max(rates[Self.own], 1e-9))) ticks; the shortest has \(optimum)")
    }
    if steps == plannedSteps { sumUp(&report) }
  }

  private func sumUp(_ report: inout Report) {
    let counts = lives[Self.own].counts
    report.note(
      "the last tenth of life earned \(brief(ratio(Self.own))) times the first; "
        + "\(lives[Self.own].stack.checkpoints.count) checkpoints survive", .milestone)
    report.note(
      "\(grouped(counts.calls)) calls, \(grouped(counts.changes)) changes, \(grouped(counts.undone)) "
        + "undone; the success-story condition failed after \(counts.violations) calls, undoing was "
        + "inexact \(counts.inexact) times",
      counts.violations + counts.inexact > 0 ? .warning : .info)
    guard settings.hasControls else { return }
    report.note(
      "never undoing: \(brief(ratio(Self.neverUndo))) times; never changing: "
        + "\(brief(ratio(Self.frozen))) times", .milestone)
  }

  /// What a life earned in its last tenth, as a multiple of its first.
  package func ratio(_ place: Int) -> Double {
    Double(tenths[place][9]) / Double(max(tenths[place][0], 1))
  }

  /// Reward a tick in the last tenth of a life.
  package func lastRate(_ place: Int) -> Double {
    Double(tenths[place][9]) / (Double(settings.life) * 100_000)
  }

  /// How often the condition or the exactness of undoing failed: never.
  package var failures: Int { lives[Self.own].counts.violations + lives[Self.own].counts.inexact }
}
