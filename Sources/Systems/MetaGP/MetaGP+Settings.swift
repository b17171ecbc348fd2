public import Learning

extension MetaGP {
  /// What a person may set.
  public struct Settings: Tunable {
    /// Operator programs in a generation.
    public var programs = 20
    /// Generations of programs.
    public var generations = 25
    /// Runs of genetic programming by which a program is judged.
    public var runs = 40
    /// Generations of such a run.
    public var horizon = 25
    /// Runs of the test at the end, of each target.
    public var tests = 200
    /// Whether random programs are judged beside, as many.
    public var hasControl = true

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Every setting.
    public static let schema: [Knob<Self>] = [
      .count(
        "programs", \.programs, label: "programs", in: 4...200,
        help: "Operator programs in a generation; a fifth of them stay."),
      .count(
        "generations", \.generations, label: "generations", in: 1...1000,
        help: "Generations of operator programs."),
      .count(
        "runs", \.runs, label: "runs", in: 1...1000,
        help: "Runs of genetic programming by which a program is judged; fewer than 40 are noise."),
      .count(
        "horizon", \.horizon, label: "horizon", in: 1...200,
        help: "Generations of such a run; twice as many in the test."),
      .count(
        "tests", \.tests, label: "tests", in: 1...1000,
        help: "Runs on new seeds of each target, at the end."),
      .flag(
        "control", \.hasControl, label: "random control",
        help: "Whether as many random programs are judged beside."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "25 generations of 20 programs; a few minutes.", Settings()),
      Preset(
        "brief", help: "5 generations of 8 programs: too little to gain; seconds.",
        Settings {
          ($0.programs, $0.generations, $0.runs, $0.tests) = (8, 5, 10, 20)
        }),
    ]
  }
}
