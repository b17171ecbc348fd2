public import Learning
import Methods
import Text

extension GeneticCNN {
  /// What it reports.
  public static let series = [
    Series("accuracy", label: "validation accuracy", better: .higher),
    Series("mean", label: "mean of a generation", better: .higher),
    Series("max", label: "best of a generation", better: .higher),
    Series("min", label: "worst of a generation", better: .higher),
    Series("table", label: "mean of a generation by the table", better: .higher),
    Series("best", label: "best so far", better: .higher),
    Series("parameters", label: "parameters", logarithmic: true),
    Series("control", label: "accuracy in random search", better: .higher),
    Series("control-best", label: "best of random search", better: .higher),
    Series("finalist", label: "accuracy after longer training", better: .higher),
    Series("test", label: "test accuracy", better: .higher),
    Series("control-test", label: "test accuracy of random search", better: .higher),
  ]

  /// Sums a generation up.
  func describe(generation: Int, in world: ImageWorld, report: inout Report) {
    let rewards = rewards[places(ofGeneration: generation)]
    let mean = rewards.reduce(0, +) / Double(rewards.count)
    let (lowest, highest) = (rewards.min() ?? 0, rewards.max() ?? 0)
    report.value("mean", mean)
    report.value("max", highest)
    report.value("min", lowest)
    if let table = table(in: world) {
      report.value("table", tableMean(ofGeneration: generation, table))
      if generation == settings.generations { describeFind(in: table, report: &report) }
    }
    report.note(
      "generation \(generation): mean \(brief(mean)), from \(brief(lowest)) to \(brief(highest))",
      .milestone)
  }
}
