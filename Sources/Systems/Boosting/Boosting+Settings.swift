public import Learning

extension Boosting {
  /// Which algorithm.
  public enum Algorithm: String, Codable, CaseIterable, Sendable {
    /// AdaBoost.M1: a tree must be right more often than not.
    case m1
    /// SAMME: a tree must be better than guessing among the classes.
    case samme
  }

  /// What a person may set.
  public struct Settings: Tunable {
    /// Which algorithm.
    public var algorithm = Algorithm.samme
    /// How many trees vote in the end.
    public var rounds = 400
    /// How many levels of questions a tree has.
    public var depth = 1
    /// How many examples are drawn to learn from, if there are as many.
    public var examples = 2000
    /// The share of training labels that are falsified.
    public var noise = 0.0

    /// The defaults.
    public init() {}

    private init(rounds: Int, depth: Int = 1, algorithm: Algorithm = .samme) {
      (self.rounds, self.depth, self.algorithm) = (rounds, depth, algorithm)
    }

    /// Every setting.
    public static let schema: [Knob<Self>] = [
      .choice(
        "algorithm", \.algorithm, label: "algorithm",
        help: "m1 refuses trees that are wrong half of the time; samme, those that guess."),
      .count(
        "rounds", \.rounds, label: "rounds T", in: 1...10_000, help: "How many trees vote."),
      .count(
        "depth", \.depth, label: "depth", in: 1...8,
        help: "Levels of questions in a tree; 1 makes stumps."),
      .count(
        "examples", \.examples, label: "examples", in: 10...1_000_000,
        help: "How many examples are drawn to learn from, if there are as many."),
      .real(
        "noise", \.noise, label: "label noise", in: 0...0.5,
        help: "Share of training labels that are falsified; their weights explode."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "100 stumps; about a second.", Settings(rounds: 100)),
      Preset(
        "paper", help: "Hastie et al., figure 10.2: 400 stumps, 2000 examples; seconds.",
        Settings(rounds: 400)),
      Preset(
        "m1", help: "AdaBoost.M1, which refuses where classes are many and trees small.",
        Settings(rounds: 100, algorithm: .m1)),
      Preset(
        "trees", help: "200 trees of 4 levels, as digits need; a minute.", world: "optdigits",
        Settings(rounds: 200, depth: 4)),
    ]
  }
}
