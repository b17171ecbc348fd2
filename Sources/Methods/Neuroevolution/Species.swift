/// Genomes that compete with each other and not with the rest (section 3.3).
public struct Species: Codable, Hashable, Sendable {
  /// Counts the species of a run from 0; never used twice.
  public let id: Int
  /// The species its founder's parents were of; `nil` for those of the first generation.
  public let parent: Int?
  /// Generations since it was founded.
  public internal(set) var age = 0
  /// The genome that newcomers are compared with.
  public internal(set) var representative: Genotype
  /// Its members by place in the population; the fittest first once ranked.
  public internal(set) var members: [Int] = []
  /// The highest fitness a member ever had; below all others before any was known, but finite, since
  /// a checkpoint may be written then.
  public internal(set) var record = -Double.greatestFiniteMagnitude
  /// Its age when it had that.
  public internal(set) var improvedAt = 0
  /// Whether the member that set the record was put to the task's final test.
  package var isTested = false

  init(id: Int, parent: Int?, representative: Genotype) {
    (self.id, self.parent, self.representative) = (id, parent, representative)
  }

  /// The place of the fittest member, once ranked.
  public var champion: Int { members[0] }

  /// Generations without a better member.
  public var stagnation: Int { age - improvedAt }

  /// Puts the fittest first and notes whether there is a new record.
  mutating func rank(_ fitness: [Double]) {
    members.sort { (fitness[$0], $1) > (fitness[$1], $0) }
    guard let best = members.first, fitness[best] > record else { return }
    (record, improvedAt, isTested) = (fitness[best], age, false)
  }

  /// How much offspring it deserves: the mean fitness, which is the sum of fitness shared among
  /// the members (equation 2), raised in youth; little or nothing once it is stagnant.
  func share(_ fitness: [Double], _ rules: Survival) -> Double {
    guard stagnation >= rules.patience else { return fullShare(fitness, rules) }
    return rules.stagnantSpecies == .penalised ? 0.01 * fullShare(fitness, rules) : 0
  }

  /// The same as if it were not stagnant.
  func fullShare(_ fitness: [Double], _ rules: Survival) -> Double {
    let mean = members.reduce(0) { $0 + fitness[$1] } / Double(max(members.count, 1))
    return max(mean, 0) * (age < 10 ? rules.youthBonus : 1)
  }
}
