import Compute
public import Learning
public import Methods

extension CellSearch {
  /// What a person may set.
  public struct Settings: Tunable, ControllerSettings {
    /// How many leaves cells have.
    public enum Base: String, Codable, CaseIterable, Sendable {
      case two = "2"
      case four = "4"
      case eight = "8"

      var count: Int { self == .two ? 2 : self == .four ? 4 : 8 }
    }

    /// How many leaves cells have.
    public var base = Base.two
    /// The number of a cell that is trained instead of a search; 0: cells are searched.
    public var cell = 0
    /// How many cells are written down.
    public var samples = 120
    /// Of how many an update of the controller is made.
    public var minibatch = 4
    /// How the controller learns.
    package var controller = Controller.Rules()
    /// The reward is this over the square of the perplexity, c.
    public var rewardScale = 25.0
    /// Units of the LSTM that cells have as many weights as.
    public var units = 48
    /// How cells are trained.
    var training = LanguageTrainingRules()
    /// Whether random search runs at the same number of cells, and an LSTM beside.
    public var hasControl = true, hasLSTM = true
    /// How many of the best are trained for longer, how long, and as wide as which LSTM.
    public var finalists = 1, finalSteps = 600, finalUnits = 96
    /// The share of outputs zeroed while finalists learn.
    public var dropout = 0.0
    /// How many cells are trained at once.
    public var window = 4

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "120 cells of base 2, random search beside them; some minutes.", Settings()),
      Preset(
        "base-4", help: "200 cells of base 4, as many matrices as an LSTM has; longer.",
        Settings { ($0.base, $0.samples) = (.four, 200) }),
      Preset(
        "lstm-tree",
        help: "Long short-term memory as a tree of base 8, beside the LSTM itself; a minute.",
        Settings {
          ($0.base, $0.cell) = (.eight, CellDecisions(base: 8).number(of: .lstm))
          ($0.training.steps, $0.finalists) = (600, 0)
        }),
      Preset(
        "paper",
        help: "Zoph & Le: 15,000 cells of base 8, two layers of 650 units, 35 epochs; 400 "
          + "processors there, years here.",
        Settings {
          ($0.base, $0.samples, $0.minibatch, $0.rewardScale) = (.eight, 15_000, 10, 80)
          ($0.controller.rate, $0.controller.decay) = (5e-4, 0.95)
          ($0.units, $0.training.steps, $0.hasControl) = (650, 50_000, false)
          ($0.finalUnits, $0.finalSteps, $0.window) = (1500, 100_000, 64)
        }),
    ]
  }
}

extension CellSearch.Settings {
  /// Every setting.
  public static let schema: [Knob<Self>] =
    baseKnobs + controllerKnobs("Cells", paperRate: "5e-4") + rewardKnobs + trainingKnobs
    + finalKnobs

  private static let baseKnobs: [Knob<Self>] = [
    .choice("base", \.base, label: "base", help: "How many leaves the tree of a cell has."),
    .count(
      "cell", \.cell, label: "cell", in: 0...CellDecisions(base: 8).size,
      help: "The number of a cell that is trained instead of a search; 0: cells are searched."),
  ]

  private static let rewardKnobs: [Knob<Self>] = [
    .real(
      "reward-scale", \.rewardScale, label: "reward scale c", in: 0.1...10_000, logarithmic: true,
      help: "The reward is this over the square of the perplexity."),
    controlKnob("cells"),
    .flag(
      "lstm", \.hasLSTM, label: "LSTM", help: "Whether an LSTM of as many weights is compared."),
  ]

  private static let trainingKnobs: [Knob<Self>] = [
    .count(
      "units", \.units, label: "units", in: 4...2048,
      help: "Of an LSTM; cells have about as many weights as it has."),
    .count(
      "steps", \.training.steps, label: "steps", in: 1...1_000_000,
      help: "Gradient steps of a cell."),
    .count("batch", \.training.batch, label: "batch", in: 1...256, help: "Texts side by side."),
    .count(
      "length", \.training.length, label: "length", in: 1...256,
      help: "Characters of a step of training."),
    .learningRate(\.training.rate, help: "Adam's, of cells."),
    .window(\.window, of: "cells are"),
  ]

  private static let finalKnobs: [Knob<Self>] = [
    .finalists(
      \.finalists,
      help: "How many of the best of each search are trained wider and for longer."),
    .count(
      "final-steps", \.finalSteps, label: "final steps", in: 1...1_000_000,
      help: "Gradient steps of a finalist."),
    .count(
      "final-units", \.finalUnits, label: "final units", in: 4...2048,
      help: "Of the LSTM that finalists have as many weights as."),
    .real(
      "dropout", \.dropout, label: "final dropout", in: 0...0.9,
      help: "The share of outputs zeroed while finalists learn."),
  ]

  /// How cells are written down.
  package var space: CellDecisions { CellDecisions(base: base.count) }

  /// The cell that is trained where none is searched.
  var givenCell: CellTree? {
    (1...space.size).contains(cell) ? space.tree(number: cell) : nil
  }

  /// Makes sure that a given cell is one of the base.
  public func validate() throws(Failure) {
    guard cell <= space.size else {
      throw Failure(
        .input,
        "setting cell is \(cell), but there are \(grouped(space.size)) cells of base \(base.count)")
    }
  }

  /// The reward of a score, which is 1 / perplexity.
  func reward(_ score: Double) -> Double { rewardScale * score * score }

  /// How a cell is trained; wider and for longer where it is among the best.
  func training(
    of cell: SearchedCell, symbols: Int, purpose: TrialPurpose, random: Random
  ) -> LanguageTraining<SearchedCellPlan> {
    let isLong = purpose != .search
    let plan = SearchedCellPlan(
      cell, symbols: symbols, lstmUnits: isLong ? finalUnits : units,
      dropout: isLong ? Float(dropout) : 0)
    var rules = training
    if isLong { rules.steps = finalSteps }
    return LanguageTraining(plan, rules, isTest: purpose == .test, random: random)
  }
}
