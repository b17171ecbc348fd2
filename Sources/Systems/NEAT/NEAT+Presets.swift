public import Learning
import Methods

extension NEAT.Settings {
  /// Named sets of values.
  public static let presets = [
    Preset(
      "paper", help: "The values of section 4.1 for XOR and poles with velocities; seconds.",
      NEAT.Settings()),
    Preset(
      "small", help: "Half as many networks, twice the generations; seconds.",
      Self(population: 75, generations: 300)),
    Preset(
      "code", help: "The values and rules of the authors' code where it departs from the paper.",
      .code),
    Preset(
      "paper-no-velocity",
      help: "The paper's values for poles without velocities: a population of 1000; a minute.",
      world: "double-pole-no-velocity",
      .noVelocity),
  ]

  private init(population: Int, generations: Int) {
    (self.population, self.generations) = (population, generations)
  }

  /// What the authors' code (NEAT C++ 1.2) does otherwise than the paper says.
  package static var code: Self {
    var settings = Self()
    settings.mutation.isExclusive = true
    settings.mutation.style = .severity
    settings.mutation.weights = 0.9
    settings.mating.matingOnly = 0.2
    settings.mating.averaging = 0.4
    settings.mating.disabledRule = .inherited
    settings.mating.ties = .smaller
    settings.distance.isNormalised = false
    settings.survival.representative = .champion
    settings.survival.stagnantSpecies = .penalised
    settings.survival.stagnantPopulation = .deltaCoding
    return settings
  }

  /// Section 4.1 for poles without velocities; what the paper does not tell is from the parameter
  /// file of the authors' code, `p2nv.ne`.
  package static var noVelocity: Self {
    var settings = Self()
    settings.population = 1000
    settings.generations = 100
    settings.mutation.addLink = 0.3
    settings.mutation.addNode = 0.01
    settings.mutation.power = 1.8
    settings.mutation.recurrent = 0.2
    settings.mutation.toggle = 0.1
    settings.mutation.reenable = 0.05
    settings.distance.weight = 3
    settings.distance.threshold = 4
    settings.survival.parents = 0.4
    return settings
  }
}
