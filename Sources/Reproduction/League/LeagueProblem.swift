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
    do {
      let query = try table.lookUp(design(of: trial.candidate.design), random: &random)
      return .instant(
        Outcome(
          score: query.accuracy, measures: [.init(Self.seconds, query.seconds)], cost: 1))
    } catch {
      return .instant(Outcome(failed: error.message))
    }
  }

  /// The measure of what a look-up took.
  private static let seconds = "seconds"

  /// What a trial looked up; an accuracy of 0 where that failed.
  func query(_ design: Configuration, _ outcome: Outcome) -> LeagueLookUp {
    LeagueLookUp(
      design: self.design(of: design), accuracy: outcome.score ?? 0,
      seconds: outcome[Self.seconds] ?? 0)
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
        search.add(problem.query(step.trial.candidate.design, step.outcome))
      }
      return search
    }
  }
}
