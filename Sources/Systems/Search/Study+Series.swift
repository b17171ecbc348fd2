import Learning

extension Study {
  /// What every search over a declared space reports.
  static let series = [
    Series("best", label: "best so far", better: .higher),
    Series("score", label: "score", better: .higher),
    Series("regret", label: "regret", better: .lower, logarithmic: true),
    Series("parameters", label: "parameters", logarithmic: true),
    Series("test", label: "test accuracy of finalists", better: .higher),
  ]
}
