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
  package private(set) var study: Study<NetworkString>
  /// Whether random walks find no more networks for the control.
  private var isControlExhausted = false

  /// The places of the study's arms.
  package static let agent = 0, control = 1

  private static let arms = [
    StudyArm("agent", title: "the agent", score: "accuracy", best: "best", test: "test"),
    StudyArm.control,
  ]

  /// Nothing tried yet.
  public init(_ settings: Settings, world: ImageWorld, random: Random) throws(Failure) {
    self.settings = settings
    exploration = Exploration(
      learner: QLearner(
        space: settings.stateSpace(imageSize: world.data.side, classes: world.data.classes),
        rate: settings.rate, replays: settings.replays, initialValue: settings.initialValue),
      divisor: settings.divisor)
    study = Study(
      arms: settings.hasControl ? Self.arms : [Self.arms[Self.agent]], finals: settings.finals,
      random: random)
  }

  /// How many children are out at once.
  public var window: Int { settings.window }

  /// All three searches; a little more or less if a stage finds too few networks, or the searches
  /// agree on a finalist.
  public var plannedSteps: Int? { exploration.planned + plannedControl + study.plannedFinals }

  /// The next network of the agent, of the control or of the finals.
  public mutating func ask(random: Random) -> SearchCandidate<NetworkString>? {
    if let network = exploration.propose(besides: study, random: random) {
      // The agent's first stage is a random search already, so the control shares its children.
      let isShared = settings.hasControl && exploration.stage == 0
      return study.propose(network, arms: isShared ? [Self.agent, Self.control] : [Self.agent])
    }
    if let network = proposeControl(random: random.stream("control")) {
      return study.propose(network, arms: [Self.control])
    }
    return study.proposeFinal()
  }

  /// Starts to train a network.
  public static func begin(
    _ trial: Trial<SearchCandidate<NetworkString>>, _ settings: Settings, in world: ImageWorld
  ) throws(Failure) -> Evaluation<FinalistJob> {
    let candidate = trial.candidate
    // A log may claim anything, so none is no ensemble.
    if case .ensemble(let trials) = candidate.purpose, !trials.isEmpty {
      return .job(.ensemble(EnsembleTest(of: trials)))
    }
    let plan = try settings.plan(for: candidate.design, isLong: candidate.purpose != .search)
    let isTest = candidate.trialPurpose == .test
    return .job(.training(ChildTraining(plan, isTest: isTest, random: trial.random)))
  }

  /// Why a candidate is trained.
  public static func purpose(of candidate: SearchCandidate<NetworkString>) -> TrialPurpose {
    candidate.trialPurpose
  }

  /// Finalists that may be tested together.
  public var heldTrials: Set<Int> { study.heldTrials }

  /// Learns what came of a network.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<NetworkString>>, _ outcome: Outcome, in world: ImageWorld,
    report: inout Report
  ) {
    let candidate = trial.candidate
    study.tell(candidate, outcome, in: world, trial: trial.id, report: &report)
    guard candidate.purpose == .search else { return }
    if candidate.arm == nil {
      exploration.learn(
        candidate.design, reward: outcome.score ?? 0, random: trial.random.stream("replay"))
      describeStages(report: &report)
    } else {
      describeControl(report: &report)
    }
  }
}

extension MetaQNN {
  /// How many networks the control draws beyond those that it shares.
  private var plannedControl: Int {
    guard settings.hasControl else { return 0 }
    return isControlExhausted
      ? study.asked.count - exploration.count : exploration.planned - exploration.plannedRandom
  }

  /// A network drawn by random walks that the control has not had; `nil` where it has as many as
  /// the agent, or none is found.
  private mutating func proposeControl(random: Random) -> NetworkString? {
    guard settings.hasControl, !isControlExhausted else { return nil }
    let own = study.asked.filter { $0.arms.contains(Self.control) }
    guard own.count < exploration.count else { return nil }
    var random = random
    for _ in 0..<1000 {
      let network = exploration.learner.walk(epsilon: 1, random: &random)
      if !own.contains(where: { $0.design == network }) { return network }
    }
    isControlExhausted = true
    return nil
  }
}
