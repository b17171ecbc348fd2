public import Compute
public import Learning
public import Methods

/// MetaQNN: an agent learns by Q-learning to choose the layers of networks that learn well.
///
/// Baker, Gupta, Naik & Raskar (2017), algorithm 1. Three searches follow one another: the agent's
/// own, random search at the same price, and the finals between their best.
public struct MetaQNN: Searcher {
  /// What is set.
  public var settings: Settings {
    didSet { exploration.adjust(rate: settings.rate, replays: settings.replays) }
  }
  package private(set) var exploration: Exploration
  private(set) var control = RandomControl()
  package private(set) var finals: Finals?

  /// Nothing tried yet.
  public init(_ settings: Settings, world: ImageWorld, random: Random) throws(Failure) {
    self.settings = settings
    exploration = Exploration(
      learner: QLearner(
        space: settings.stateSpace(imageSize: world.data.side, classes: world.data.classes),
        rate: settings.rate, replays: settings.replays, initialValue: settings.initialValue),
      divisor: settings.divisor)
  }

  /// How many children are out at once.
  public var window: Int { settings.window }

  /// All three searches; a little more or less if a stage finds too few networks, or the searches
  /// agree on a finalist.
  public var plannedSteps: Int? {
    exploration.planned + plannedControl + (finals?.planned ?? plannedFinals)
  }

  /// The next network of the agent, of the control or of the finals.
  public mutating func ask(random: Random) -> MetaQNNCandidate? {
    if let (network, stage) = exploration.propose(random: random) {
      return MetaQNNCandidate(network: network, purpose: .search(stage: stage))
    }
    if settings.hasControl, let network = proposeControl(random: random.stream("control")) {
      return MetaQNNCandidate(network: network, purpose: .control)
    }
    guard exploration.isFinished, control.isFinished else { return nil }
    if finals == nil { finals = invite() }
    return finals?.propose()
  }

  /// Starts to train a network.
  public static func begin(
    _ trial: Trial<MetaQNNCandidate>, _ settings: Settings, in world: ImageWorld
  ) throws(Failure) -> Evaluation<ChildTraining> {
    let purpose = trial.candidate.purpose
    let isLong = purpose == .finalist || purpose == .test
    let plan = try settings.plan(for: trial.candidate.network, isLong: isLong)
    return .job(ChildTraining(plan, isTest: purpose == .test, random: trial.random))
  }

  /// Why a candidate is trained.
  public static func purpose(of candidate: MetaQNNCandidate) -> TrialPurpose {
    switch candidate.purpose {
    case .search, .control: .search
    case .finalist: .finalist
    case .test: .test
    }
  }

  /// Learns what came of a network.
  public mutating func tell(
    _ trial: Trial<MetaQNNCandidate>, _ outcome: Outcome, in world: ImageWorld,
    report: inout Report
  ) {
    let network = trial.candidate.network
    switch trial.candidate.purpose {
    case .search(let stage):
      let child = TrainedChild(network, outcome, stage: stage)
      exploration.learn(child, random: trial.random.stream("replay"))
      describe(child, outcome, report: &report)
    case .control:
      control.learn(TrainedChild(network, outcome, stage: 0))
      describeControl(outcome, report: &report)
    case .finalist:
      finals?.learn(outcome)
      if let score = outcome.score { report.value("finalist", score) }
    case .test:
      finals?.learn(test: outcome.score)
      describeTest(of: network, outcome, in: world, report: &report)
    }
  }
}

extension MetaQNN {
  /// What random search found: the agent's random first stage, and the control.
  var randomChildren: [TrainedChild] { exploration.children(ofStage: 0) + control.children }

  private var plannedControl: Int {
    guard settings.hasControl else { return 0 }
    return finals == nil
      ? exploration.planned - exploration.plannedRandom : control.networks.count
  }

  private var plannedFinals: Int {
    guard settings.finalists > 0 else { return 0 }
    return (settings.finalists + 1) * (settings.hasControl ? 2 : 1)
  }

  private mutating func proposeControl(random: Random) -> NetworkString? {
    control.propose(
      upTo: exploration.networks.count, besides: exploration.randomNetworks,
      by: exploration.learner, random: random)
  }

  private func invite() -> Finals {
    Finals(
      search: exploration.children, control: settings.hasControl ? randomChildren : [],
      count: settings.finalists)
  }
}
