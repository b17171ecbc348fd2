package import Compute
package import Learning

/// A search by policy gradient: a controller writes designs down, is rewarded by what they score,
/// and learns from minibatches of them (Zoph & Le 2017, section 3.2).
///
/// Beside it, as a control, every decision is drawn alike for as many designs. A design that was
/// evaluated before keeps its score.
package struct ControllerSearch<Decisions: DecisionSpace>: Codable, Sendable {
  /// What writes.
  package private(set) var controller: Controller
  /// The designs and their scores.
  package private(set) var study: Study<Decisions.Design>
  /// What its updates showed.
  package private(set) var history = ControllerHistory()
  /// Rewarded, but not learned from yet.
  private(set) var minibatch: [RewardedSequence] = []
  /// Whether chance finds no more designs for the control.
  private var isControlExhausted = false

  /// Decisions and what they earned.
  struct RewardedSequence: Codable, Sendable {
    var sequence: [Int]
    var reward: Double
    /// Updates that the controller had made when it wrote them.
    var update: Int
  }

  /// The place of the controller among the study's arms.
  package static var controlled: Int { 0 }
  /// The place of random search, where it runs.
  package static var control: Int { 1 }

  /// A controller that has learned nothing.
  ///
  /// - Parameter arms: What is compared: the controller, then random search where it runs, then
  ///   whatever else is.
  package init(
    _ settings: some ControllerSettings, in space: Decisions, arms: [StudyArm], finals: FinalsPlan,
    random: Random
  ) {
    controller = Controller(
      space.plan(after: 0), settings.controller, random: random.stream("controller"))
    study = Study(arms: arms, finals: finals, random: random)
  }

  /// How many designs an arm has asked for.
  package func count(ofArm arm: Int) -> Int { study.asked.count { $0.arms.contains(arm) } }

  /// All designs of both searches, and the finals.
  package func plannedSteps(_ settings: some ControllerSettings) -> Int {
    let control = isControlExhausted ? count(ofArm: Self.control) : settings.samples
    return settings.samples + (settings.hasControl ? control : 0) + study.plannedFinals
  }
}

// MARK: - Asking

extension ControllerSearch {
  /// The next design of the controller, then of the control, then of the finals.
  package mutating func ask<Settings: ControllerSettings>(
    _ settings: Settings, random: Random
  ) -> SearchCandidate<Decisions.Design>? where Settings.Decisions == Decisions {
    let number = count(ofArm: Self.controlled)
    guard number < settings.samples else {
      return proposeControl(settings, random: random.stream("control")) ?? study.proposeFinal()
    }
    var random = random.stream("sample")
    let sequence = controller.sample(settings.space.plan(after: number), random: &random)
    return study.propose(design(of: sequence, in: settings.space))
  }

  /// Has a design evaluated that nobody wrote down, for arms of its own.
  package mutating func propose(
    _ design: Decisions.Design, arms: [Int]
  ) -> SearchCandidate<Decisions.Design> {
    study.propose(design, arms: arms)
  }

  /// The next design of the finals; `nil` where results must come first, or all is done.
  package mutating func proposeFinal() -> SearchCandidate<Decisions.Design>? {
    study.proposeFinal()
  }

  private func design(of sequence: [Int], in space: Decisions) -> Decisions.Design {
    let unknown = space.design(of: sequence, known: nil, update: controller.updates)
    let known = study.records.first { $0.design == unknown }?.score
    return known == nil
      ? unknown : space.design(of: sequence, known: known, update: controller.updates)
  }

  /// A random design that the control has not had; `nil` where it has as many as the controller, or
  /// none is found.
  private mutating func proposeControl<Settings: ControllerSettings>(
    _ settings: Settings, random: Random
  ) -> SearchCandidate<Decisions.Design>? where Settings.Decisions == Decisions {
    let number = count(ofArm: Self.control)
    guard settings.hasControl, !isControlExhausted, number < settings.samples else { return nil }
    let own = Set(study.asked.filter { $0.arms.contains(Self.control) }.map(\.design))
    let plan = settings.space.plan(after: number)
    var random = random
    for _ in 0..<1000 {
      let drawn = design(of: plan.draw(random: &random), in: settings.space)
      if !own.contains(drawn) { return study.propose(drawn, arms: [Self.control]) }
    }
    isControlExhausted = true
    return nil
  }
}

// MARK: - Telling

extension ControllerSearch {
  /// Takes in what came of a candidate.
  package mutating func tell(
    _ candidate: SearchCandidate<Decisions.Design>, _ outcome: Outcome, in world: some StudiedWorld,
    report: inout Report
  ) {
    study.tell(candidate, outcome, in: world, report: &report)
  }

  /// Rewards the controller for a design; a full minibatch is learned from.
  package mutating func reward<Settings: ControllerSettings>(
    _ design: Decisions.Design, by reward: Double, _ settings: Settings, report: inout Report
  ) where Settings.Decisions == Decisions {
    guard let sequence = settings.space.sequence(of: design) else { return }
    report.value("reward", reward)
    // Designs with another number of decisions are learned from by themselves.
    if minibatch.first.map({ $0.sequence.count != sequence.count }) == true {
      learn(settings, report: &report)
    }
    minibatch.append(
      RewardedSequence(sequence: sequence, reward: reward, update: design.update))
    if minibatch.count >= settings.minibatch { learn(settings, report: &report) }
  }

  /// Updates the controller from the minibatch, and empties it.
  private mutating func learn<Settings: ControllerSettings>(
    _ settings: Settings, report: inout Report
  ) where Settings.Decisions == Decisions {
    let batch = minibatch
    minibatch = []
    guard let last = batch.last, let plan = settings.space.plan(of: last.sequence) else { return }
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
