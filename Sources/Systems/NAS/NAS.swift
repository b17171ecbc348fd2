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
  private(set) var controller: Controller
  private(set) var study: Study<ArchitectureSample>
  private(set) var history = ControllerHistory()
  /// Told, but not learned from yet.
  private(set) var minibatch: [Rewarded] = []
  /// Whether chance finds no more architectures for the control.
  private var isControlExhausted = false

  /// An architecture and what it earned.
  struct Rewarded: Codable, Sendable {
    var sequence: [Int]
    var reward: Double
    var update: Int
  }

  /// The places of the study's arms.
  static let controlled = 0, control = 1

  private static let arms = [
    StudyArm(
      "controller", title: "the controller", score: "accuracy", best: "best", test: "test"),
    StudyArm.control,
  ]

  /// A controller that has learned nothing.
  public init(_ settings: Settings, world: ArchitectureWorld, random: Random) throws(Failure) {
    self.settings = settings
    controller = Controller(
      settings.space.plan(depth: settings.depth), settings.controller,
      random: random.stream("controller"))
    let finalists = world.examples == nil ? 0 : settings.finalists
    study = Study(
      arms: settings.hasControl ? Self.arms : [Self.arms[Self.controlled]],
      finals: FinalsPlan(count: finalists, epochs: settings.finalEpochs), random: random)
  }

  /// How many children are out at once.
  public var window: Int { settings.window }

  /// All samples of both searches, and the finals.
  public var plannedSteps: Int? {
    settings.samples + plannedControl + study.plannedFinals
  }

  private var plannedControl: Int {
    guard settings.hasControl else { return 0 }
    return isControlExhausted ? count(ofArm: Self.control) : settings.samples
  }

  /// The next architecture of the controller, of the control or of the finals.
  public mutating func ask(random: Random) -> SearchCandidate<ArchitectureSample>? {
    if count(ofArm: Self.controlled) < settings.samples {
      var random = random.stream("sample")
      let depth = settings.depth(after: count(ofArm: Self.controlled))
      let sequence = controller.sample(settings.space.plan(depth: depth), random: &random)
      return study.propose(sample(of: settings.space.architecture(of: sequence)))
    }
    return proposeControl(random: random.stream("control")) ?? study.proposeFinal()
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
    study.tell(candidate, outcome, in: world, report: &report)
    guard candidate.purpose == .search, candidate.arm == nil,
      let sequence = settings.space.sequence(of: candidate.design.architecture)
    else { return }
    let reward = settings.reward(outcome.score ?? 0, in: world)
    report.value("reward", reward)
    // Networks of another depth are learned from by themselves.
    if minibatch.first.map({ $0.sequence.count != sequence.count }) == true { learn(&report) }
    minibatch.append(
      Rewarded(sequence: sequence, reward: reward, update: candidate.design.update))
    if minibatch.count >= settings.minibatch { learn(&report) }
  }

  /// The controller's weights.
  public var tensors: [NamedTensor] { controller.tensors }
}

extension NAS {
  /// How many designs an arm has asked for.
  func count(ofArm arm: Int) -> Int { study.asked.count { $0.arms.contains(arm) } }

  private func sample(of architecture: Architecture) -> ArchitectureSample {
    let known = study.records.first { $0.design.architecture == architecture }?.score
    return ArchitectureSample(
      architecture: architecture, known: known, update: controller.updates)
  }

  /// A random architecture that the control has not had; `nil` where it has as many as the
  /// controller, or none is found.
  private mutating func proposeControl(
    random: Random
  ) -> SearchCandidate<ArchitectureSample>? {
    let number = count(ofArm: Self.control)
    guard settings.hasControl, !isControlExhausted, number < settings.samples else { return nil }
    let own = Set(study.asked.filter { $0.arms.contains(Self.control) }.map(\.design))
    var random = random
    for _ in 0..<1000 {
      let sequence = settings.space.draw(depth: settings.depth(after: number), random: &random)
      let sample = sample(of: settings.space.architecture(of: sequence))
      if !own.contains(sample) { return study.propose(sample, arms: [Self.control]) }
    }
    isControlExhausted = true
    return nil
  }

  /// Updates the controller from the minibatch, and empties it.
  private mutating func learn(_ report: inout Report) {
    let batch = minibatch
    minibatch = []
    guard let last = batch.last else { return }
    let layers = settings.space.depth(of: last.sequence)
    let plan = settings.space.plan(depth: layers)
    report.value("staleness", Double(controller.updates - (batch.map(\.update).min() ?? 0)))
    do {
      try controller.learn(
        plan, batch.map(\.sequence), rewards: batch.map(\.reward), rate: settings.controller.rate)
    } catch {
      return report.note("an update was left out: \(error.message)", .warning)
    }
    history.add(plan, controller.probabilities(plan, along: last.sequence), controller.baseline)
    report.value("baseline", controller.baseline ?? 0)
    report.value("entropy", history.entropies.last?.reduce(0, +) ?? 0)
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
