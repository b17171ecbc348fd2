public import Learning
public import Methods

extension MetaQNN {
  /// What a person may set.
  public struct Settings: Tunable, ChildSearchSettings {
    /// Which networks there are.
    public enum Range: String, Codable, CaseIterable, Sendable {
      /// Few and small ones, for images of up to 28x28 pixels.
      case small
      /// Those of the paper's table 1.
      case paper
    }

    /// By what rule finalists are trained.
    public enum FinalRule: String, Codable, CaseIterable, Sendable {
      /// Adam at the rates of the search, each held longer.
      case search
      /// The paper's for CIFAR-10: 0.025, 0.0125, 0.0001 and 0.00001, with momentum.
      case published
    }

    /// Which networks there are.
    public var range = Range.small
    /// How many layers may precede the output.
    public var layers = 4
    /// Whether a filter must be smaller than what it looks at, as in the published code.
    public var isFitStrict = false
    /// By what the paper's 2,700 children are divided.
    public var divisor = 50
    /// The Q-learning rate α.
    public var rate = 0.01
    /// How many memories are replayed after each child, K.
    public var replays = 100
    /// The value of what was never tried.
    public var initialValue = 0.5
    /// Whether random search runs at the same price.
    public var hasControl = true
    /// How often a child sees the training examples.
    public var epochs = 4
    /// Examples in a step.
    public var batch = 32
    /// Adam's first learning rate.
    public var learningRate = 2e-3
    /// Whether dropout follows every second layer.
    public var hasDropout = true
    /// How often a child that learned nothing may begin again at 0.4 times the rate.
    public var restarts = 5
    /// How many of the best are trained for longer.
    public var finalists = 5
    /// How often a finalist sees the training examples.
    public var finalEpochs = 40
    /// By what rule finalists are trained.
    public var finalRule = FinalRule.search
    /// By how many pixels the training images of finalists move at most.
    public var finalShift = 0
    /// Whether half of the training images of finalists are mirrored.
    public var isFinalMirroring = false
    /// How many of the agent's finalists are also tested together; below 2: none.
    public var ensemble = 0
    /// How many children are trained at once.
    public var window = 4

    /// The defaults.
    public init() {}

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small",
        help: "54 children on 8x8 digits, and random search beside them; a few minutes.",
        Settings()),
      Preset(
        "paper",
        help: """
          The paper's tables and schedule: 2,700 networks, 20 epochs each. 10 GPUs took it 8 to 10 \
          days; with 32x32 images, at some 9 GFLOP an image and step, two cores would take about \
          three and a half years.
          """, paper),
    ]

    private static var paper: Settings {
      var settings = Settings()
      (settings.range, settings.layers, settings.divisor) = (.paper, 18, 1)
      (settings.epochs, settings.batch, settings.learningRate) = (20, 128, 1e-3)
      (settings.hasDropout, settings.restarts) = (true, 5)
      (settings.finalists, settings.finalEpochs, settings.ensemble) = (10, 300, 5)
      (settings.finalRule, settings.finalShift, settings.isFinalMirroring) = (.published, 5, true)
      return settings
    }
  }
}

extension MetaQNN.Settings {
  /// Every setting.
  public static let schema: [Knob<Self>] =
    searchKnobs + trainingKnobs() + childKnobs + finalKnobs() + ownFinalKnobs
    + [.window(\.window, of: "children are")]

  private static let searchKnobs: [Knob<Self>] = [
    .choice("range", \.range, label: "networks", help: "Which layers there are to choose from."),
    .count(
      "layers", \.layers, label: "layers", in: 1...18, help: "How many may precede the output."),
    .flag(
      "strict-fit", \.isFitStrict, label: "strict fit",
      help: "Whether a filter must be smaller than the image, as in the published code."),
    .count(
      "divisor", \.divisor, label: "schedule divisor", in: 1...500,
      help: "By what the 2,700 children of the paper's schedule are divided."),
    .real(
      "rate", \.rate, label: "Q-learning rate α", in: 1e-3...1, logarithmic: true,
      help: "How far a value moves towards what was seen."
    ).adjustable,
    .count(
      "replays", \.replays, label: "replays K", in: 0...1000,
      help: "Memories replayed after each child; the paper 100, its code 128."
    ).adjustable,
    .real(
      "initial-value", \.initialValue, label: "initial Q", in: 0...1,
      help: "The value of a layer that was never tried."),
    .flag(
      "control", \.hasControl, label: "random control",
      help: "Whether random search at the same number of children runs beside it."),
  ]

  private static let childKnobs: [Knob<Self>] = [
    .learningRate(
      \.learningRate, help: "Adam's first rate; times 0.2 every five epochs."),
    .flag(
      "dropout", \.hasDropout, label: "dropout",
      help: "Whether dropout follows every second layer, more of it deeper in the network."),
    .count(
      "restarts", \.restarts, label: "restarts", in: 0...10,
      help: "How often a child that learned nothing begins again at 0.4 times the rate."),
  ]

  private static let ownFinalKnobs: [Knob<Self>] = [
    .choice(
      "final-rule", \.finalRule, label: "final rule",
      help: "By what finalists learn: Adam as the search has it, or the paper's rates for CIFAR-10."
    ),
    .count(
      "final-shift", \.finalShift, label: "final shift", in: 0...8,
      help: "By how many pixels training images of finalists move at most; the paper 5."),
    .flag(
      "final-mirror", \.isFinalMirroring, label: "final mirroring",
      help: "Whether half of the training images of finalists are mirrored, left for right."),
    .count(
      "ensemble", \.ensemble, label: "ensemble", in: 0...20,
      help: "How many of the agent's finalists are tested together; the paper 5, below 2 none."),
  ]

  /// How the search ends.
  package var finals: FinalsPlan {
    FinalsPlan(count: finalists, epochs: finalEpochs, ensemble: ensemble > 1 ? ensemble : nil)
  }

  /// Children see all examples of the training part.
  public var exampleLimit: Int? { nil }
}
