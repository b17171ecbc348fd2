public import Compute
public import Learning
public import Methods

/// Neuroevolution of augmenting topologies (Stanley & Miikkulainen 2002): networks begin minimal
/// and grow, new structure is protected in species, and history lines genomes up for mating.
///
/// A step is a generation: the last one breeds, and its offspring are judged.
public struct NEAT: Learner {
  /// What is set.
  public var settings: Settings
  /// The generation that was judged last; before the first step, one that was not.
  public private(set) var population: Population
  /// Generations judged.
  public private(set) var generations = 0
  /// The best network so far.
  public private(set) var champion: Genome
  /// What is thought of it.
  public private(set) var verdict = NEATWorld.Verdict(fitness: -.infinity, isSolution: false)
  /// From how many of 625 starts a network balanced that passed the final test, if one did.
  public private(set) var generalisation: Int?
  /// The best network of the first generation, which gains are measured from.
  private(set) var founder: Genome
  /// The best fitness of as many random networks as evolution has judged.
  private(set) var control = -Double.infinity
  private(set) var history = History()

  /// Genomes can be written down, so that evolution can begin with some.
  public static var takesGenomes: Bool { true }

  /// Networks that were given, and such of the starting topology with random weights.
  public init(_ settings: Settings, world: NEATWorld, random: Random) throws(Failure) {
    self.settings = settings
    population = try Population(
      settings.rules, shape: world.shape, given: world.given, bias: world.bias,
      random: random.stream("population"))
    champion = population.genomes[0]
    founder = champion
  }

  /// All generations, or those until the task was solved.
  public var plannedSteps: Int? {
    settings.stopsWhenSolved && verdict.isSolution
      ? generations : max(settings.generations, generations)
  }

  /// How many networks were judged.
  public var evaluations: Int { generations * settings.population }

  /// Breeds a generation, but for the first, and judges it.
  public mutating func step(
    in world: NEATWorld, random: Random, report: inout Report
  ) throws(Failure) {
    if generations > 0 {
      population.breed(settings.rules, shape: world.shape, random: random.stream("breeding"))
    }
    judge(in: world, report: &report)
    generations += 1
    tryRandomNetworks(in: world, random: random.stream("control"))
    history.append(population, champion: champion, shape: world.shape)
    tell(&report, in: world)
    measureGain(in: world, random: random.stream("variants"), report: &report)
  }
}

extension NEAT {
  /// Judges everyone and remembers the best.
  private mutating func judge(in world: NEATWorld, report: inout Report) {
    let wasSolved = verdict.isSolution
    var best = (place: 0, verdict: NEATWorld.Verdict(fitness: -.infinity, isSolution: false))
    var network = Network(world.shape)
    for (place, genome) in population.genomes.enumerated() {
      network.express(genome)
      let verdict = world.judge(&network)
      population.fitness[place] = verdict.fitness
      if best.verdict < verdict { best = (place, verdict) }
    }
    population.rank()
    if generations == 0 { founder = population.genomes[best.place] }
    accept(population.genomes[best.place], best.verdict, report: &report)
    if world.hasFinalTest && !wasSolved { testChampion(in: world, report: &report) }
    if verdict.isSolution && !wasSolved {
      report.note("solved in generation \(generations + 1)", .milestone)
    }
  }

  /// Makes a network the champion if it is better.
  private mutating func accept(
    _ genome: Genome, _ verdict: NEATWorld.Verdict, report: inout Report
  ) {
    guard self.verdict < verdict else { return }
    (champion, self.verdict) = (genome, verdict)
    report.best(
      verdict.fitness, of: Objective("fitness"),
      "\(genome.genes.count) genes, \(genome.enabledCount) enabled")
  }

  /// Puts one champion a generation to the final test: the best whose species has a record that
  /// was not tested yet, as in the authors' code.
  private mutating func testChampion(in world: NEATWorld, report: inout Report) {
    let untested = population.species.indices.filter { !population.species[$0].isTested }
    func fitness(_ place: Int) -> Double { population.fitness[population.species[place].champion] }
    guard let place = untested.max(by: { (fitness($0), $1) < (fitness($1), $0) }) else { return }
    population.species[place].isTested = true
    let genome = population.genomes[population.species[place].champion]
    let starts = world.generalisation(genome)
    guard starts >= NEATWorld.startsToGeneralise else { return }
    generalisation = starts
    report.note("balances from \(starts) of 625 starts", .milestone)
    accept(genome, .init(fitness: fitness(place), isSolution: true), report: &report)
  }

  /// The control: as many networks with random weights as a generation has.
  private mutating func tryRandomNetworks(in world: NEATWorld, random: Random) {
    var network = Network(world.shape)
    for place in 0..<settings.population {
      var random = random.stream(place)
      network.express(
        Genome(start: world.shape, hidden: 2, range: settings.mutation.cap, random: &random))
      control = max(control, world.judge(&network).fitness)
    }
  }

  /// Reports where the population stands.
  private func tell(_ report: inout Report, in world: NEATWorld) {
    let sum = population.fitness.reduce(0, +)
    report.value("fitness", verdict.fitness)
    report.value("mean", sum / Double(population.fitness.count))
    report.value("control", control)
    report.value("species", Double(population.species.count))
    report.value("hidden", Double(champion.hiddenNodes(world.shape).count))
    report.value("links", Double(champion.enabledCount))
    report.value("evaluations", Double(evaluations))
  }

  /// Compares the champion with the founder on variants of the task that neither was bred for.
  private func measureGain(in world: NEATWorld, random: Random, report: inout Report) {
    for variant in 0..<settings.variants {
      let random = random.stream(variant)
      report.gain(
        GainSample(
          before: world.performance(of: founder, onVariant: random),
          after: world.performance(of: champion, onVariant: random),
          cost: Double(evaluations)))
    }
  }
}
