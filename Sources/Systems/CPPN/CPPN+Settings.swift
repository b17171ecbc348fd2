public import Learning
public import Methods

extension CPPN {
  /// What a person may set.
  public struct Settings: Tunable {
    /// How patterns evolve.
    public var evolution = Self.evolution(population: 50)
    /// Generations on the way to a target.
    public var generations = 300
    /// Pictures to choose from.
    public var pictures = 15
    /// Choices after which breeding ends.
    public var rounds = 100

    /// The defaults.
    public init() {}

    private init(_ evolution: PatternEvolution) { self.evolution = evolution }

    private static func evolution(
      population: Int, adding: Double = 0.3, power: Double = 0.4, cap: Double = 5
    ) -> PatternEvolution {
      var evolution = PatternEvolution()
      evolution.population = population
      (evolution.addNode, evolution.addLink) = (adding, adding)
      (evolution.power, evolution.cap) = (power, cap)
      return evolution
    }

    /// Every setting.
    public static let schema: [Knob<Self>] =
      [
        .count(
          "generations", \.generations, label: "generations", in: 1...100_000,
          help: "Generations on the way to a target."
        ).adjustable,
        .count(
          "pictures", \.pictures, label: "pictures", in: 4...24,
          help: "Pictures to choose from, where somebody breeds them."),
        .count(
          "rounds", \.rounds, label: "rounds", in: 1...10_000,
          help: "Choices, those that go back among them, after which breeding ends."
        ).adjustable,
      ] + Knob.group(\.evolution, PatternEvolution.schema)

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "300 generations of 50 pictures towards a target; seconds.",
        CPPN.Settings()),
      Preset(
        "breed", help: "15 pictures at a time, of which you choose the parents.",
        world: PictureWorld.breeding,
        CPPN.Settings(Self.evolution(population: 50, power: 1, cap: 3))),
    ]
  }
}
