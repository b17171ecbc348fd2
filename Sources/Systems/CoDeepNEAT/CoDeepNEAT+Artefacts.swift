public import Learning
import Methods
import Worlds

extension CoDeepNEAT {
  /// What can be looked at.
  public func artefacts(in world: CoevolutionWorld) -> [Artefact] {
    guard study.told > 0 else { return [] }
    let known =
      bestPictures(in: world) + [generations(in: world), speciesOverTime, genealogy, parts]
    return known
      + [
        study.topTen(calling: "network"), study.sizes, study.finalsTable(calling: "network"),
      ].compactMap(\.self)
  }

  /// The finals' winner, or the best so far: as a tree, and as its blueprint, its modules and the
  /// network assembled from them.
  private func bestPictures(in world: CoevolutionWorld) -> [Artefact] {
    guard let (assembly, spreads, trial) = study.shown() else { return [] }
    switch world {
    case .images(let images):
      let plan = settings.plan(for: assembly, classes: images.data.classes)
      return plan.treePicture(
        "Best network", of: assembly.description, for: images.data.shape, spreads,
        trial: trial)
        + assembly.pictures + plan.graphPicture("The network assembled")
    case .text(let text):
      guard let reader = settings.reader(of: assembly, symbols: text.characters.count) else {
        return assembly.pictures
      }
      return [Artefact("architecture", title: "Best network", .tree(reader.tree))]
        + assembly.pictures
        + [Artefact("graph", title: "The network assembled", .graph(reader.picture))]
    }
  }

  private var history: CoevolutionHistory { populations[Self.evolved].history }

  /// Mean and best of each generation, beside those under random fitness.
  private func generations(in world: CoevolutionWorld) -> Artefact {
    let lines = zip(populations, ["", ", random fitness"]).flatMap { population, suffix in
      let x = population.history.means.indices.map(Double.init)
      return [
        Artefact.Line("mean\(suffix)", x: x, y: population.history.means),
        Artefact.Line("best\(suffix)", x: x, y: population.history.bests),
      ]
    }
    return Artefact(
      "generations", title: "Each generation",
      .curves(.init(xLabel: "generation", yLabel: world.objective.name, lines: lines)))
  }

  /// How many members each species has, by generation.
  private var speciesOverTime: Artefact {
    let species = 0..<settings.rules.species
    func rows(_ sizes: [[Int]]) -> [[Double]] {
      species.map { species in
        sizes.map { $0.indices.contains(species) ? Double($0[species]) : 0 }
      }
    }
    return Artefact(
      "species-over-time", title: "Members of each species by generation",
      .heatMap(
        .init(
          yLabel: "species", xLabel: "generation",
          rows: species.map { "modules \($0)" } + species.map { "blueprints \($0)" },
          values: rows(history.modules) + rows(history.blueprints))))
  }

  /// Which modules descend from which.
  private var genealogy: Artefact {
    let living = Set(populations[Self.evolved].coevolution.modules.members.map(\.id))
    let places = Dictionary(
      history.births.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let individuals = history.births.map { birth in
      Artefact.Lineage.Individual(
        "module \(birth.id), \(birth.layers) layers", birth: birth.generation,
        parents: birth.parents.compactMap { places[$0] }, score: birth.fitness,
        change: "species \(birth.species)", alive: living.contains(birth.id))
    }
    return Artefact(
      "genealogy", title: "Genealogy of modules",
      .lineage(.init(unit: "generation", individuals: individuals)))
  }

  /// The modules there are, the fittest first.
  private var parts: Artefact {
    let modules = populations[Self.evolved].coevolution.modules
    let order = modules.members.indices.sorted {
      (modules.worth(of: $0), $1) > (modules.worth(of: $1), $0)
    }
    let rows = order.map { place in
      let member = modules.members[place]
      return [
        "\(member.id)", "\(member.species)", member.fitness.map(brief) ?? "not used",
        member.genome.order.map(\.gene.description).joined(separator: ", "),
      ]
    }
    return Artefact(
      "modules", title: "Modules, the fittest first",
      .table(.init(columns: ["module", "species", "fitness", "layers"], rows: rows)))
  }
}

extension Assembly {
  /// The blueprint and the modules, as graphs.
  fileprivate var pictures: [Artefact] {
    [
      Artefact(
        "blueprint", title: "Its blueprint",
        .graph(blueprint.graph.picture { "species \($0.species)" }))
    ]
      + parts.map { part in
        Artefact(
          "module-\(part.species)", title: "Its module of species \(part.species)",
          .graph(part.module.picture(\.description)))
      }
  }
}

extension GraphGenome {
  /// The graph with a label for each node.
  func picture(_ label: (Gene) -> String) -> Artefact.Graph {
    var graph = Artefact.Graph(nodes: [.init("input", layer: 0)], edges: [])
    var places = [Self.input: 0]
    func connect(_ id: Int, _ text: String) {
      let sources = sources(of: id).compactMap { places[$0] }
      let layer = (sources.map { graph.nodes[$0].layer }.max() ?? 0) + 1
      places[id] = graph.nodes.count
      graph.nodes.append(.init(text, layer: layer))
      graph.edges += sources.map { .init($0, graph.nodes.count - 1) }
    }
    for node in order { connect(node.id, label(node.gene)) }
    connect(Self.output, "output")
    return graph
  }
}
