import Compute
public import Learning
public import Methods

extension CoDeepNEAT {
  /// Makes sure that every network can be assembled, and that populations are what first ones may
  /// become.
  public func check(
    against fresh: CoDeepNEAT, in world: CoevolutionWorld, after steps: Int
  ) throws(StateFlaw) {
    let rules = settings.rules
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { $0.isSound(rules, world.table) }
    }
    try StateFlaw.unless(populations.count == fresh.populations.count, "populations")
    let table = world.table
    for (arm, population) in populations.enumerated() {
      try StateFlaw.within("populations.\(arm)") { () throws(StateFlaw) in
        try population.check(rules, table, generations: settings.generations)
      }
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<Assembly>>], in world: CoevolutionWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
  }
}

extension CoDeepNEAT.Population {
  fileprivate func check(
    _ rules: CoevolutionRules, _ table: LayerTable, generations: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless((0...generations).contains(generation), "generation")
    try StateFlaw.unless(
      assemblies.count == rules.blueprints * rules.networksPerBlueprint
        && assemblies.allSatisfy { $0.isSound(rules, table) }, "assemblies")
    try StateFlaw.unless((0...assemblies.count).contains(asked), "asked")
    try StateFlaw.unless(scores.count <= asked && scores.allSatisfy(\.isFinite), "scores")
    try StateFlaw.within("coevolution") { () throws(StateFlaw) in
      try coevolution.check(rules, table)
    }
    try StateFlaw.unless(history.isSound(generations: generation, rules), "history")
  }
}

extension Coevolution {
  fileprivate func check(_ fresh: CoevolutionRules, _ table: LayerTable) throws(StateFlaw) {
    try StateFlaw.unless(rules == fresh && self.table == table, "rules")
    try StateFlaw.unless(
      modules.isSound(rules.modules, rules) {
        $0.isSound { rules.bounds.contain($0, of: table) }
      }, "modules")
    try StateFlaw.unless(
      blueprints.isSound(rules.blueprints, rules) { $0.isSound(rules, table) }, "blueprints")
    try StateFlaw.unless(hasFreeMarkings, "innovations")
  }
}

extension SpeciatedGenomes {
  fileprivate func isSound(
    _ count: Int, _ rules: CoevolutionRules, _ isGenome: (Genome) -> Bool
  ) -> Bool {
    members.count == count && representatives.count == rules.species
      && (0...1 << 50).contains(nextID) && Set(members.map(\.id)).count == count
      && representatives.allSatisfy(isGenome)
      && (0..<rules.species).allSatisfy { !places(ofSpecies: $0).isEmpty }
      && members.allSatisfy { member in
        isGenome(member.genome) && (0..<nextID).contains(member.id)
          && member.parents.allSatisfy { $0 >= 0 && $0 < member.id }
          && (0..<rules.species).contains(member.species) && member.fitness?.isFinite ?? true
      }
  }
}

extension GraphGenome {
  /// Whether nodes have markings of their own, and connections lead from input to output without a
  /// cycle, each once.
  func isSound(_ isGene: (Gene) -> Bool) -> Bool {
    let ids = nodes.map(\.id)
    let known = Set(ids)
    return known.count == ids.count && ids.count <= 10_000
      && ids.allSatisfy { $0 > Self.output && $0 < 1 << 50 }
      && nodes.allSatisfy { isGene($0.gene) }
      && Set(edges.map { [$0.source, $0.target] }).count == edges.count
      && edges.allSatisfy { edge in
        (0..<1 << 50).contains(edge.innovation)
          && (edge.source == Self.input || known.contains(edge.source))
          && (edge.target == Self.output || known.contains(edge.target))
      } && order.count == nodes.count && nodes.allSatisfy { !sources(of: $0.id).isEmpty }
      && !sources(of: Self.output).isEmpty
  }
}

extension NetworkBlueprint {
  fileprivate func isSound(_ rules: CoevolutionRules, _ table: LayerTable) -> Bool {
    rates.contains(rate) && Self.momenta.contains(momentum)
      && (table == .text) == (text != nil) && text?.isSound(rules.bounds) ?? true
      && graph.isSound { (0..<rules.species).contains($0.species) }
  }
}

extension Assembly {
  fileprivate func isSound(_ rules: CoevolutionRules, _ table: LayerTable) -> Bool {
    blueprint.isSound(rules, table)
      && Set(blueprint.graph.nodes.map(\.gene.species)) == Set(parts.map(\.species))
      && Set(parts.map(\.species)).count == parts.count
      && parts.allSatisfy { $0.module.isSound { rules.bounds.contain($0, of: table) } }
  }
}

extension CoevolutionHistory {
  fileprivate func isSound(generations: Int, _ rules: CoevolutionRules) -> Bool {
    [means.count, bests.count, modules.count, blueprints.count].allSatisfy { $0 == generations }
      && (means + bests).allSatisfy(\.isFinite)
      && (modules + blueprints).allSatisfy { $0.count == rules.species }
      && Set(births.map(\.id)).count >= births.count - generations * rules.modules
      && births.allSatisfy { birth in
        (0..<max(generations, 1)).contains(birth.generation) && birth.fitness?.isFinite ?? true
          && birth.id >= 0 && birth.parents.allSatisfy { $0 < birth.id }
      }
  }
}
