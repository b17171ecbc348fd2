import Learning
import Systems

extension Experiment {
  /// PathNet on 12 pairs of digits' tasks under noise: what is kept, what fine-tuning forgets, and how
  /// long each arm takes on the second task.
  ///
  /// Fernando and others (2017) have 167 generations on MNIST with transfer, 229 fine-tuned and 195
  /// from scratch; a gain of transfer has not been found on digits, so it has no bar.
  static let pathNet = Experiment(
    id: "pathnet", title: "pathways that are frozen: what is kept, and whether transfer helps",
    system: "pathnet", seeds: 8, minutes: 0.1,
    figures: [
      Figure(
        "accuracy on A and frozen weights identical after B", unit: Figure.ofSeeds, bar: .atLeast(1)
      ),
      Figure("accuracy on A"),
      Figure("accuracy on A that fine-tuning forgets", bar: .surelyAtLeast(0)),
      Figure("A, PathNet", unit: "generations"),
      Figure("B, PathNet with transfer", unit: "generations", paper: 167),
      Figure("B, PathNet from scratch", unit: "generations", paper: 195),
      Figure("B, fine-tuned fixed path", unit: "generations", paper: 229),
      Figure("B, fixed path from scratch", unit: "generations"),
      Figure("generations that transfer saves", unit: "generations", paper: 28),
      Figure("arms that reach the threshold", bar: .atLeast(0.95)),
    ]
  ) { seed throws(Failure) in
    var settings = PathNet.Settings()
    settings.pairs = 12
    let run = try PathNet.finished(settings, seed: seed)
    return [run.isKeptExactly ? 1 : 0, run.accuracyOnA, run.forgotten] + run.meanGenerations
      + [run.saved, run.solvedShare]
  }
}
