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
  /// The values that a searcher of declared spaces asks for, with its settings as they come.
  func values(of method: SearchMethod, queries: Int, random: Random) throws(Failure) -> [Double] {
    switch method {
    case .learned: []
    case .randomSearch: try values(of: RandomSearch.self, queries, random) { $0.trials = queries }
    case .tpe: try values(of: TPE.self, queries, random) { $0.trials = queries }
    case .gpEI: try values(of: GPEI.self, queries, random) { $0.trials = queries }
    case .cmaES: try values(of: CMAES.self, queries, random) { $0.trials = queries }
    }
  }

  private func values<S: Searcher>(
    of searcher: S.Type, _ queries: Int, _ random: Random, _ change: (inout S.Settings) -> Void
  ) throws(Failure) -> [Double]
  where S.World == SearchWorld, S.Candidate == SearchCandidate<Configuration> {
    var settings = S.Settings()
    change(&settings)
    let world = SearchWorld(self)
    var loop = try SearchLoop<S>(settings, world: world, random: random)
    var values: [Double] = []
    while values.count < queries, let step = try loop.step(in: world) {
      values.append(0 - (step.outcome.score ?? 0))
    }
    return values
  }
}
