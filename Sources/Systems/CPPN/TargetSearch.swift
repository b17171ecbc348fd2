import Compute
import Learning
import Methods

/// Patterns on their way to a target: NEAT, a generation at a time.
struct TargetSearch: Codable, Sendable {
  /// The generation that is being judged.
  private(set) var population: SpeciatedPopulation
  /// The distance from which patterns are of different species.
  private(set) var threshold = PatternEvolution.firstThreshold
  /// Pictures asked for and told.
  private(set) var asked = 0
  private(set) var told = 0
  /// The best pattern so far, and its error; before the first picture, one that was not judged.
  private(set) var champion: Genotype
  private(set) var error = 1.0
  /// The best pattern of the first generation, which gains are measured from.
  private(set) var founder: Genotype
  private var founderError = 1.0
  /// The best of as many random patterns, and its error.
  private(set) var control: Genotype
  private(set) var controlError = 1.0
  /// Champions of the past, some of the last generations' ahead of many.
  private(set) var champions: [FormerChampion] = []

  /// A champion of the past.
  struct FormerChampion: Codable, Hashable, Sendable {
    /// After how many pictures it was found.
    var trial: Int
    var genome: Genotype
    var error: Double
  }

  /// Hidden nodes of a random pattern, at the most.
  static let hidden = 8

  init(_ evolution: PatternEvolution, random: Random) {
    population = SpeciatedPopulation(
      evolution.rules(threshold: threshold), shape: PatternPicture.shape,
      random: random.stream("population"))
    champion = population.genomes[0]
    (founder, control) = (champion, champion)
  }

  var size: Int { population.genomes.count }

  /// Generations that were judged to the end.
  var generations: Int { told / size }

  /// The next picture; `nil` where the generation must be judged first.
  mutating func ask(_ evolution: PatternEvolution, random: Random) -> Genotype? {
    if asked > 0, asked.isMultiple(of: size) {
      guard told == asked else { return nil }
      population.breed(
        evolution.rules(threshold: threshold), shape: PatternPicture.shape,
        random: random.stream("breeding"))
      threshold = evolution.threshold(after: threshold, species: population.species.count)
    }
    defer { asked += 1 }
    return population.genomes[asked % size]
  }

  /// Learns the error of the oldest picture that was not told; 1 for one that has none.
  ///
  /// - Returns: Whether it is the best so far.
  mutating func tell(_ genome: Genotype, error: Double) -> Bool {
    let place = told % size
    // Far from the target all are alike; near it a little less error is worth more.
    population.fitness[place] = 1 / ((0.02 + error) * (0.02 + error))
    told += 1
    if told <= size, error < founderError { (founder, founderError) = (genome, error) }
    if place == size - 1 { population.rank() }
    guard error < self.error else { return false }
    (champion, self.error) = (genome, error)
    champions.append(FormerChampion(trial: told, genome: genome, error: error))
    if champions.count > 16 { thin() }
    return true
  }

  /// Forgets the champion that differs least from the next, but not the first or the last.
  private mutating func thin() {
    let steps = (1..<champions.count - 1).map {
      champions[$0 - 1].error - champions[$0].error
    }
    let least = steps.indices.min { (steps[$0], $0) < (steps[$1], $1) } ?? 0
    champions.remove(at: least + 1)
  }

  /// Judges a random pattern, for the control.
  mutating func tryRandom(in world: PictureWorld, cap: Double, random: Random) {
    var random = random
    let genome = Genotype(
      randomPattern: PatternPicture.shape, hidden: Self.hidden, cap: cap, random: &random)
    let error = world.error(of: genome)
    if error < controlError { (control, controlError) = (genome, error) }
  }

  /// The mean error of the generation, of which all are told.
  var meanError: Double {
    population.fitness.reduce(0) { $0 + 1 / $1.squareRoot() - 0.02 } / Double(size)
  }
}

extension TargetSearch {
  /// Makes sure that it could have come about.
  func check(against fresh: TargetSearch, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(told == steps && asked >= told && asked - told <= size, "asked")
    try StateFlaw.unless(size == fresh.size && (asked - 1) / size <= told / size, "asked")
    try StateFlaw.within("population") { () throws(StateFlaw) in
      try population.check(
        against: fresh.population, shape: PatternPicture.shape, after: generations + 1)
    }
    try StateFlaw.unless(
      population.fitness.prefix(max(told - (max(asked, 1) - 1) / size * size, 0))
        .allSatisfy { $0 > 0 }, "fitness")
    try StateFlaw.unless((0.1...100).contains(threshold), "threshold")
    for (name, genome) in [("champion", champion), ("founder", founder)] {
      try StateFlaw.unless(population.isGenome(genome, PatternPicture.shape), name)
    }
    let most = Genotype.patternLinks(PatternPicture.shape, hidden: Self.hidden)
    try StateFlaw.unless(
      control == fresh.control
        || control.isSound(
          PatternPicture.shape, nextGene: most, nextNode: PatternPicture.shape.count + Self.hidden),
      "control")
    try StateFlaw.unless(
      [error, founderError, controlError].allSatisfy((0...1).contains), "error")
    for (place, past) in champions.enumerated() {
      try StateFlaw.unless(
        (1...max(told, 1)).contains(past.trial) && (0...1).contains(past.error)
          && population.isGenome(past.genome, PatternPicture.shape), "champions.\(place)")
    }
  }
}
