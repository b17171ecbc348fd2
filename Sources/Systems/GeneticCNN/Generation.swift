package import Compute

/// How the individuals of the next generation come about (algorithm 1): chosen by roulette, crossed
/// in pairs, and mutated where they were not crossed.
package struct Generation {
  /// An individual, the places of its parents in the generation before, and what was done.
  package struct Birth: Codable, Hashable, Sendable {
    package var code: GeneticCode
    var parents: [Int]
    var change: String
  }

  /// The codes of the generation before, and their fitness.
  let codes: [GeneticCode]
  let fitness: [Double]

  /// A generation whose fitness is known.
  package init(codes: [GeneticCode], fitness: [Double]) {
    (self.codes, self.fitness) = (codes, fitness)
  }

  /// As many individuals as there were.
  package func offspring(_ rates: GeneticRates, random: Random) -> [Birth] {
    var roulette = random.stream("selection")
    let chosen = codes.map { _ in select(&roulette) }
    var births = chosen.map { Birth(code: codes[$0], parents: [$0], change: "kept") }
    for first in stride(from: 0, to: births.count, by: 2) {
      vary(&births, from: first, rates, random: random.stream(first))
    }
    return births
  }

  /// A place drawn with probability in proportion to r − min r; any, where all are equal.
  func select(_ random: inout Random) -> Int {
    let lowest = fitness.min() ?? 0
    let shares = fitness.map { $0 - lowest }
    let total = shares.reduce(0, +)
    guard total > 0 else { return random.below(codes.count) }
    var rest = random.uniform() * total
    for (place, share) in shares.enumerated() where share > 0 {
      rest -= share
      if rest < 0 { return place }
    }
    return shares.lastIndex { $0 > 0 } ?? 0
  }

  /// Crosses two neighbours, or mutates each of them.
  private func vary(
    _ births: inout [Birth], from first: Int, _ rates: GeneticRates, random: Random
  ) {
    var random = random
    let pair = first..<min(first + 2, births.count)
    if pair.count == 2, random.chance(rates.crossover) {
      let (left, right) = (births[first], births[first + 1])
      let children = GeneticCode.crossed(
        left.code, right.code, rates.stageCrossover, random: &random)
      let parents = left.parents + right.parents
      births[first] = Birth(code: children.0, parents: parents, change: "crossed")
      births[first + 1] = Birth(code: children.1, parents: parents.reversed(), change: "crossed")
      return
    }
    for place in pair where random.chance(rates.mutation) {
      let old = births[place].code
      births[place].code = old.mutated(rates.bitMutation, random: &random)
      let change = births[place].code.changes(from: old)
      births[place].change = change.isEmpty ? "kept" : change
    }
  }
}

/// How often a generation changes (Xie & Yuille 2017, section 4).
package struct GeneticRates: Codable, Hashable, Sendable {
  /// The probability that an individual that was not crossed is mutated, p_M.
  var mutation = 0.8
  /// The probability that a bit of a mutated one flips, q_M.
  var bitMutation = 0.1
  /// The probability that a pair is crossed, p_C.
  var crossover = 0.2
  /// The probability that a stage of a crossed pair changes sides, q_C.
  var stageCrossover = 0.3
}
