import Compute
public import Learning
import Methods

extension LargeScaleEvolution {
  /// What a person may set.
  public struct Settings: Tunable {
    /// How many live at once.
    public var population = 16
    /// How many are trained in all, the founders among them.
    public var individuals = 200
    /// Steps of a training.
    public var steps = 50
    /// Examples in a step.
    public var batch = 50
    /// Added to the gradient, times the weight.
    public var weightDecay = 1e-4
    /// Multiplications of one example that a network may take.
    public var multiplications = 60_000
    /// The bounds of what may evolve.
    var limits = DNALimits()
    /// Whether the better of two has a child; else chance decides.
    public var selects = true
    /// Whether children start with their parent's weights.
    public var inherits = true
    /// Whether the only mutation is to train on.
    public var onlyTrains = false
    /// Whether as many individuals walk at random beside them, without selection or inheritance.
    public var hasControl = true
    /// Whether the best is trained from scratch and tested.
    public var hasFinals = true
    /// How many are trained at once.
    public var window = 8

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "200 individuals of 50 steps, 16 alive, a random walk beside; a minute.",
        Settings()),
      Preset(
        "long", help: "160 individuals of 200 steps, which can nearly stand on their own.",
        Settings { ($0.individuals, $0.steps) = (160, 200) }),
      Preset(
        "paper",
        help: "Real et al.: 1,000 alive, 25,600 steps a training; on two cores some 10,000 years.",
        Settings {
          ($0.population, $0.individuals, $0.steps) = (1000, 100_000, 25_600)
          ($0.multiplications, $0.window) = (10_000_000_000, 64)
          ($0.limits.vertices, $0.limits.filters, $0.limits.leastInserted) = (64, 1024, 1)
        }),
    ]
  }
}

extension LargeScaleEvolution.Settings {
  /// Every setting.
  public static let schema: [Knob<Self>] = evolutionKnobs + limitKnobs + controlKnobs

  private static let evolutionKnobs: [Knob<Self>] = [
    .count(
      "population", \.population, label: "population", in: 2...10_000, help: "How many live."),
    .count(
      "individuals", \.individuals, label: "individuals", in: 2...1_000_000,
      help: "How many are trained in all, the founders among them."),
    .count("steps", \.steps, label: "steps", in: 1...100_000, help: "Steps of a training."),
    .batch(\.batch),
    .real(
      "weight-decay", \.weightDecay, label: "weight decay", in: 0...1,
      help: "Added to the gradient, times the weight."),
  ]

  private static let limitKnobs: [Knob<Self>] = [
    .count(
      "multiplications", \.multiplications, label: "multiplications", in: 1...100_000_000_000,
      help: "Of one example's forward pass, at most; larger mutants are drawn again."),
    .count(
      "vertices", \.limits.vertices, label: "vertices", in: 1...64,
      help: "Between image and classifier, at most."),
    .count(
      "filters", \.limits.filters, label: "filters", in: 1...1024,
      help: "Of a convolution, at most."),
    .count(
      "inserted", \.limits.leastInserted, label: "filters inserted", in: 1...64,
      help: "Of a new convolution, at least; at 1 nothing evolves on grey images."),
  ]

  private static let controlKnobs: [Knob<Self>] = [
    .flag(
      "selection", \.selects, label: "selection",
      help: "Whether the better of two has the child; else chance decides."),
    .flag(
      "inheritance", \.inherits, label: "inheritance",
      help: "Whether children start with their parent's weights."),
    .flag(
      "identity-only", \.onlyTrains, label: "identity only",
      help: "Whether nothing mutates, so that all gain is training time."),
    .flag(
      "control", \.hasControl, label: "random walk",
      help: "Whether as many are mutated without selection or inheritance beside them."),
    .flag(
      "finals", \.hasFinals, label: "finals",
      help: "Whether the best is trained from scratch for as many steps, and tested as it is."),
    .window(\.window, of: "are"),
  ]

  /// How an individual is trained: for the search by one more training of its weights; as a
  /// finalist from scratch, for as many steps as those have had; for the test not at all.
  func plan(for candidate: SearchCandidate<Individual>, classes: Int) -> ChildPlan {
    let individual = candidate.design
    var plan = ChildPlan(nodes: individual.dna.nodes(classes: classes))
    plan.optimiser = .sgd(momentum: 0.9)
    plan.rates = RateSchedule(constant: individual.dna.rate)
    (plan.batch, plan.weightDecay, plan.steps, plan.epochs) = (batch, weightDecay, steps, 1)
    switch candidate.purpose {
    case .search: plan.parent = individual.inherits ? candidate.parent : nil
    case .finalist: plan.epochs = individual.trainings
    case .test(let record): (plan.parent, plan.epochs) = (record, 0)
    // Never asked for; a log that says so must not end the program.
    case .ensemble: break
    }
    return plan
  }
}
