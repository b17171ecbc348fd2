public import Learning
public import Methods

extension RandomSearch {
  /// What a person may set.
  public struct Settings: ConfigurationSettings {
    /// How many configurations are tried.
    public var trials = 64
    /// How children are trained and tested.
    public var children = ChildSettings()

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema: [Knob<Self>] =
      [
        .trials()
      ] + Knob.children

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "64 trials, as many as a grid of two levels on six axes.", Settings()),
      Preset(
        "table", help: "200 trials, for the tables of NAS-Bench-201.", world: "nasbench201",
        Settings(trials: 200)),
      Preset("paper", help: "The 256 trials of Bergstra & Bengio.", Settings(trials: 256)),
    ]

    private init(trials: Int) {
      self.trials = trials
    }
  }
}
