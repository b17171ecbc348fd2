public import Learning
public import Methods
import Worlds

extension Translation {
  /// What a person may set.
  public struct Settings: Tunable {
    /// The kind of cell.
    public var variant = CellVariant.normalisedHyperLSTM
    /// Gradient steps.
    public var steps = 1200
    /// Units of the main network.
    public var units = 128
    /// Units of the network that generates weights.
    public var hyper = 32
    /// Numbers from which a row's factor is generated.
    public var embedding = 4
    /// Whether weights come from the state before the step.
    public var lagged = false
    /// Numbers that stand for a piece.
    public var width = 64
    /// Merges of pieces, a side.
    public var merges = 600
    /// The most pieces of a sentence.
    public var longest = 60
    /// Sentences for validation, and as many for the test.
    public var heldOut = 200
    /// Pairs in a batch.
    public var batch = 32
    /// The learning rate of Adam.
    public var rate = 2e-3
    /// The share of a piece's numbers and of outputs that is zeroed while learning.
    public var dropout = 0.3
    /// Steps between two evaluations.
    public var interval = 60
    /// Whether plain networks of as many parameters learn beside.
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
        help: "Gradient steps, each from a batch of pairs."),
      .count(
        "units", \.units, label: "units", in: 1...1024,
        help: "Units of the network that reads, and of the one that writes."),
      .count(
        "hyper", \.hyper, label: "generating units", in: 1...256,
        help: "Units of the networks that generate their weights."),
      .count(
        "embedding", \.embedding, label: "embedding N_z", in: 1...64,
        help: "Numbers from which the factor of a row of weights is generated."),
      .flag(
        "lagged", \.lagged, label: "lagged",
        help: "Whether weights come from the state before the step (equation 11), else from it."),
      .count(
        "width", \.width, label: "width", in: 1...512,
        help: "Numbers that stand for a piece of a word."),
      .count(
        "merges", \.merges, label: "merges", in: 0...20_000,
        help: "Merges of neighbouring pieces, learned from the training pairs of each side."),
      .count(
        "longest", \.longest, label: "longest", in: 2...200,
        help: "The most pieces of a sentence; pairs with longer ones are left out."),
      .count(
        "held-out", \.heldOut, label: "held out", in: 1...5000,
        help: "Sentences for validation, and as many for the test; at most a third each."),
      .count("batch", \.batch, label: "batch", in: 1...256, help: "Pairs in a batch."),
      .real(
        "rate", \.rate, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
        help: "The step size of Adam; gradients are clipped to norm 1."
      ).adjustable,
      .real(
        "dropout", \.dropout, label: "dropout", in: 0...0.9,
        help: "The share of a piece's numbers and of outputs that is zeroed while learning."),
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...100_000,
        help: "Steps between two evaluations on the validation pairs."
      ).adjustable,
      .flag(
        "control", \.control, label: "control",
        help: "Whether an LSTM and a layer-normalised one of as many parameters learn beside."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "128 and 32 units, 1,200 steps; minutes with its controls.", Settings()),
      Preset(
        "tiny", help: "16 and 8 units, 60 steps; seconds, too few to translate.",
        Settings {
          ($0.units, $0.hyper, $0.width, $0.merges) = (16, 8, 16, 100)
          ($0.steps, $0.interval, $0.batch, $0.heldOut) = (60, 20, 16, 40)
        }),
      Preset(
        "paper-generator",
        help: "The paper's generating network (128 units, N_z 32) on 512 units without attention "
          + "(it has 8 layers with attention, and 36 million pairs); a day here.",
        Settings {
          ($0.units, $0.hyper, $0.embedding, $0.width) = (512, 128, 32, 256)
          ($0.merges, $0.steps, $0.dropout) = (2000, 6000, 0.5)
        }),
    ]

    /// What the model of some pairs is to be.
    func plan(for data: TranslationData) -> TranslationPlan {
      let cell = HyperCellPlan(
        variant: variant, symbols: width, units: units, hyperUnits: hyper, embedding: embedding,
        isLagged: lagged, dropout: 0)
      return TranslationPlan(
        cell: cell, sourcePieces: data.source.count, targetPieces: data.target.count,
        dropout: Float(dropout))
    }
  }
}
