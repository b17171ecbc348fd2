public import Learning
public import Methods

extension TPE {
  /// What a person may set.
  public struct Settings: ConfigurationSettings {
    /// How many configurations are tried.
    public var trials = 100
    /// How many are drawn at random first.
    public var startup = 10
    /// Which share of the results is good.
    public var good = 0.1
    /// How many are good at most.
    public var most = 25
    /// How many draws from l are compared.
    public var candidates = 24
    /// How many children train at once; tables and functions are searched one by one.
    public var window = 4
    /// How children are trained and tested.
    public var children = ChildSettings()

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema: [Knob<Self>] =
      [
        .trials(),
        .count(
          "startup", \.startup, label: "random trials", in: 1...100_000,
          help: "How many points are drawn at random before the densities are used."
        ).adjustable,
        .real(
          "good", \.good, label: "share of good trials γ", in: 0.01...0.5,
          help: "Which share of the results makes the density l, rounded up; the rest makes g."
        ).adjustable,
        .count(
          "most", \.most, label: "good trials at most", in: 1...1_000,
          help: "How many results make the density l at most."
        ).adjustable,
        .count(
          "candidates", \.candidates, label: "candidates", in: 1...1_000,
          help: "How many draws from l are compared by l/g for each trial."
        ).adjustable,
        .childWindow(\.window),
      ] + Knob.children

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "100 trials, 10 of them random; half a minute on digits.", Settings()),
      Preset(
        "table", help: "200 trials, for the tables of NAS-Bench-201.", world: "nasbench201",
        Settings(trials: 200)),
      Preset(
        "function", help: "100 trials of a bent valley of five variables; a moment.",
        world: "rosenbrock-5d", Settings()),
    ]

    private init(trials: Int) {
      self.trials = trials
    }
  }
}
