public import Learning
import Methods

extension MetaQNN {
  /// What it reports.
  public static let series = [
    Series("accuracy", label: "validation accuracy", better: .higher),
    Series("rolling", label: "mean accuracy of the last children", better: .higher),
    Series("best", label: "best so far", better: .higher),
    Series("epsilon", label: "exploration ε"),
    Series("parameters", label: "parameters", logarithmic: true),
    Series("control", label: "accuracy in random search", better: .higher),
    Series("control-best", label: "best of random search", better: .higher),
    Series("finalist", label: "accuracy after longer training", better: .higher),
    Series("test", label: "test accuracy", better: .higher),
    Series("control-test", label: "test accuracy of random search", better: .higher),
    Series("ensemble", label: "test accuracy of the best together", better: .higher),
  ]

  /// Says how the agent is doing since its newest child; sums up the stage that ended before it,
  /// and after the last child the last stage.
  func describeStages(report: inout Report) {
    let rewards = rewards(ofArm: Self.agent)
    let newest = rewards.count - 1
    let stage = exploration.stage(of: newest)
    report.value("rolling", Moments(Array(rewards.suffix(rollingWindow))).mean)
    report.value("epsilon", epsilon(ofStage: stage))
    if newest > 0, exploration.stage(of: newest - 1) != stage {
      sumUp(exploration.stage(of: newest - 1), &report)
    }
    guard exploration.isOver, rewards.count == exploration.count else { return }
    sumUp(stage, &report)
    let deviation = Moments(self.rewards(ofStage: 0)).deviation
    report.note(
      "mean accuracy rose by \(brief(rise * deviation)) from ε = 1, which is "
        + "\(brief(rise)) of its standard deviations", .milestone)
  }

  /// Compares both searches when the control is done.
  func describeControl(report: inout Report) {
    let (ours, theirs) = (rewards(ofArm: Self.agent), rewards(ofArm: Self.control))
    guard theirs.count == exploration.count, study.told == study.asked.count else { return }
    report.note(
      "random search at the same price: \(theirs.count) children, \(Moments(theirs)), best "
        + "\(brief(theirs.max() ?? 0)) against \(brief(ours.max() ?? 0))", .milestone)
  }

  private func sumUp(_ stage: Int, _ report: inout Report) {
    let rewards = rewards(ofStage: stage)
    report.note(
      "ε = \(epsilon(ofStage: stage)): \(rewards.count) children, \(Moments(rewards))", .milestone)
  }

  /// The paper's 100 children, fewer in a shorter schedule.
  private var rollingWindow: Int { max(100 / settings.divisor, 10) }
}

extension MetaQNN {
  /// By how many of the random children's standard deviations the mean reward of the last stage's
  /// children is above theirs.
  package var rise: Double {
    let random = Moments(rewards(ofStage: 0))
    let told = rewards(ofArm: Self.agent).count
    guard told > 0, random.deviation > 0 else { return 0 }
    let last = Moments(rewards(ofStage: exploration.stage(of: told - 1)))
    return (last.mean - random.mean) / random.deviation
  }

  /// The accuracies that an arm's children brought, in order; none right where training failed.
  func rewards(ofArm arm: Int) -> [Double] {
    study.records.filter { $0.arms.contains(arm) }.map { $0.score ?? 0 }
  }

  /// The same of a stage of the agent's search.
  func rewards(ofStage stage: Int) -> [Double] {
    rewards(ofArm: Self.agent).enumerated()
      .filter { exploration.stage(of: $0.offset) == stage }.map(\.element)
  }

  /// The exploration of a stage.
  func epsilon(ofStage stage: Int) -> Double { exploration.schedule.stages[stage].epsilon }
}
