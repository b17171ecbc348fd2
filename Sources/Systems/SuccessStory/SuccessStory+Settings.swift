public import Learning

extension SuccessStory {
  /// What a person may set.
  public struct Settings: Tunable {
    /// Millions of ticks that a life has.
    public var life = 20
    /// λ, by which a probability is multiplied or divided.
    public var factor = 1.5
    /// What no probability falls below.
    public var floor = 0.003
    /// K, how many changes there are at most between two evaluations.
    public var changes = 3
    /// W, ticks between a checkpoint and the next evaluation at the least.
    public var interval = 2000
    /// Whether two more lives run beside: one that undoes nothing, and one that never changes.
    public var hasControls = true

    /// The defaults.
    public init() {}

    private init(life: Int = 20, factor: Double = 1.5) {
      (self.life, self.factor) = (life, factor)
    }

    /// Every setting.
    public static let schema: [Knob<Self>] = [
      .count(
        "life", \.life, label: "life", in: 1...10_000, help: "Ticks of a life, in millions."),
      .real(
        "factor", \.factor, label: "factor λ", in: 1.01...10, logarithmic: true,
        help: "By what a probability is multiplied, or divided."),
      .real(
        "floor", \.floor, label: "floor", in: 1e-4...0.02, logarithmic: true,
        help: "What no probability falls below."),
      .count(
        "changes", \.changes, label: "changes K", in: 1...100,
        help: "Changes between two evaluations at the most; further ones do nothing."),
      .count(
        "interval", \.interval, label: "interval W", in: 100...1_000_000,
        help: "Ticks from an evaluation to the next at the least; at twice as many it is forced."),
      .flag(
        "controls", \.hasControls, label: "controls",
        help: "Whether the same agent lives without undoing, and without changing, beside."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "A life of 20 million ticks; a few seconds.", Settings()),
      Preset(
        "bold", help: "Changes by a factor of 3: faster in the end, a little less sure.",
        Settings(factor: 3)),
      Preset("long", help: "A life of a billion ticks; minutes.", Settings(life: 1000)),
    ]

    /// What a life goes by.
    var terms: Life.Terms {
      Life.Terms(factor: factor, floor: floor, changes: changes, interval: interval)
    }
  }
}
