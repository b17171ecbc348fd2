public import Compute
public import Learning
public import Methods

/// Regularised evolution: tournament selection from a population in which the oldest dies, however
/// good it is (Real, Aggarwal, Huang & Le 2019, algorithm 1).
///
/// The population is the last `population` trials told, so it needs no state of its own.
public struct RegularizedEvolution: ConfigurationSearcher {
  /// What is set.
  public var settings: Settings
  /// How many children are out at once.
  public let window: Int
  /// What is searched.
  public let space: SearchSpace
  /// How many configurations are tried.
  public let planned: Int
  /// What was tried.
  public private(set) var study: Study<Configuration>

  /// Nothing tried yet.
  public init(_ settings: Settings, world: SearchWorld, random: Random) throws(Failure) {
    self.settings = settings
    window = world.window(settings.window)
    space = world.space
    planned = world.planned(settings.trials)
    study = Study(trying: planned, settings, in: world, random: random)
  }

  /// A random configuration while the population fills, then a mutation of a tournament's winner.
  public mutating func ask(random: Random) -> SearchCandidate<Configuration>? {
    let parent = selectParent(random: random.stream("tournament"))
    guard study.asked.count >= settings.population else {
      return study.ask(planned: planned) { space.draw(random: random) }
    }
    let configuration = parent.map { study.records[$0].design }
    return study.ask(planned: planned, parent: parent) {
      configuration.map { space.neighbour(of: $0, random: random.stream("mutation")) }
    }
  }

  /// Learns a result: the newest joins the population and the oldest leaves it.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<Configuration>>, _ outcome: Outcome, in world: SearchWorld,
    report: inout Report
  ) {
    study.tell(trial.candidate, outcome, in: world, planned: planned, report: &report)
    guard trial.candidate.purpose == .search else { return }
    let scores = living.compactMap(\.score)
    if !scores.isEmpty { report.value("population", scores.reduce(0, +) / Double(scores.count)) }
  }

  /// The artefacts of the study, the generations, the lineage and the parent.
  public func artefacts(in world: SearchWorld) -> [Artefact] {
    study.artefacts(in: world, areIndependent: false) + [generations, lineage]
      + (parentPicture(in: world).map { [$0] } ?? [])
  }
}

extension RegularizedEvolution {
  /// The population: the youngest trials.
  private var living: ArraySlice<Study<Configuration>.Record> {
    study.records.suffix(settings.population)
  }

  /// The best of a few drawn with replacement from the population; failures count as worst.
  private func selectParent(random: Random) -> Int? {
    let living = living.indices
    guard !living.isEmpty else { return nil }
    func score(_ index: Int) -> Double { study.records[index].score ?? -.infinity }
    var random = random
    var winner = random.pick(living)
    for _ in 1..<settings.sample {
      let other = random.pick(living)
      if score(other) > score(winner) { winner = other }
    }
    return winner
  }

  /// Who was made from whom, and which dimensions were changed.
  private var lineage: Artefact {
    let oldest = study.records.count - living.count
    let individuals = study.records.enumerated().map { number, record in
      Artefact.Lineage.Individual(
        record.design.description, birth: number, parents: record.parent.map { [$0] } ?? [],
        score: record.score, change: change(of: record), alive: number >= oldest)
    }
    return Artefact(
      "genealogy", title: "Genealogy", .lineage(.init(unit: "trial", individuals: individuals)))
  }

  /// The dimensions on which a child differs from its parent, with both values.
  private func change(of record: Study<Configuration>.Record) -> String {
    guard let parent = record.parent.map({ study.records[$0].design }) else { return "" }
    let changes = space.dimensions.compactMap { dimension -> String? in
      let (before, after) = (parent[dimension.id], record.design[dimension.id])
      guard before != after else { return nil }
      return "\(dimension.id) \(before.map { "\($0)" } ?? "–") → \(after.map { "\($0)" } ?? "–")"
    }
    return changes.isEmpty ? "no change" : changes.joined(separator: ", ")
  }

  /// What the best was made from.
  private func parentPicture(in world: SearchWorld) -> Artefact? {
    study.best().flatMap { study.records[$0].parent }
      .flatMap { study.picture(of: study.records[$0], in: world) }
      .map { Artefact("parent", title: "What the best was made from", $0) }
  }

  /// Every trial by age, the living among them marked.
  private var generations: Artefact {
    let oldest = study.records.count - living.count
    let configurations = study.records.enumerated().compactMap { age, record in
      record.score.map {
        Artefact.Scatter.Point(x: Double(age), y: $0, alive: age >= oldest, trial: age)
      }
    }
    return Artefact(
      "population", title: "Population: the oldest dies",
      .scatter(.init(xLabel: "trial", yLabel: "score", points: configurations)))
  }
}
