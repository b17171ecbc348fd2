public import Learning

extension GoedelMachine {
  /// What a person may set.
  public struct Settings: Tunable {
    /// Millions of ticks that a life has.
    public var life = 200
    /// By what the steps of every word grow from a phase of the search to the next.
    public var factor = 2
    /// Whether a program may end the search for proofs.
    public var canStopSearch = true

    /// The defaults.
    public init() {}

    private init(life: Int = 200, factor: Int = 2, canStopSearch: Bool = true) {
      (self.life, self.factor, self.canStopSearch) = (life, factor, canStopSearch)
    }

    /// Every setting.
    public static let schema: [Knob<Self>] = [
      .count(
        "life", \.life, label: "life", in: 1...2000, help: "Ticks of a life, in millions."),
      .count(
        "factor", \.factor, label: "phase factor", in: 2...64,
        help: "By what the steps of every proof technique grow from phase to phase."),
      .flag(
        "can-stop", \.canStopSearch, label: "may stop searching",
        help: "Whether a new program may end the search for proofs, which takes half the time."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "A life of 200 million ticks: the proof is found and pays; seconds.",
        Settings()),
      Preset(
        "short", help: "A life of 20 million ticks, which ends before the proof is found.",
        Settings(life: 20)),
      Preset(
        "never-stops",
        help:
          "No program may end the search for proofs: a better one is found and cannot be proved.",
        Settings(canStopSearch: false)),
      Preset(
        "quick",
        help: "Phases that grow eightfold: less is searched again, the proof comes sooner.",
        Settings(factor: 8)),
    ]
  }
}
