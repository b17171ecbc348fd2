public import Learning
public import Methods

extension CMAES {
  /// What a person may set.
  public struct Settings: ConfigurationSettings {
    /// How many configurations are tried.
    public var trials = 200
    /// λ before the first restart; 0 for what the number of variables asks for.
    public var population = 0
    /// How children are trained and tested.
    public var children = ChildSettings()

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema: [Knob<Self>] =
      [
        .trials(),
        .count(
          "population", \.population, label: "points a generation λ", in: 0...1_000,
          help: "Points before the mean moves; 0 takes 4 + 3 ln n for n axes. Doubles at a restart."
        ),
      ] + Knob.children

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "200 trials, some 20 generations; a minute on digits.", Settings()),
      Preset(
        "function", help: "1,000 trials of a bent valley of five variables; a moment.",
        world: "rosenbrock-5d", Settings(trials: 1_000)),
    ]

    private init(trials: Int) {
      self.trials = trials
    }
  }
}
