import Compute
import Learning
import Methods
import Systems

/// A space of the league for the searchers of declared spaces: a dimension a decision, a word an
/// option.
private struct LeagueProblem: SearchProblem {
  let table: LeagueSpace
  let space: SearchSpace

  init(_ table: LeagueSpace) {
    self.table = table
    let words = (0..<table.options).map(String.init)
    space = SearchSpace(
      (0..<table.decisions).map { Dimension("decision-\($0)", .choice(words)) })
  }

  func begin(_ trial: Trial<SearchCandidate<Configuration>>, epochs: Int) -> SearchJob {
    var random = trial.random.stream("training")
    return .instant(
      Outcome(score: table.accuracy(design(of: trial.candidate.design), &random), cost: 1))
  }

  func design(of configuration: Configuration) -> [Int] {
    space.dimensions.map { configuration.word($0.id).flatMap { Int($0) } ?? 0 }
  }
}

extension LeagueEntrant {
  static let random = searcher("random search", RandomSearch.self)
  static let regularizedEvolution = searcher("regularised evolution", RegularizedEvolution.self)
  static let tpe = searcher("tpe", TPE.self)
  static let gpEI = searcher("gp-ei", GPEI.self)
  static let cmaES = searcher("cma-es", CMAES.self)

  /// A searcher of declared spaces with its default settings, but for the budget.
  private static func searcher<S: ConfigurationSearcher>(
    _ name: String, _: S.Type
  ) -> LeagueEntrant {
    LeagueEntrant(name: name) { space, random throws(Failure) in
      let problem = LeagueProblem(space)
      let world = SearchWorld(problem)
      var settings = S.Settings()
      settings.trials = space.queries
      var (loop, search) = (
        try SearchLoop<S>(settings, world: world, random: random), LeagueSearch()
      )
      while search.count < space.queries, let step = try loop.step(in: world) {
        search.add(
          problem.design(of: step.trial.candidate.design), accuracy: step.outcome.score ?? 0)
      }
      return search
    }
  }
}
