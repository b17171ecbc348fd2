public import Learning
public import Methods

extension NAS {
  /// What a person may set.
  public struct Settings: Tunable, ChildSearchSettings, ControllerSettings {
    /// Which numbers there are to choose from.
    public enum Range: String, Codable, CaseIterable, Sendable { case small, paper }
    /// By what rule children are trained.
    public enum ChildOptimiser: String, Codable, CaseIterable, Sendable { case adam, nesterov }

    /// Which numbers there are to choose from.
    public var range = Range.small
    /// How many layers the first networks have.
    public var depth = 3
    /// How many more they get at every interval.
    public var growth = 0
    /// After how many samples they get them.
    public var growthInterval = 1600
    /// What may be decided besides the sides and the filters of kernels.
    public var hasStrides = true, hasAnchors = true
    /// How many convolutions a predicted layer stands for.
    public var block = 1
    /// Whether two of the layers are pooled.
    public var hasPools = false
    /// How many architectures are written down.
    public var samples = 200
    /// Of how many an update of the controller is made, m.
    public var minibatch = 4
    /// How the controller learns.
    package var controller = Controller.Rules()
    /// The reward is the accuracy to this power.
    public var power = 3.0
    /// Larger networks have a score of 0; 0: there is no bound.
    public var multiplications = 0
    /// How many examples children see, how often, and how many of them in a step.
    public var examples = 1000, epochs = 4, batch = 50
    /// Of children.
    public var learningRate = 3e-3
    /// By what rule children are trained.
    public var optimiser = ChildOptimiser.adam
    /// Whether random search runs at the same number of samples.
    public var hasControl = true
    /// How many of the best are trained for longer, and for how long.
    public var finalists = 3, finalEpochs = 20
    /// How many children are trained at once.
    public var window = 4

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "200 networks of 3 layers, random search beside them; two minutes.",
        Settings()),
      Preset(
        "capped",
        help: "The same, where large networks score 0: the best is no corner of the space.",
        Settings { $0.multiplications = 150_000 }),
      Preset(
        "deeper", help: "400 networks, of 4 layers from the second half on; minutes.",
        Settings { ($0.samples, $0.growth, $0.growthInterval) = (400, 1, 200) }),
      Preset(
        "paper",
        help: "Zoph & Le: 12,800 networks of 6 layers and more, 50 epochs each; 800 GPUs took a "
          + "month, two cores would take thousands of years.", paper),
      Preset(
        "paper-pooling",
        help: "Their last search: 13 blocks of three layers, pooled twice; as long.",
        Settings {
          $0 = paper
          ($0.depth, $0.growth, $0.block, $0.hasPools, $0.hasStrides) = (13, 0, 3, true, false)
        }),
    ]

    private static var paper: Settings {
      Settings {
        ($0.range, $0.depth, $0.growth, $0.growthInterval) = (.paper, 6, 2, 1600)
        ($0.hasStrides, $0.samples, $0.minibatch) = (false, 12_800, 8)
        ($0.controller.rate, $0.controller.decay) = (6e-4, 0.95)
        ($0.examples, $0.epochs, $0.batch) = (100_000, 50, 128)
        ($0.learningRate, $0.optimiser, $0.window) = (0.1, .nesterov, 64)
        ($0.hasControl, $0.finalEpochs) = (false, 300)
      }
    }
  }
}

extension NAS.Settings {
  /// Every setting.
  public static let schema: [Knob<Self>] =
    spaceKnobs + controllerKnobs("Architectures", paperRate: "6e-4") + rewardKnobs + childKnobs

  private static let spaceKnobs: [Knob<Self>] = [
    .choice(
      "range", \.range, label: "range",
      help: "small: sides 1 and 3, 4 to 16 filters; paper: sides 1 to 7, 24 to 64 filters."),
    .count(
      "depth", \.depth, label: "depth", in: 2...24, help: "How many layers the first have."),
    .count(
      "growth", \.growth, label: "growth", in: 0...8, help: "Layers added at every interval."),
    .count(
      "growth-interval", \.growthInterval, label: "growth interval", in: 1...100_000,
      help: "After how many samples layers are added."),
    .flag("strides", \.hasStrides, label: "strides", help: "Whether strides are decided."),
    .flag(
      "anchors", \.hasAnchors, label: "anchors",
      help: "Whether layers decide what they read; else each reads the one before it."),
    .count(
      "block", \.block, label: "block", in: 1...4,
      help: "Convolutions that a predicted layer stands for, densely connected."),
    .flag("pools", \.hasPools, label: "pools", help: "Whether two of the layers are pooled."),
    .count(
      "multiplications", \.multiplications, label: "multiplications", in: 0...1_000_000_000,
      help: "Of one example, beyond which the score is 0; 0: no bound."),
  ]

  private static let rewardKnobs: [Knob<Self>] = [
    .real(
      "power", \.power, label: "power", in: 0.1...10,
      help: "The reward is the accuracy to this power."),
    controlKnob("samples"),
  ]

  private static let childKnobs: [Knob<Self>] =
    [.examples(\.examples)] + trainingKnobs() + [
      .learningRate(\.learningRate, help: "Of children."),
      .choice(
        "optimiser", \.optimiser, label: "optimiser",
        help: "Of children: Adam, or Nesterov's momentum with weight decay, as in the paper."),
    ] + finalKnobs() + [
      .window(
        \.window, help: "How many children are trained at once, as the paper's replicas do.")
    ]

  /// How many examples of the training part children see.
  public var exampleLimit: Int? { examples }
}
