public import Learning

extension AlgorithmSelection {
  /// What a person may set.
  public struct Settings: Tunable {
    /// Instances of each group, where they are made.
    public var instances = 60
    /// Into how many folds the groups fall.
    public var folds = 10
    /// λ of the ridge regressions.
    public var penalty = 1.0

    /// The defaults.
    public init() {}

    private init(instances: Int) { self.instances = instances }

    /// Every setting.
    public static let schema: [Knob<Self>] = [
      .count(
        "instances", \.instances, label: "instances", in: 4...1000,
        help: "How many there are of each group, where they are made and not read."),
      .count(
        "folds", \.folds, label: "folds", in: 2...20,
        help: "Into how many parts the groups fall; each is tested on once."),
      .real(
        "penalty", \.penalty, label: "penalty λ", in: 1e-6...1e6, logarithmic: true,
        help: "The ridge regression's price of large weights."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "2,400 lists of keys; half a minute.", Settings()),
      Preset(
        "sat", help: "Formulas instead of lists; minutes.", world: "sat", Settings(instances: 20)),
    ]
  }
}
