public import Learning
public import Methods

extension HyperNEAT {
  /// What a person may set.
  public struct Settings: Tunable {
    /// How patterns evolve.
    public var evolution = PatternEvolution()
    /// After how many generations the run ends.
    public var generations = 300
    /// Whether patterns are told how far apart two pixels are.
    public var usesDifferences = true
    /// Answers up to here, either way, mean that there is no connection.
    public var threshold = 0.2
    /// The greatest weight.
    public var range = 3.0
    /// Whether weights evolve directly beside, with as many evaluations.
    public var hasControl = true
    /// Generations between two looks at finer resolutions.
    public var interval = 25

    /// The defaults.
    public init() {}

    private init(
      generations: Int = 300, usesDifferences: Bool = true, change: (inout Self) -> Void = { _ in }
    ) {
      (self.generations, self.usesDifferences) = (generations, usesDifferences)
      change(&self)
    }

    /// Every setting.
    public static let schema: [Knob<Self>] =
      [
        .count(
          "generations", \.generations, label: "generations", in: 1...100_000,
          help: "After how many generations the run ends."
        ).adjustable,
        .flag(
          "differences", \.usesDifferences, label: "difference inputs",
          help: "Whether patterns sense x1-x2 and y1-y2 too: much easier with them."),
        .real(
          "threshold", \.threshold, label: "threshold", in: 0...0.9,
          help: "Answers up to this, either way, mean that there is no connection."),
        .real(
          "range", \.range, label: "weight range", in: 0.1...100, logarithmic: true,
          help: "The weight of an answer of 1."),
        .flag(
          "control", \.hasControl, label: "control",
          help: "Whether the 14,641 weights evolve directly beside, with as many evaluations."),
        .count(
          "requery", \.interval, label: "re-query every", in: 1...100_000,
          help: "Generations between two looks at 33 and 55 pixels a side, without evolution."
        ).adjustable,
      ] + Knob.group(\.evolution, PatternEvolution.schema)

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "300 generations of 100 patterns with difference inputs; under a minute.",
        HyperNEAT.Settings()),
      Preset(
        "plain", help: "The same without difference inputs: harder, and not always solved.",
        HyperNEAT.Settings(usesDifferences: false)),
      Preset(
        "brief", help: "100 generations, of which the half solve it; seconds.",
        HyperNEAT.Settings(generations: 100)),
    ]

    /// How answers become weights.
    var expression: WeightExpression { WeightExpression(threshold: threshold, range: range) }

    /// The planes at a resolution.
    func substrate(_ resolution: Int = BoxesWorld.resolution) -> Substrate {
      Substrate(resolution: resolution, usesDifferences: usesDifferences)
    }
  }
}
