import Foundation
public import Learning
import Methods

extension NEAT {
  /// The champion at work, its network, the species and how all of it grew.
  public func artefacts(in world: NEATWorld) -> [Artefact] {
    let atWork = world.task == .xor ? [world.surface(of: champion)] : balancing(in: world)
    return [graph(in: world)] + atWork
      + [speciesOverTime, speciesTable(in: world), genealogy, complexity]
  }

  /// The champion's connections: where each begins, where it ends, and its weight.
  public var tensors: [NamedTensor] { champion.tensors }
}

extension NEAT {
  /// The champion's network, signals flowing from layer to layer.
  private func graph(in world: NEATWorld) -> Artefact {
    Artefact(
      "champion", title: "Champion", .graph(champion.graph(world.shape, name: world.name(of:))))
  }

  /// The stack of species: how many members each of the largest had in the latest generations, as
  /// logarithms, lest the first species outshine all later ones.
  private var speciesOverTime: Artefact {
    let latest = history.generations.suffix(100)
    var totals: [Int: Int] = [:]
    for generation in latest {
      for (id, size) in zip(generation.species, generation.sizes) { totals[id, default: 0] += size }
    }
    let largest = totals.keys.sorted { (totals[$0] ?? 0, $1) > (totals[$1] ?? 0, $0) }
    let rows = largest.prefix(24).sorted()
    let values = rows.map { id in
      latest.map { generation in
        generation.species.firstIndex(of: id).map { log2(1 + Double(generation.sizes[$0])) } ?? 0
      }
    }
    return Artefact(
      "species-over-time", title: "Species, the oldest on top, by generation: log2(1 + members)",
      .heatMap(
        .init(
          yLabel: "species", xLabel: "generation", rows: rows.map { "#\($0)" }, values: values)))
  }

  /// The species that are not extinct, the best first.
  private func speciesTable(in world: NEATWorld) -> Artefact {
    let best = { (species: Species) in population.fitness[species.champion] }
    let ranking = population.species.sorted { (best($0), $1.id) > (best($1), $0.id) }
    let rows = ranking.prefix(50).map { species in
      let champion = population.genomes[species.champion]
      return [
        "#\(species.id)", "\(species.members.count)", "\(species.age)", "\(species.stagnation)",
        rounded(best(species), 3), "\(champion.hiddenNodes(world.shape).count)",
        "\(champion.enabledCount)",
      ]
    }
    return Artefact(
      "species", title: "Species, the best first",
      .table(
        .init(
          columns: ["species", "size", "age", "stagnant", "best", "hidden", "links"], rows: rows)))
  }

  /// Which species split off from which.
  private var genealogy: Artefact {
    let foundings = history.foundings
    let living = Set(population.species.map(\.id))
    let individuals = foundings.map { founding in
      let parent = founding.parent.flatMap { id in foundings.firstIndex { $0.species == id } }
      return Artefact.Lineage.Individual(
        "species #\(founding.species)", birth: founding.generation,
        parents: parent.map { [$0] } ?? [],
        score: founding.record.isFinite ? founding.record : nil,
        change: founding.parent.map { "#\(founding.species) splits off from #\($0)" } ?? "",
        alive: living.contains(founding.species))
    }
    return Artefact(
      "genealogy", title: "Genealogy of species",
      .lineage(.init(unit: "generation", individuals: individuals)))
  }

  /// How networks grew.
  private var complexity: Artefact {
    let x = history.generations.indices.map { Double($0 + history.start) }
    func line(_ name: String, _ value: (History.Generation) -> Double) -> Artefact.Line {
      Artefact.Line(name, x: x, y: history.generations.map(value))
    }
    return Artefact(
      "complexity", title: "Complexity",
      .curves(
        .init(
          xLabel: "generation", yLabel: "count",
          lines: [
            line("hidden nodes, mean", \.hidden), line("links, mean", \.links),
            line("hidden nodes, champion") { Double($0.championHidden) },
            line("links, champion") { Double($0.championLinks) },
          ])))
  }
}
