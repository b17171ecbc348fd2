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
  ]

  /// Says what a child of the search brought.
  func describe(_ child: TrainedChild, _ outcome: Outcome, report: inout Report) {
    let children = exploration.children
    if let accuracy = child.accuracy {
      report.value("accuracy", accuracy)
      report.value("parameters", Double(child.parameters))
      if children.dropLast().allSatisfy({ $0.reward < accuracy }) {
        report.best(accuracy, child.network.description)
      }
    } else {
      report.note("\(child.network) counts as accuracy 0: \(outcome.reason)", .warning)
    }
    report.value("rolling", Array(children.suffix(rollingWindow)).moments.mean)
    report.value("best", children.map(\.reward).max() ?? 0)
    report.value("epsilon", exploration.schedule.stages[child.stage].epsilon)
    if let before = outcome["untrained"], let after = outcome.score {
      report.gain(GainSample(before: before, after: after, cost: outcome.cost))
    }
    describeStages(report: &report)
  }

  /// Says what a child of the control brought.
  func describeControl(_ outcome: Outcome, report: inout Report) {
    let random = randomChildren
    if let accuracy = outcome.score { report.value("control", accuracy) }
    report.value("control-best", random.map(\.reward).max() ?? 0)
    guard control.isFinished, random.count == exploration.networks.count else { return }
    let (ours, theirs) = (exploration.children.map(\.reward), random.map(\.reward))
    report.note(
      "random search at the same price: \(random.count) children, \(random.moments), best "
        + "\(brief(theirs.max() ?? 0)) against \(brief(ours.max() ?? 0))", .milestone)
  }

  /// Says what the test part thinks of a winner.
  func describeTest(
    of network: NetworkString, _ outcome: Outcome, in world: ImageWorld, report: inout Report
  ) {
    guard let finals, let accuracy = outcome.score else {
      return report.note("the test of \(network) failed: \(outcome.reason)", .warning)
    }
    let spread = variance(of: accuracy, examples: world.data.counts.test).squareRoot()
    let result = "\(brief(accuracy)) ± \(brief(spread)) with \(network)"
    if finals.winner(ofSearch: true)?.network == network {
      report.value("test", accuracy)
      report.note("test accuracy of the agent's best: \(result)", .milestone)
    }
    if finals.winner(ofSearch: false)?.network == network {
      report.value("control-test", accuracy)
      report.note("test accuracy of random search's best: \(result)", .milestone)
    }
  }

  /// Sums up the stage that ended before this child, and after the last child all of them.
  private func describeStages(report: inout Report) {
    let children = exploration.children
    let last = children[children.count - 1].stage
    if let former = children.dropLast().last?.stage, former != last { sumUp(former, &report) }
    guard exploration.isFinished else { return }
    sumUp(last, &report)
    let deviation = exploration.children(ofStage: 0).moments.deviation
    report.note(
      "mean accuracy rose by \(brief(exploration.rise * deviation)) from ε = 1, which is "
        + "\(brief(exploration.rise)) of its standard deviations", .milestone)
  }

  private func sumUp(_ stage: Int, _ report: inout Report) {
    let children = exploration.children(ofStage: stage)
    let epsilon = exploration.schedule.stages[stage].epsilon
    report.note(
      "ε = \(epsilon): \(children.count) children, \(children.moments)", .milestone)
  }

  /// The paper's 100 children, fewer in a shorter schedule.
  private var rollingWindow: Int { max(100 / settings.divisor, 10) }
}
