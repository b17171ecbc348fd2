import Compute
public import Learning
public import Methods
import Worlds

extension CoDeepNEAT {
  /// What a person may set.
  public struct Settings: Tunable, ChildSearchSettings {
    /// How blueprints and modules evolve.
    var rules = CoevolutionRules()
    /// How many generations there are.
    public var generations = 8
    /// Networks of more layers fail.
    public var layers = 14
    /// Networks that take more multiplications for an example fail.
    public var multiplications = 1_500_000
    /// How many examples children see, how often, and how many of them in a step.
    public var examples = 1000, epochs = 2, batch = 50
    /// Gradient steps of a network that reads text, and characters of a step.
    public var steps = 100, length = 32
    /// Whether another population evolves beside, whose fitness is drawn at random.
    public var hasControl = true
    /// How many of the best are trained for longer, and for how long.
    public var finalists = 2, finalEpochs = 20
    /// Gradient steps of a finalist that reads text.
    public var finalSteps = 600
    /// How many networks are trained at once.
    public var window = 8

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small",
        help: "8 generations of 24 networks, and as many of a population without selection; two "
          + "minutes.", Settings()),
      Preset(
        "paper",
        help:
          "Miikkulainen et al.: 72 generations of 100 networks from 45 modules and 25 blueprints, "
          + "8 epochs each; years here.",
        Settings {
          ($0.rules.modules, $0.rules.blueprints, $0.rules.species) = (45, 25, 4)
          ($0.rules.geneRate, $0.rules.respecies) = (0.3, 0.3)
          ($0.rules.bounds.leastFilters, $0.rules.bounds.mostFilters) = (32, 256)
          ($0.rules.bounds.fewUnits, $0.rules.bounds.manyUnits) = (128, 256)
          ($0.generations, $0.epochs) = (72, 8)
          ($0.layers, $0.multiplications) = (100, 1_000_000_000)
          ($0.examples, $0.batch, $0.finalEpochs, $0.window) = (42_500, 128, 300, 64)
        }),
    ]
  }
}

extension CoDeepNEAT.Settings {
  /// Every setting.
  public static let schema: [Knob<Self>] = populationKnobs + variationKnobs + childKnobs

  private static let populationKnobs: [Knob<Self>] = [
    .count("modules", \.rules.modules, label: "modules", in: 2...1000, help: "How many there are."),
    .count(
      "blueprints", \.rules.blueprints, label: "blueprints", in: 2...1000,
      help: "How many there are."),
    .count(
      "species", \.rules.species, label: "species", in: 1...8,
      help: "Of each population; none of them dies out."),
    .count(
      "networks", \.rules.networksPerBlueprint, label: "networks", in: 1...100,
      help: "That are assembled from each blueprint in a generation."),
    .count(
      "generations", \.generations, label: "generations", in: 1...1000,
      help: "How many there are."),
    .flag(
      "control", \.hasControl, label: "random fitness",
      help: "Whether another population evolves beside, whose fitness is drawn at random."),
  ]

  private static let variationKnobs: [Knob<Self>] = [
    .real(
      "add-node", \.rules.addNode, label: "add node", in: 0...1,
      help: "Probability that a child's connection is split by a new node."),
    .real(
      "add-edge", \.rules.addEdge, label: "add edge", in: 0...1,
      help: "Probability that two of its nodes are connected."),
    .real(
      "crossover", \.rules.crossover, label: "crossover", in: 0...1,
      help: "Probability that it has two parents."),
    .real(
      "genes", \.rules.geneRate, label: "change of genes", in: 0...1,
      help: "Probability that a number of a layer changes."),
    .real(
      "respecies", \.rules.respecies, label: "other species", in: 0...1,
      help: "Probability that a node of a blueprint names another species."),
  ]

  private static let childKnobs: [Knob<Self>] =
    boundKnobs + [.examples(\.examples, .networks)] + trainingKnobs(.networks)
    + finalKnobs(.networks) + textKnobs + [.window(\.window, of: "networks are")]

  private static let boundKnobs: [Knob<Self>] = [
    .count(
      "filters-from", \.rules.bounds.leastFilters, label: "filters from", in: 1...256,
      help: "Of a layer, at least."),
    .count(
      "filters-to", \.rules.bounds.mostFilters, label: "filters to", in: 1...512,
      help: "Of a layer, at most."),
    .count(
      "layers", \.layers, label: "layers", in: 1...1000, help: "Networks of more layers fail."),
    .count(
      "multiplications", \.multiplications, label: "multiplications", in: 1...10_000_000_000,
      help: "Of one example; networks that take more fail."),
  ]

  private static let textKnobs: [Knob<Self>] = [
    .count(
      "few-units", \.rules.bounds.fewUnits, label: "few units", in: 1...1024,
      help: "Of a narrow layer that reads text."),
    .count(
      "many-units", \.rules.bounds.manyUnits, label: "many units", in: 1...2048,
      help: "Of a wide one."),
    .count(
      "steps", \.steps, label: "steps", in: 1...1_000_000,
      help: "Gradient steps of a network that reads text, each of so many texts as a batch has."),
    .count(
      "length", \.length, label: "length", in: 1...256, help: "Characters of such a step."),
    .count(
      "final-steps", \.finalSteps, label: "final steps", in: 1...1_000_000,
      help: "Gradient steps of a finalist that reads text."),
  ]

  /// How many examples of the training part networks see.
  public var exampleLimit: Int? { examples }
}
