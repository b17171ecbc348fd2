public import Learning

extension Poking {
  /// What a person may set.
  public struct Settings: Tunable {
    /// Different pokes that are tried.
    public var pokes = 8192
    /// Pokes of a batch.
    public var batch = 128
    /// Batches that are learned from.
    public var steps = 1200
    /// Units of hidden layers.
    public var units = 128
    /// How much the forward model's error counts.
    public var forwardWeight = 0.1
    /// The step size of Adam.
    public var rate = 2e-3
    /// Pokes towards a goal.
    public var pursuit = 4
    /// Held-out goals.
    public var heldOutGoals = 100
    /// Batches between two evaluations.
    public var interval = 100
    /// Whether an inverse model learns alone beside.
    public var control = true

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema: [Knob<Self>] = [
      .count(
        "pokes", \.pokes, label: "pokes", in: 2...1_000_000,
        help: "Different pokes that are tried; rounded down to whole batches."),
      .count(
        "batch", \.batch, label: "batch", in: 2...1024, help: "Pokes of a step."),
      .count(
        "steps", \.steps, label: "steps", in: 1...1_000_000, help: "Batches to learn from."
      ).adjustable,
      .count(
        "units", \.units, label: "units", in: 2...1024, help: "Units of hidden layers."),
      .real(
        "forward", \.forwardWeight, label: "forward weight λ", in: 0...10,
        help: "How much the forward model's error counts; 0 is to learn the inverse model alone."),
      .real(
        "rate", \.rate, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
        help: "The step size of Adam, which falls to 0."
      ).adjustable,
      .count(
        "pursuit", \.pursuit, label: "pokes towards a goal", in: 1...20,
        help: "Pokes that are chosen for a goal in an evaluation."),
      .count(
        "goals", \.heldOutGoals, label: "held-out goals", in: 1...2000,
        help: "Goals that are evaluated on, always the same."),
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...100_000,
        help: "Batches between two evaluations."
      ).adjustable,
      .flag(
        "control", \.control, label: "inverse model alone beside",
        help: "Whether an inverse model learns beside from the same pokes, without a forward one."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "8,192 pokes, 19 times each; a minute or two.", Settings()),
      Preset(
        "scarce", help: "1,024 pokes, where the forward model matters more; a minute.",
        Settings { ($0.pokes, $0.steps) = (1024, 600) }),
      Preset(
        "tiny", help: "To see that it runs; a second.",
        Settings {
          ($0.pokes, $0.batch, $0.steps, $0.units) = (64, 16, 8, 8)
          ($0.heldOutGoals, $0.interval) = (4, 4)
        }),
    ]

    private init(_ change: (inout Settings) -> Void) { change(&self) }
  }
}
