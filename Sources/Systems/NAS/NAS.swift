public import Compute
public import Learning
public import Methods

/// Neural architecture search by policy gradient: a recurrent controller writes convolutional
/// networks down and is rewarded by their accuracies (Zoph & Le 2017).
///
/// The paper's shards and replicas are the window: while an update is made, other children train
/// that an older controller wrote.
public struct NAS: Searcher {
  /// What is set.
  public var settings: Settings
  /// The controller, what it wrote, and its control.
  private(set) var search: Search

  typealias Search = ControllerSearch<ArchitectureSpace>

  private static let arms = [
    StudyArm(
      "controller", title: "the controller", score: "accuracy", best: "best", test: "test"),
    StudyArm.control,
  ]

  /// A controller that has learned nothing.
  public init(_ settings: Settings, world: ArchitectureWorld, random: Random) throws(Failure) {
    self.settings = settings
    var finals = settings.finals
    if world.examples == nil { finals.count = 0 }
    search = Search(
      settings, in: settings.space,
      arms: settings.hasControl ? Self.arms : [Self.arms[Search.controlled]], finals: finals,
      random: random)
  }

  /// How many children are out at once.
  public var window: Int { settings.window }

  /// All samples of both searches, and the finals.
  public var plannedSteps: Int? { search.plannedSteps(settings) }

  /// The architectures and their accuracies.
  var study: Study<ArchitectureSample> { search.study }

  /// The next architecture of the controller, of the control or of the finals.
  public mutating func ask(random: Random) -> SearchCandidate<ArchitectureSample>? {
    search.ask(settings, random: random)
  }

  /// Starts to train a network, where its accuracy is not known.
  public static func begin(
    _ trial: Trial<SearchCandidate<ArchitectureSample>>, _ settings: Settings,
    in world: ArchitectureWorld
  ) throws(Failure) -> Evaluation<ChildJob<ArchitectureWorld>> {
    let candidate = trial.candidate
    if let outcome = settings.outcome(of: candidate, in: world, run: trial.run) {
      return .job(.instant(outcome))
    }
    let plan = settings.plan(
      for: candidate.design.architecture, classes: world.examples?.classes ?? 1,
      isLong: candidate.purpose != .search)
    let isTest = candidate.trialPurpose == .test
    return .job(.training(ChildTraining(plan, isTest: isTest, random: trial.random)))
  }

  /// Why a candidate is trained.
  public static func purpose(of candidate: SearchCandidate<ArchitectureSample>) -> TrialPurpose {
    candidate.trialPurpose
  }

  /// Learns what came of a network.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<ArchitectureSample>>, _ outcome: Outcome,
    in world: ArchitectureWorld, report: inout Report
  ) {
    let candidate = trial.candidate
    search.tell(candidate, outcome, in: world, report: &report)
    guard candidate.purpose == .search, candidate.arm == nil else { return }
    search.reward(
      candidate.design, by: settings.reward(outcome.score ?? 0, in: world), settings,
      report: &report)
  }

  /// The controller's weights.
  public var tensors: [NamedTensor] { search.controller.tensors }
}

// The parts of the search stand among those of the system.
extension NAS {
  private enum CodingKeys: CodingKey { case settings }

  /// Reads settings, and the search.
  public init(from decoder: any Decoder) throws {
    settings = try decoder.container(keyedBy: CodingKeys.self)
      .decode(Settings.self, forKey: .settings)
    search = try Search(from: decoder)
  }

  /// Writes settings, and the search.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(settings, forKey: .settings)
    try search.encode(to: encoder)
  }
}

extension NAS.Settings {
  /// What is known of a candidate without training; `nil` where it must be trained.
  fileprivate func outcome(
    of candidate: SearchCandidate<ArchitectureSample>, in world: ArchitectureWorld, run: Random
  ) -> Outcome? {
    guard candidate.purpose == .search else { return nil }
    let architecture = candidate.design.architecture
    if case .target(let hasPattern) = world {
      guard let sequence = space.sequence(of: architecture) else {
        return Outcome(failed: "it is not of this space")
      }
      let share = ArchitectureWorld.agreement(
        sequence, space.plan(depth: architecture.layers.count), hasPattern: hasPattern, run: run)
      return Outcome(score: share, cost: 1)
    }
    if let known = candidate.design.known { return Outcome(score: known, cost: 0) }
    guard multiplications > 0, let data = world.examples else { return nil }
    let size = plan(for: architecture, classes: data.classes).multiplications(for: data.shape)
    return size ?? .max > multiplications ? Outcome(score: 0, cost: 0) : nil
  }
}
