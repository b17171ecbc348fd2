public import Learning
public import Methods

extension GPEI {
  /// What a person may set.
  public struct Settings: ConfigurationSettings {
    /// How many configurations are tried.
    public var trials = 64
    /// Over how many draws of the hyper-parameters the improvement is averaged; 0 for the most
    /// probable ones alone.
    public var samples = 0
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
          "samples", \.samples, label: "samples of lengths", in: 0...50,
          help: "Hyper-parameters that the improvement is averaged over; 0 takes the likeliest."),
        .childWindow(\.window),
      ] + Knob.children

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "64 trials; half a minute on digits.", Settings()),
      Preset(
        "table", help: "200 trials, for the tables of NAS-Bench-201.", world: "nasbench201",
        Settings(trials: 200)),
      Preset(
        "function", help: "100 trials of a round bowl of five variables; seconds.",
        world: "sphere-5d", Settings(trials: 100)),
      Preset(
        "paper", help: "Snoek et al.: hyper-parameters integrated over, here by 10 samples.",
        world: "rosenbrock-5d", Settings(trials: 100, samples: 10)),
    ]

    private init(trials: Int, samples: Int = 0) {
      (self.trials, self.samples) = (trials, samples)
    }
  }
}
