import Compute
public import Learning
public import Methods
import Worlds

extension HyperLSTM {
  /// What a person may set.
  public struct Settings: Tunable {
    /// The kind of network.
    public var variant = CellVariant.hyperLSTM
    /// Gradient steps.
    public var steps = 3000
    /// Units of the main network.
    public var units = 128
    /// Units of the network that generates weights.
    public var hyper = 32
    /// Numbers from which a row's factor is generated.
    public var embedding = 4
    /// Whether weights come from the state before the step.
    public var lagged = false
    /// Texts side by side.
    public var batch = 32
    /// Characters that gradients are propagated back through.
    public var length = 50
    /// The learning rate of Adam.
    public var rate = 1e-2
    /// The share of characters, candidates and outputs that is zeroed while learning.
    public var dropout = 0.0
    /// Steps between two evaluations.
    public var interval = 100
    /// Divides the logits of texts that are written.
    public var temperature = 0.7
    /// Whether a plain network of as many parameters learns beside.
    public var control = true

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Every setting.
    public static let schema: [Knob<Self>] = [
      .choice(
        "variant", \.variant, label: "variant",
        help: "Plain, layer-normalised (ln), or with weights generated at every step (hyper)."),
      .count(
        "steps", \.steps, label: "steps", in: 1...10_000_000,
        help: "Gradient steps, each from as many characters as batch times length."),
      .count(
        "units", \.units, label: "units", in: 1...1024, help: "Units of the main network."),
      .count(
        "hyper", \.hyper, label: "generating units", in: 1...256,
        help: "Units of the network that generates weights."),
      .count(
        "embedding", \.embedding, label: "embedding N_z", in: 1...64,
        help: "Numbers from which the factor of a row of weights is generated."),
      .flag(
        "lagged", \.lagged, label: "lagged",
        help: "Whether weights come from the state before the step (equation 11), else from it."),
      .count("batch", \.batch, label: "texts side by side", in: 1...256, help: "Rows of a batch."),
      .count(
        "length", \.length, label: "characters", in: 1...300,
        help: "Characters that gradients are propagated back through."),
      .real(
        "rate", \.rate, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
        help: "The step size of Adam; gradients are clipped to norm 1."
      ).adjustable,
      .real(
        "dropout", \.dropout, label: "dropout", in: 0...0.9,
        help: "The share of characters, candidates and outputs that is zeroed while learning."),
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...100_000,
        help: "Steps between two evaluations on the validation text."
      ).adjustable,
      .real(
        "temperature", \.temperature, label: "temperature", in: 0.05...2,
        help: "Divides the logits of texts that are written: lower is bolder."
      ).adjustable,
      .flag(
        "control", \.control, label: "control",
        help: "Whether a plain network of as many parameters learns beside."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "128 and 32 units, 3,000 steps; three to five minutes with its control.",
        Settings()),
      Preset(
        "brief", help: "96 and 24 units, 600 steps; a minute or two with its control.",
        Settings { ($0.units, $0.hyper, $0.steps) = (96, 24, 600) }),
      Preset(
        "paper",
        help: "Ha, Dai & Le's for Penn Treebank: 1,000 and 128 units, batch 128; weeks here.",
        Settings {
          ($0.units, $0.hyper, $0.batch, $0.length) = (1000, 128, 128, 100)
          ($0.rate, $0.dropout, $0.steps) = (1e-3, 0.1, 100_000)
        }),
    ]

    /// What the model of a text is to be.
    func plan(for corpus: TextCorpus) -> HyperCellPlan {
      HyperCellPlan(
        variant: variant, symbols: corpus.characters.count, units: units, hyperUnits: hyper,
        embedding: embedding, isLagged: lagged, dropout: Float(dropout))
    }
  }
}
