public import Learning
public import Methods

extension GeneticCNN {
  /// What a person may set.
  public struct Settings: Tunable, ChildSearchSettings {
    /// A larger space is not enumerated.
    static let mostEnumerated = 1 << 14

    /// What is done with the space.
    public enum Mode: String, Codable, CaseIterable, Sendable {
      /// Searched by the genetic algorithm.
      case search
      /// Every code is trained several times, in order.
      case enumerate
    }

    /// What is done with the space.
    public var mode = Mode.search
    /// How often each code is trained in an enumeration.
    public var repeats = 5
    /// Ordered nodes of each stage; a stage of none is left out.
    public var nodes = [3, 4, 0]
    /// Channels of each stage.
    public var channels = [4, 8, 16]
    /// Individuals of a generation, N.
    public var population = 10
    /// Generations after the first, T.
    public var generations = 8
    /// How often generations change.
    package var rates = GeneticRates()
    /// Whether the first generation has no connections, instead of random ones.
    public var startsEmpty = false
    /// Whether random search runs at the same price.
    public var hasControl = true
    /// Examples of the training part that children see.
    public var examples = 1500
    /// How often a child sees them.
    public var epochs = 1
    /// Examples in a step.
    public var batch = 50
    /// Adam's learning rate.
    public var learningRate = 3e-3
    /// Units of a fully connected layer before the output, with dropout; 0: none.
    public var dense = 0
    /// How many of the best are trained for longer.
    public var finalists = 3
    /// How often a finalist sees the training examples.
    public var finalEpochs = 20
    /// How many children are trained at once.
    public var window = 8

    /// The defaults.
    public init() {}

    init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small",
        help: "512 networks of 3 and 4 nodes, 9 generations of 10, random search beside them; "
          + "a minute.", Settings()),
      Preset(
        "enumerate", help: "All 512 of them, 5 times each: the table that searches are judged by.",
        Settings { ($0.mode, $0.finalists, $0.hasControl) = (.enumerate, 0, false) }),
      Preset(
        "two-epochs", help: "As small, with children of 2 epochs, whose accuracies hardly differ.",
        Settings { $0.epochs = 2 }),
      Preset(
        "paper",
        help: "The paper's stages, rates and budget for 28x28 images: 1,020 children of 25 epochs; "
          + "weeks here, 2 GPU-days there.", world: "fashion-mnist",
        Settings {
          ($0.nodes, $0.channels) = ([3, 5, 0], [20, 50, 0])
          ($0.population, $0.generations, $0.dense) = (20, 50, 500)
          ($0.examples, $0.epochs, $0.learningRate) = (60_000, 25, 1e-3)
          ($0.finalists, $0.finalEpochs) = (1, 25)
        }),
    ]
  }
}

extension GeneticCNN.Settings {
  /// Every setting.
  public static let schema: [Knob<Self>] = spaceKnobs + geneticKnobs + childKnobs

  private static let spaceKnobs: [Knob<Self>] = [
    .choice(
      "mode", \.mode, label: "mode",
      help: "search: by the genetic algorithm; enumerate: every code is trained, in order."),
    .count(
      "repeats", \.repeats, label: "repeats", in: 1...100,
      help: "How often each code is trained in an enumeration."),
    .count("nodes1", \.nodes[0], label: "nodes 1", in: 2...6, help: "Nodes of the first stage."),
    .count(
      "nodes2", \.nodes[1], label: "nodes 2", in: 0...6, help: "Of the second; 0: no such stage."),
    .count(
      "nodes3", \.nodes[2], label: "nodes 3", in: 0...6, help: "Of the third; 0: no such stage."),
    .count(
      "channels1", \.channels[0], label: "channels 1", in: 1...64,
      help: "Channels of the first stage."),
    .count(
      "channels2", \.channels[1], label: "channels 2", in: 0...128, help: "Of the second stage."),
    .count(
      "channels3", \.channels[2], label: "channels 3", in: 0...256, help: "Of the third stage."),
  ]

  private static let geneticKnobs: [Knob<Self>] = [
    .count(
      "population", \.population, label: "population N", in: 2...1000,
      help: "Individuals of a generation."),
    .count(
      "generations", \.generations, label: "generations T", in: 1...1000,
      help: "Generations after the first."),
    .real(
      "mutation", \.rates.mutation, label: "mutation p_M", in: 0...1,
      help: "Probability that an individual that was not crossed is mutated."),
    .real(
      "bit-mutation", \.rates.bitMutation, label: "bit q_M", in: 0...1,
      help: "Probability that a bit of a mutated one flips."),
    .real(
      "crossover", \.rates.crossover, label: "crossover p_C", in: 0...1,
      help: "Probability that a pair is crossed."),
    .real(
      "stage-crossover", \.rates.stageCrossover, label: "stage q_C", in: 0...1,
      help: "Probability that a stage of a crossed pair changes sides."),
    .flag(
      "empty-start", \.startsEmpty, label: "empty start",
      help: "Whether the first generation has no connections, instead of random ones."),
    .flag(
      "control", \.hasControl, label: "random control",
      help: "Whether random search at the same number of children runs beside it."),
  ]

  private static let childKnobs: [Knob<Self>] =
    [.examples(\.examples)] + trainingKnobs() + [
      .learningRate(\.learningRate, help: "Adam's rate."),
      .count(
        "dense", \.dense, label: "dense", in: 0...2048,
        help: "Units of a fully connected layer before the output; 0: none."),
    ] + finalKnobs() + [.window(\.window, of: "children are")]

  /// How many examples of the training part children see.
  public var exampleLimit: Int? { examples }
}
