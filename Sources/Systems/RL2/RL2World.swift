import Compute
import Learning
import Text
import Worlds

/// A distribution of tasks that are learned to be learned.
public enum RL2World: Hashable, Sendable {
  /// Bernoulli bandits; an episode is one pull.
  case bandits(arms: Int, pulls: Int)
  /// Tabular Markov decision processes of 10 states and 5 actions; an episode is 10 steps.
  case processes(episodes: Int)

  /// The worlds there are.
  static let descriptions =
    [(5, 10), (10, 10), (50, 10), (5, 100), (10, 100), (50, 100)].map { arms, pulls in
      WorldDescription(
        "bandit-\(arms)-\(pulls)",
        help: "\(arms) slot machines of random odds, \(pulls) pulls; generated, nothing to "
          + "download.")
    }
    + [10, 25].map { episodes in
      WorldDescription(
        "mdp-\(episodes)",
        help: "Random decision processes, 10 states, 5 actions, \(episodes) episodes of 10 steps; "
          + "generated, nothing to download.")
    }

  /// Opens one of `descriptions`.
  static func open(_ request: WorldRequest) throws(Failure) -> RL2World {
    if request.dataPath != nil {
      throw Failure(.input, "the worlds of rl2 are generated: they take no data of yours")
    }
    let name = request.name ?? descriptions[0].id
    guard descriptions.contains(where: { $0.id == name }) else {
      throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
    let numbers = name.split(separator: "-").compactMap { Int($0) }
    return numbers.count == 2
      ? .bandits(arms: numbers[0], pulls: numbers[1]) : .processes(episodes: numbers[0])
  }

  /// Episodes of a trial.
  var episodes: Int {
    switch self {
    case .bandits(_, let pulls): pulls
    case .processes(let episodes): episodes
    }
  }

  /// Steps of an episode.
  var horizon: Int {
    switch self {
    case .bandits: 1
    case .processes: TabularMDP.horizon
    }
  }

  /// Steps of a trial.
  var steps: Int { episodes * horizon }

  /// Actions to choose from.
  var actions: Int {
    switch self {
    case .bandits(let arms, _): arms
    case .processes: ProcessTrials.actions
    }
  }

  /// Numbers in an observation; those of a process as it is shown.
  func inputs(showing observation: ProcessObservation) -> Int {
    switch self {
    case .bandits(let arms, _): BanditTrials.inputs(arms: arms)
    case .processes: observation.inputs
    }
  }

  /// What an episode is called.
  var episodeName: String {
    switch self {
    case .bandits: "pull"
    case .processes: "episode"
    }
  }
}
