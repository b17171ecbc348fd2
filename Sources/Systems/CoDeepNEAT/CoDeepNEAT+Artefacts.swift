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
    guard let shown = study.shown() else { return [] }
    return tree("Best network", of: shown, in: world) + shown.design.pictures
      + graph(of: shown.design, in: world)
  }

  /// The network of a trial as a tree.
  public func pictures(ofTrial trial: Int, in world: CoevolutionWorld) -> [Artefact] {
    study.shown(ofTrial: trial).map { tree("Network", of: $0, in: world) } ?? []
  }

  private func tree(
    _ title: String, of shown: Study<Assembly>.Shown, in world: CoevolutionWorld
  ) -> [Artefact] {
    switch world {
    case .images(let images):
      settings.plan(for: shown.design, classes: images.data.classes).treePicture(
        title, of: shown.design.description, for: images.data.shape, shown.spreads,
        trial: shown.trial)
    case .text(let text):
      settings.reader(of: shown.design, symbols: text.characters.count).map {
        [Artefact("architecture", title: title, .tree($0.tree))]
      } ?? []
    }
  }

  private func graph(of assembly: Assembly, in world: CoevolutionWorld) -> [Artefact] {
    let title = "The network assembled"
    switch world {
    case .images(let images):
      return settings.plan(for: assembly, classes: images.data.classes).graphPicture(title)
    case .text(let text):
      return settings.reader(of: assembly, symbols: text.characters.count).map {
        [Artefact("graph", title: title, .graph($0.picture))]
      } ?? []
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
