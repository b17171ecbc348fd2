/// Who has offspring, and how many.
public struct Survival: Codable, Hashable, Sendable {
  /// Which genome newcomers are compared with.
  public enum Representative: String, Codable, CaseIterable, Sendable {
    /// A random member of the previous generation (section 3.3).
    case random
    /// The best member of the previous generation, as in the authors' code.
    case champion
  }

  /// What becomes of a species that has not improved for long.
  public enum StagnantSpecies: String, Codable, CaseIterable, Sendable {
    /// It has no offspring (section 4.1).
    case barred
    /// It has no offspring, unless it is the best.
    case spared
    /// Its fitness counts a hundredth, as in the authors' code.
    case penalised
  }

  /// What happens when the whole population has not improved for long.
  public enum StagnantPopulation: String, Codable, CaseIterable, Sendable {
    /// Only the two best species have offspring, once (section 4.1).
    case topTwo = "top-two"
    /// The champions of the two best species become parents of all, as in the authors' code.
    case deltaCoding = "delta-coding"
    /// Nothing.
    case ignored
  }

  /// The share of a species, from the best, that may be parents.
  public var parents = 0.2
  /// A species of more than so many passes its champion on unchanged.
  public var elite = 5
  /// After how many generations without improvement a species is stagnant.
  public var patience = 15
  /// What becomes of it.
  public var stagnantSpecies = StagnantSpecies.barred
  /// After how many generations without improvement the population is stagnant.
  public var populationPatience = 20
  /// What happens then.
  public var stagnantPopulation = StagnantPopulation.topTwo
  /// By what the fitness of species of at most 10 generations is multiplied.
  public var youthBonus = 1.0
  /// Which genome newcomers are compared with.
  public var representative = Representative.random

  /// The paper's values.
  public init() {}
}
