public import Compute
public import Learning
public import Methods
import Worlds

/// HyperNEAT (Stanley, D'Ambrosio & Gauci 2009): a small pattern-producing network, which NEAT
/// evolves, says what every connection of a large network weighs from where its ends are.
///
/// A step is a generation. Since the pattern knows nothing of pixels, the same one can be asked for
/// the weights of a finer field, without further evolution.
public struct HyperNEAT: Learner {
  /// What is set.
  public var settings: Settings
  /// The generation that was judged last; before the first step, one that was not.
  public private(set) var population: SpeciatedPopulation
  /// Generations judged.
  public private(set) var generations = 0
  /// The best pattern so far.
  public private(set) var champion: Genotype
  /// Its mean distance from the large boxes, in pixels of the field it evolves in; half a field
  /// before the first generation.
  public private(set) var error = Double(BoxField.side)
  /// The best pattern of the first generation, which gains are measured from.
  private(set) var founder: Genotype
  /// The distance from which patterns are of different species.
  private(set) var threshold = PatternEvolution.firstThreshold
  /// Weights that evolve directly, where there is that control.
  private(set) var direct: DirectPopulation?
  /// The champion's errors at the finer resolutions, when it was last asked, in the same pixels.
  package private(set) var finerErrors: [Double] = []
  let heldOut: Random

  /// Patterns without hidden nodes.
  public init(_ settings: Settings, world: BoxesWorld, random: Random) {
    self.settings = settings
    let substrate = settings.substrate()
    population = SpeciatedPopulation(
      settings.evolution.rules(threshold: threshold), shape: substrate.shape,
      random: random.stream("population"))
    champion = population.genomes[0]
    founder = champion
    heldOut = random.stream("held-out")
    if settings.hasControl {
      direct = DirectPopulation(
        size: settings.evolution.population, links: substrate.links,
        random: random.stream("direct"))
    }
  }

  /// All generations.
  public var plannedSteps: Int? { max(settings.generations, generations) }

  /// The least error of the weights that evolve directly.
  package var directError: Double? { direct?.best }

  /// Breeds a generation, but for the first, and judges it.
  public mutating func step(in world: BoxesWorld, random: Random, report: inout Report) {
    if generations > 0 {
      population.breed(
        settings.evolution.rules(threshold: threshold), shape: settings.substrate().shape,
        random: random.stream("breeding"))
      direct?.breed(random: random.stream("direct"))
      threshold = settings.evolution.threshold(
        after: threshold, species: population.species.count)
    }
    var reader = world.reader(settings)
    let mean = judge(by: &reader, report: &report)
    direct?.judge(by: &reader)
    generations += 1
    tell(&report, mean: mean)
    lookCloser(in: world, report: &report)
    measureGain(in: world, report: &report)
  }
}

extension HyperNEAT {
  /// Judges everyone and remembers the best.
  ///
  /// - Returns: The mean error.
  private mutating func judge(by reader: inout FieldReader, report: inout Report) -> Double {
    var (phenotype, sum) = (Phenotype(settings.substrate().shape), 0.0)
    var best = (place: 0, error: Double.infinity)
    for (place, genome) in population.genomes.enumerated() {
      phenotype.express(genome)
      let error = reader.error(of: phenotype.program, settings.expression)
      population.fitness[place] = Self.fitness(error)
      sum += error
      if error < best.error { best = (place, error) }
    }
    population.rank()
    if generations == 0 { founder = population.genomes[best.place] }
    if best.error < error || generations == 0 {
      (champion, error) = (population.genomes[best.place], best.error)
      report.best(
        -error, of: Objective("distance in pixels", isMinimised: true),
        "\(champion.hiddenNodes(settings.substrate().shape).count) hidden nodes, "
          + "\(champion.enabledCount) connections")
      if error == 0 { report.note("every box is hit in the middle", .milestone) }
    }
    return sum / Double(population.genomes.count)
  }

  /// A fitness that grows faster the nearer the answers are.
  private static func fitness(_ error: Double) -> Double {
    let reach = max(10 - error, 0)
    return reach * reach + 0.01
  }

  /// Reports where the population stands.
  private func tell(_ report: inout Report, mean: Double) {
    report.value("error", error)
    report.value("mean", mean)
    if let direct { report.value("direct", direct.best) }
    report.value("species", Double(population.species.count))
    report.value("hidden", Double(champion.hiddenNodes(settings.substrate().shape).count))
    report.value("links", Double(champion.enabledCount))
  }

  /// Asks the champion for the weights of finer fields, now and then.
  private mutating func lookCloser(in world: BoxesWorld, report: inout Report) {
    guard generations.isMultiple(of: settings.interval) || generations == settings.generations
    else { return }
    finerErrors = BoxesWorld.finer.map { resolution in
      var reader = world.reader(settings, resolution: resolution)
      let error = reader.error(of: program(champion), settings.expression)
      report.value("error-\(resolution)", error)
      return error
    }
  }

  /// A pattern's network as a program.
  func program(_ genome: Genotype) -> NodeProgram {
    Phenotype(genome, shape: settings.substrate().shape).program
  }

  /// Compares the champion with the founder on fields that neither was judged on.
  private func measureGain(in world: BoxesWorld, report: inout Report) {
    for task in 0..<5 {
      var random = heldOut.stream(task)
      let fields = (0..<15).map { _ in BoxField.random(&random) }
      var reader = world.reader(settings, fields: fields)
      let errors = [founder, champion].map {
        reader.error(of: program($0), settings.expression)
      }
      report.gain(
        GainSample(
          before: -errors[0], after: -errors[1],
          cost: Double(generations * settings.evolution.population), task: task))
    }
  }
}
