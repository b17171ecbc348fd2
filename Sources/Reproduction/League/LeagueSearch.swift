import Compute
import Learning

/// What a search looked up in a space, in order, and what it was told.
struct LeagueSearch: Sendable {
  private var queries: [LeagueLookUp] = []

  /// Remembers one.
  mutating func add(_ query: LeagueLookUp) { queries.append(query) }

  /// Looks a design up and remembers it; returns its accuracy.
  mutating func lookUp(
    _ design: [Int], in space: LeagueSpace, random: inout Random
  ) throws(Failure) -> Double {
    let query = try space.lookUp(design, random: &random)
    add(query)
    return query.accuracy
  }

  /// Processor seconds that all look-ups took.
  var seconds: Double { queries.reduce(0) { $0 + $1.seconds } }

  /// How many designs were looked up.
  var count: Int { queries.count }

  /// The mean accuracy that is known of each of these designs.
  func means(of designs: [[Int]]) -> [Double] {
    let known = Dictionary(grouping: queries) { $0.design }
      .mapValues { told in told.reduce(0) { $0 + $1.accuracy } / Double(told.count) }
    return designs.map { known[$0] ?? 0 }
  }

  /// The design of the greatest mean accuracy after so many queries, the first of equals.
  func find(after count: Int) -> [Int]? {
    let seen = LeagueSearch(queries: Array(queries.prefix(count)))
    let designs = seen.queries.map(\.design)
    let means = seen.means(of: designs)
    guard let best = means.max() else { return nil }
    return zip(designs, means).first { $1 == best }?.0
  }

  /// Nothing looked up yet.
  init() {}

  private init(queries: [LeagueLookUp]) { self.queries = queries }
}

/// A method that takes part, as it comes: no setting is tuned to a space.
struct LeagueEntrant: Sendable {
  /// What it is called in figures.
  let name: String
  /// Whether designs of a space are designs of the method.
  var takesPart: @Sendable (_ space: LeagueSpace) -> Bool = { _ in true }
  /// Searches a space to the end of its budget.
  let search: @Sendable (_ space: LeagueSpace, _ random: Random) throws(Failure) -> LeagueSearch

  /// All, random search first.
  static let all = [
    random, regularizedEvolution, tpe, gpEI, cmaES, policyGradient, qLearning, geneticCNN,
  ]
}
