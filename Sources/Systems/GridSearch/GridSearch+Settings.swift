public import Learning
public import Methods

extension GridSearch {
  /// What a person may set.
  public struct Settings: ConfigurationSettings {
    /// How many numbers each dimension is tried at.
    public var levels = 2
    /// Whether the configurations come in random order.
    public var shuffled = true
    /// After how many configurations the grid is broken off.
    public var trials = 64
    /// How children are trained and tested.
    public var children = ChildSettings()

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema: [Knob<Self>] =
      [
        .count(
          "levels", \.levels, label: "levels", in: 1...100,
          help: "Numbers tried on each axis, in the middles of equal intervals; words all count."),
        .flag(
          "shuffled", \.shuffled, label: "random order",
          help: "Whether the points come in random order, so that a part is a fair sample."),
        .count(
          "trials", \.trials, label: "trials", in: 1...100_000,
          help: "After how many points the grid is broken off."),
      ] + Knob.children

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "Two levels on each axis, 64 points in random order.", Settings()),
      Preset(
        "table", help: "200 points of the tables of NAS-Bench-201.", world: "nasbench201",
        Settings(levels: 2, trials: 200)),
      Preset(
        "paper", help: "Three levels on each axis, the 100 points of Larochelle et al. (2007).",
        Settings(levels: 3, trials: 100)),
    ]

    private init(levels: Int, trials: Int) {
      self.levels = levels
      self.trials = trials
    }
  }
}
