import Compute
import Methods
import Systems

extension Benchmark {
  static let neatXor = Benchmark(
    "neat-xor", "NEAT on exclusive or, a generation of 150 networks", unit: .generationsPerSecond
  ) { _ in EvolutionWorkload() }
}

/// NEAT on exclusive or: a generation is judged, divided into species and bred.
///
/// After 100 generations evolution begins anew, solved or not, as it does for neat-python.
private struct EvolutionWorkload: Workload {
  private static let generations = 100
  private let world = NEATWorld(.xor)
  private let settings = NEAT.Settings()
  private var population: NEAT.Population
  private var network: NEAT.Network
  private var steps = 0

  init() {
    population = Self.founded(settings, world, seed: 0)
    network = NEAT.Network(world.shape)
  }

  private static func founded(
    _ settings: NEAT.Settings, _ world: NEATWorld, seed: UInt64
  ) -> NEAT.Population {
    NEAT.Population(settings.rules, shape: world.shape, random: Random(seed: seed))
  }

  mutating func step() -> Double {
    if steps % Self.generations == 0 {
      population = Self.founded(settings, world, seed: UInt64(steps / Self.generations))
    }
    for (place, genome) in population.genomes.enumerated() {
      network.express(genome)
      population.fitness[place] = world.judge(&network).fitness
    }
    population.rank()
    let best = population.fitness[population.champion]
    population.breed(settings.rules, shape: world.shape, random: Random(seed: 3).stream(steps))
    steps += 1
    return best
  }
}
