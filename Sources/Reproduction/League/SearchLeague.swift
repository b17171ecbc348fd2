import Compute
import Learning

extension Experiment {
  /// Every search method that a space allows, at equal numbers of trained designs; no paper of 2017
  /// has this comparison.
  static let searchLeague = Experiment(
    id: "search-league", title: "every search method on the same spaces at equal budgets",
    system: "all", seeds: 20, minutes: 1, figures: SearchLeague.tables.flatMap(SearchLeague.figures)
  ) { seed throws(Failure) in
    var values: [Double?] = []
    for space in SearchLeague.tables { values += try SearchLeague.values(in: space, seed: seed) }
    return values
  }

  /// The same where every network that is looked up is trained.
  static let networkLeague = Experiment(
    id: "search-league-networks", title: "every search method on networks that it has trained",
    system: "all", seeds: 20, minutes: 2, figures: SearchLeague.figures(of: .networks)
  ) { seed throws(Failure) in try SearchLeague.values(in: .networks, seed: seed) }
}

/// The league's figures and how a seed fills them.
public enum SearchLeague {
  /// The spaces whose designs were trained once and for all.
  static let tables = [LeagueSpace.cells, .codes]

  /// In a space the shortfall of each entrant at half of the budget and at its end, the share of
  /// seeds in which it beats random search, and what its own thinking costs.
  static func figures(of space: LeagueSpace) -> [Figure] {
    entrants(in: space).flatMap { entrant in
      let random = shortfallName(of: LeagueEntrant.random, in: space, after: space.queries)
      return [
        Figure(
          shortfallName(of: entrant, in: space, after: space.queries / 2), unit: space.unit,
          scale: .amount),
        Figure(
          shortfallName(of: entrant, in: space, after: space.queries), unit: space.unit,
          scale: .amount, control: entrant.name == LeagueEntrant.random.name ? nil : random),
        Figure(
          "\(space.name): \(entrant.name), processor time of its own", unit: "s", scale: .amount),
      ]
    }
  }

  static func entrants(in space: LeagueSpace) -> [LeagueEntrant] {
    LeagueEntrant.all.filter { $0.takesPart(space) }
  }

  static func shortfallName(
    of entrant: LeagueEntrant, in space: LeagueSpace, after queries: Int
  ) -> String {
    "\(space.name), \(queries) trained: \(entrant.name)"
  }

  /// What a seed gives, in the order of the figures.
  static func values(in space: LeagueSpace, seed: UInt64) throws(Failure) -> [Double?] {
    var values: [Double?] = []
    for entrant in entrants(in: space) {
      let start = HostClock.threadSeconds()
      let search = try entrant.search(
        space, Random(seed: seed).stream(space.name).stream(entrant.name))
      let seconds = HostClock.threadSeconds() - start - search.seconds
      for queries in [space.queries / 2, space.queries] {
        values.append(try search.find(after: queries).map(space.shortfall))
      }
      values.append(max(seconds, 0))
    }
    return values
  }
}
