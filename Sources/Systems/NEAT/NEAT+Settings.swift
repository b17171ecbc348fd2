public import Learning
public import Methods

extension NEAT {
  /// What a person may set.
  public struct Settings: Tunable {
    /// How many networks a generation has.
    public var population = 150
    /// After how many generations the run ends in any case.
    public var generations = 150
    /// Whether the run ends when the task is solved.
    public var stopsWhenSolved = true
    /// How many hidden nodes the first networks have; where they are random, the most that one has.
    public var hidden = 0
    /// Whether the first networks differ in their connections too.
    public var startsRandom = false
    /// How many held-out variants of the task measure the gain of each generation.
    public var variants = 5
    /// How genomes change.
    public var mutation = Mutation()
    /// How two genomes make one.
    public var mating = Mating()
    /// How unlike two genomes are.
    public var distance = Distance()
    /// Who has offspring.
    public var survival = Survival()

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema: [Knob<Self>] =
      runKnobs + (mutationKnobs + matingKnobs + distanceKnobs + survivalKnobs).map(\.adjustable)

    private static let runKnobs: [Knob<Self>] = [
      .count(
        "population", \.population, label: "population", in: 2...10_000,
        help: "Networks in a generation."),
      .count(
        "generations", \.generations, label: "generations", in: 1...100_000,
        help: "After how many generations the run ends in any case."
      ).adjustable,
      .flag(
        "stop", \.stopsWhenSolved, label: "stop when solved",
        help: "Whether the run ends when the task is solved."
      ).adjustable,
      .count(
        "hidden", \.hidden, label: "hidden at start", in: 0...20,
        help: "Hidden nodes of the first networks; with add-node and add-link 0 nothing grows."),
      .flag(
        "random-start", \.startsRandom, label: "random start",
        help: "Whether they have 1 to that many, and each connection with probability 1/2."),
      .count(
        "variants", \.variants, label: "variants", in: 1...50,
        help: "Held-out variants of the task that measure the gain of each generation."
      ).adjustable,
    ]

    private static let mutationKnobs: [Knob<Self>] = [
      .real(
        "add-node", \.mutation.addNode, label: "add node", in: 0...1,
        help: "Probability that a connection is split by a new node."),
      .real(
        "add-link", \.mutation.addLink, label: "add link", in: 0...1,
        help: "Probability of a new connection; 0.3 where the population is 1000."),
      .count(
        "link-tries", \.mutation.tries, label: "link tries", in: 1...1000,
        help: "Pairs of nodes tried for a new connection; unpublished, 20 in the authors' code."),
      .real(
        "recurrent", \.mutation.recurrent, label: "recurrent links", in: 0...1,
        help: "Probability that a new connection closes a cycle; 0 keeps networks feed-forward."),
      .real(
        "weights", \.mutation.weights, label: "change weights", in: 0...1,
        help: "Probability that a genome's weights change."),
      .real(
        "weight-power", \.mutation.power, label: "weight power", in: 0.01...20, logarithmic: true,
        help: "The most a weight changes at once; unpublished, 2.5 in the authors' code."),
      .real(
        "weight-cap", \.mutation.cap, label: "weight cap", in: 0.1...1000, logarithmic: true,
        help: "The most a weight may be; unpublished, 8 in the authors' code, and it matters."),
      .choice(
        "weight-style", \.mutation.style, label: "weight style",
        help: "Whether all weights change alike, or newer ones harder as in the authors' code."),
      .real(
        "replaced", \.mutation.replaced, label: "replaced weights", in: 0...1,
        help: "Share of changed weights that are drawn anew; for the uniform style."),
      .flag(
        "exclusive", \.mutation.isExclusive, label: "exclusive",
        help: "Whether weights stay when structure changes, as in the authors' code."),
      .real(
        "toggle", \.mutation.toggle, label: "toggle a gene", in: 0...1,
        help: "Probability that a gene is switched on or off; unpublished."),
      .real(
        "reenable", \.mutation.reenable, label: "re-enable a gene", in: 0...1,
        help: "Probability that the oldest disabled gene is enabled; unpublished."),
      .flag(
        "split-bias", \.mutation.splitsBias, label: "split bias links",
        help: "Whether new nodes may split connections from the bias; never in the authors' code."),
    ]

    private static let matingKnobs: [Knob<Self>] = [
      .real(
        "mutation-only", \.mating.mutationOnly, label: "mutation only", in: 0...1,
        help: "Share of offspring with one parent."),
      .real(
        "mating-only", \.mating.matingOnly, label: "mating only", in: 0...1,
        help: "Share of offspring of two parents that are not mutated; 0.2 in the authors' code."),
      .real(
        "interspecies", \.mating.interspecies, label: "interspecies", in: 0...1,
        help: "Probability of mating with the champion of another species."),
      .real(
        "averaging", \.mating.averaging, label: "averaging", in: 0...1,
        help: "Share of matings that average matching weights; 0.4 in the authors' code."),
      .real(
        "disabled", \.mating.disabled, label: "stay disabled", in: 0...1,
        help: "Probability that a gene disabled in either parent is disabled in the child."),
      .choice(
        "disabled-rule", \.mating.disabledRule, label: "otherwise",
        help: "drawn: else the gene is enabled; inherited: else it is as in its parent."),
      .choice(
        "ties", \.mating.ties, label: "equal parents",
        help: "Whose unmatched genes a child of equally fit parents has."),
    ]

    private static let distanceKnobs: [Knob<Self>] = [
      .real(
        "c1", \.distance.excess, label: "c1, excess", in: 0...10, help: "Weight of excess genes."),
      .real(
        "c2", \.distance.disjoint, label: "c2, disjoint", in: 0...10,
        help: "Weight of disjoint genes."),
      .real(
        "c3", \.distance.weight, label: "c3, weights", in: 0...10,
        help: "Weight of the mean difference of matching weights; 3 where the population is 1000."),
      .real(
        "threshold", \.distance.threshold, label: "threshold", in: 0.01...1000, logarithmic: true,
        help: "Distance from which genomes are of different species; a large one means no species."),
      .flag(
        "normalise", \.distance.isNormalised, label: "divide by N",
        help: "Whether genes are counted per gene from 20 genes on; never in the authors' code."),
    ]

    private static let survivalKnobs: [Knob<Self>] = [
      .real(
        "parents", \.survival.parents, label: "parents", in: 0...1,
        help: "Share of a species, from the best, that may breed; unpublished, 0.2 in the code."),
      .count(
        "elite", \.survival.elite, label: "elite", in: 0...10_000,
        help: "A species with more offspring than this passes its champion on unchanged."),
      .count(
        "patience", \.survival.patience, label: "patience", in: 1...100_000,
        help: "Generations without improvement after which a species is stagnant."),
      .choice(
        "stagnant-species", \.survival.stagnantSpecies, label: "stagnant species",
        help: "Whether it may not breed, unless it is the best, or counts a hundredth."),
      .count(
        "population-patience", \.survival.populationPatience, label: "population patience",
        in: 1...100_000, help: "Generations without improvement that the population may have."),
      .choice(
        "stagnant-population", \.survival.stagnantPopulation, label: "stagnant population",
        help: "Whether the two best species breed alone, or their champions, or nothing happens."),
      .real(
        "youth-bonus", \.survival.youthBonus, label: "youth bonus", in: 1...10,
        help: "By what the fitness of species of at most 10 generations is multiplied."),
      .choice(
        "representative", \.survival.representative, label: "representative",
        help: "Which member of a species newcomers are compared with."),
    ]
  }
}
