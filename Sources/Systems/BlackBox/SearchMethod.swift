import Compute
import Learning
import Methods

/// A way to minimise a function by asking for values; the first is the learned one.
package enum SearchMethod: String, Codable, CaseIterable, Sendable {
  case learned
  case randomSearch = "random search"
  case tpe
  case gpEI = "gp-ei"
  case cmaES = "cma-es"
}

extension QueryProblem {
  /// The queries of a searcher of declared spaces with its settings as they come, those that it is
  /// told first included.
  func path(of method: SearchMethod, queries: Int, random: Random) throws(Failure) -> QueryPath {
    switch method {
    case .learned: QueryPath()
    case .randomSearch: try path(of: RandomSearch.self, queries, random)
    case .tpe: try path(of: TPE.self, queries, random)
    case .gpEI: try path(of: GPEI.self, queries, random)
    case .cmaES: try path(of: CMAES.self, queries, random)
    }
  }

  private func path<S: ConfigurationSearcher>(
    of searcher: S.Type, _ queries: Int, _ random: Random
  ) throws(Failure) -> QueryPath {
    let world = world
    var settings = S.Settings()
    // What is known comes on top of the trials.
    settings.trials = queries - world.known.count
    var loop = try SearchLoop<S>(settings, world: world, random: random)
    var path = QueryPath()
    while path.values.count < queries, let step = try loop.step(in: world) {
      path.append(point(step.trial.candidate.design), 0 - (step.outcome.score ?? 0))
    }
    return path
  }
}
