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
    figures: figures(transfer: 167, scratch: 195, fineTuned: 229, saved: 28)
  ) { seed throws(Failure) in
    var settings = PathNet.Settings()
    settings.pairs = 12
    return measurements(of: try PathNet.finished(settings, seed: seed))
  }

  /// The same on 12 pairs of games with a falling ball, in place of the paper's Atari games, on which
  /// transfer was worth 1.33 times the score of a fixed network.
  static let pathNetCatch = Experiment(
    id: "pathnet-catch", title: "pathways that are frozen, on pairs of games",
    system: "pathnet", seeds: 8, minutes: 2.5,
    figures: figures(savedBar: .surelyAtLeast(0))
  ) { seed throws(Failure) in
    var settings = try PathNet.Settings(preset: "catch", tuned: [:])
    settings.pairs = 12
    return measurements(of: try PathNet.finished(settings, in: "catch-pairs", seed: seed))
  }

  /// The figures of both.
  ///
  /// - Parameters:
  ///   - transfer: The paper's generations on B by arm, and what transfer saved.
  ///   - savedBar: What transfer must save.
  private static func figures(
    transfer: Double? = nil, scratch: Double? = nil, fineTuned: Double? = nil, saved: Double? = nil,
    savedBar: Figure.Bar? = nil
  ) -> [Figure] {
    let unit = "generations"
    return [
      Figure(
        "accuracy on A and frozen weights identical after B", unit: Figure.ofSeeds,
        bar: .atLeast(1)),
      Figure("accuracy on A", scale: .share),
      Figure("accuracy on A that fine-tuning forgets", bar: .surelyAtLeast(0)),
      Figure("A, PathNet", unit: unit, scale: .amount),
      Figure("B, PathNet with transfer", unit: unit, scale: .amount, paper: transfer),
      Figure("B, PathNet from scratch", unit: unit, scale: .amount, paper: scratch),
      Figure("B, fine-tuned fixed path", unit: unit, scale: .amount, paper: fineTuned),
      Figure("B, fixed path from scratch", unit: unit, scale: .amount),
      Figure("B, PathNet beside frozen modules that never learned", unit: unit, scale: .amount),
      Figure("generations that transfer saves", unit: unit, paper: saved, bar: savedBar),
      Figure("generations that it saves against untrained frozen modules", unit: unit),
      Figure("arms that reach the threshold", scale: .share, bar: .atLeast(0.95)),
    ]
  }

  private static func measurements(of run: PathNet) -> [Double?] {
    [run.isKeptExactly ? 1 : 0, run.accuracyOnA, run.forgotten] + run.meanGenerations
      + [run.saved, run.savedByLearning, run.solvedShare]
  }
}
