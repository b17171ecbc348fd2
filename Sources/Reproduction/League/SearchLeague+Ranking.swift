public import Learning

extension SearchLeague {
  /// Where the methods stand in a space at the end of their budgets, the best first.
  public struct Ranking: Sendable {
    /// What is counted in which space.
    public let title: String
    /// The methods, and how far their finds lie below the best design on average.
    public let methods: [(name: String, shortfall: Estimate)]
  }

  /// The rankings in every space by these records; none of spaces that were not recorded.
  public static func rankings(of records: [FigureRecord]) -> [Ranking] {
    let leagues = [(Experiment.searchLeague, tables), (.networkLeague, [.networks])]
    return leagues.flatMap { experiment, spaces in
      let results = experiment.results(of: records)
      return results.map { results in spaces.map { ranking(in: $0, results) } } ?? []
    }
  }

  private static func ranking(in space: LeagueSpace, _ results: [Figure.Result]) -> Ranking {
    let methods = entrants(in: space).compactMap { entrant in
      let name = shortfallName(of: entrant, in: space, after: space.queries)
      return results.first { $0.figure.name == name }?.estimate.map { (entrant.name, $0) }
    }
    return Ranking(
      title: "\(space.name), \(space.queries) trained: \(space.unit)",
      methods: methods.sorted { ($0.1.mean, $0.0) < ($1.1.mean, $1.0) })
  }
}
