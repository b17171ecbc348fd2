public import Learning
public import Methods

extension RegularizedEvolution {
  /// What a person may set.
  public struct Settings: ConfigurationSettings {
    /// How many children are tried.
    public var trials = 200
    /// How many live at once.
    public var population = 30
    /// How many are drawn for a tournament.
    public var sample = 10
    /// How many children train at once; tables are searched one by one.
    public var window = 4
    /// How children are trained and tested.
    public var children = ChildSettings()

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema: [Knob<Self>] =
      [
        .trials(of: "Children"),
        .count(
          "population", \.population, label: "population P", in: 1...1_000,
          help: "How many live at once; the oldest dies when a child is born."
        ).adjustable,
        .count(
          "sample", \.sample, label: "sample S", in: 1...1_000,
          help: "How many are drawn for a tournament, whose best becomes a parent."
        ).adjustable,
        .childWindow(\.window),
      ] + Knob.children

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "200 children, 30 alive, tournaments of 10.", Settings()),
      Preset(
        "paper",
        help: "Real et al.: 20,000 children, 100 alive, tournaments of 25; seconds on a table.",
        Settings(trials: 20_000, population: 100, sample: 25)),
    ]

    private init(trials: Int, population: Int, sample: Int) {
      self.trials = trials
      self.population = population
      self.sample = sample
    }
  }
}
