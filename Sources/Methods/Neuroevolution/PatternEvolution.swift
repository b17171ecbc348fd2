public import Learning

/// How pattern-producing networks evolve: what a person may set of it.
///
/// Their nodes draw an activation each (Stanley 2007, "Compositional pattern producing networks"),
/// and the distance at which genomes are of different species follows the number of species.
public struct PatternEvolution: SettingGroup {
  /// How many networks a generation has.
  public var population = 100
  /// The probability that a new node splits a connection.
  public var addNode = 0.03
  /// The probability of a new connection.
  public var addLink = 0.05
  /// The most that a weight changes at once.
  public var power = 1.0
  /// The most that a weight may be, either way.
  public var cap = 3.0
  /// The share of offspring that have two parents.
  public var mated = 0.5
  /// How many species there are to be.
  public var species = 8
  /// After how many generations without improvement a species has next to no offspring.
  public var patience = 20

  /// The defaults.
  public init() {}

  /// Every setting.
  public static let schema: [Knob<Self>] = [
    .count(
      "population", \.population, label: "population", in: 4...1000,
      help: "Networks in a generation."),
    .real(
      "add-node", \.addNode, label: "add node", in: 0...1,
      help: "Probability that a connection is split by a new node."
    ).adjustable,
    .real(
      "add-link", \.addLink, label: "add link", in: 0...1,
      help: "Probability of a new connection, where no node was added."
    ).adjustable,
    .real(
      "weight-power", \.power, label: "weight power", in: 0.01...20, logarithmic: true,
      help: "The most a weight changes at once."
    ).adjustable,
    .real(
      "weight-cap", \.cap, label: "weight cap", in: 0.1...100, logarithmic: true,
      help: "The most a weight may be, either way."
    ).adjustable,
    .real(
      "mated", \.mated, label: "mated", in: 0...1, help: "Share of offspring with two parents."
    ).adjustable,
    .count(
      "species", \.species, label: "species", in: 1...100,
      help: "Species there are to be: the distance between them follows their number."
    ).adjustable,
    .count(
      "patience", \.patience, label: "patience", in: 1...100_000,
      help: "Generations without improvement after which a species has next to no offspring."
    ).adjustable,
  ]

  /// What nodes make of what enters them; outputs have the first.
  package static let activations: [NodeActivation] = [
    .bipolarSigmoid, .bipolarGaussian, .absolute, .sine,
  ]

  /// The distance between species before the first generation is counted.
  package static let firstThreshold = 3.0

  /// The rules of a population whose species are so far apart.
  package func rules(threshold: Double) -> SpeciatedPopulation.Rules {
    var rules = SpeciatedPopulation.Rules()
    rules.size = population
    rules.activations = Self.activations
    rules.outputs = Self.activations[0]
    (rules.mutation.addNode, rules.mutation.addLink) = (addNode, addLink)
    (rules.mutation.power, rules.mutation.cap) = (power, cap)
    (rules.mutation.weights, rules.mutation.isExclusive) = (1, true)
    rules.mutation.splitsBias = true
    (rules.mating.mutationOnly, rules.mating.matingOnly) = (1 - mated, 0.5)
    rules.mating.disabledRule = .inherited
    (rules.distance.isNormalised, rules.distance.threshold) = (false, threshold)
    rules.survival.patience = patience
    rules.survival.stagnantSpecies = .spared
    rules.survival.stagnantPopulation = .ignored
    return rules
  }

  /// The distance that brings the number of species nearer to what it is to be: 5 % more or less.
  package func threshold(after threshold: Double, species count: Int) -> Double {
    let next = count > species ? threshold * 1.05 : count < species ? threshold / 1.05 : threshold
    return min(max(next, 0.1), 100)
  }
}
