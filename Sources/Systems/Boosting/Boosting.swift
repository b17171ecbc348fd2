import Foundation
public import Compute
public import Learning
import Methods

/// Boosting by reweighting: AdaBoost.M1 (Freund & Schapire 1997) and SAMME (Zhu, Zou, Rosset &
/// Hastie 2009), which are one algorithm where there are two classes.
///
/// A step is a round: a small tree is fitted to the weighted examples, gets a vote, and what it
/// got wrong becomes heavier.
public struct Boosting: Learner {
  /// A tree with its vote, and what came of it.
  public struct Round: Codable, Hashable, Sendable {
    /// The weak learner h_t.
    public var tree: DecisionTree
    /// ε_t, its weighted error.
    public var weightedError: Double
    /// α_t, its vote.
    public var alpha: Double
    /// Its weighted error under the next weights, which is 1 − 1/K by construction.
    public var rebalancedError: Double
    /// The share of training examples that the vote so far gets wrong.
    public var trainingError: Double
    /// What that share cannot exceed.
    public var bound: Double
    /// The share of held-out examples that the vote so far gets wrong.
    public var heldOutError: Double
    /// The control's tree of this round, fitted to a bootstrap sample.
    public var control: DecisionTree
    /// The share of held-out examples that the control's trees so far get wrong.
    public var controlError: Double
  }

  /// What is set.
  public var settings: Settings
  /// The rounds done.
  public private(set) var rounds: [Round] = []
  /// Why the run ended before its last round, if it did.
  public private(set) var ending: String?
  private(set) var steps = 0
  private let random: Random
  /// Everything that follows from the rounds; made anew when a checkpoint was read.
  private var ensemble: EnsembleState?

  private enum CodingKeys: CodingKey {
    case settings, rounds, ending, steps, random
  }

  /// No round done; the seed decides which examples are drawn.
  public init(_ settings: Settings, world: BoostingWorld, random: Random) throws(Failure) {
    guard world.classNames.count > 1, world.poolCount > 1 else {
      throw Failure(
        .input,
        "boosting needs classes to tell apart, not \(world.classNames.count) of them in "
          + "\(world.poolCount) examples")
    }
    (self.settings, self.random) = (settings, random)
  }

  /// The rounds that are set, or those that could be done.
  public var plannedSteps: Int? { ending == nil ? settings.rounds : steps }

  /// Fits a tree and gives it a vote, unless it is too weak for that.
  public mutating func step(
    in world: BoostingWorld, random: Random, report: inout Report
  ) throws(Failure) {
    var state = takeState(in: world)
    let tree = TreeGrower.grow(
      depth: settings.depth, in: world, labels: state.labels, weights: state.weights)
    let answers = state.answers(of: tree, in: world)
    let error = state.error(of: answers)
    steps += 1
    if let refusal = refusal(of: error, classes: world.classNames.count) {
      ending = refusal
      report.note("round \(rounds.count + 1): \(refusal)", .warning)
    } else {
      add(tree, answers: answers, error: error, to: &state, in: world)
      tell(&report, state: state)
      if error == 0 {
        let reason = "the tree gets every weighted example right"
        ending = reason
        report.note(
          "round \(rounds.count): \(reason): no example is left to become heavier", .milestone)
      }
    }
    ensemble = state
  }
}

extension Boosting {
  /// Why a tree gets no vote: it is no better than guessing, or M1 takes it for that.
  private func refusal(of error: Double, classes: Int) -> String? {
    switch settings.algorithm {
    case .m1 where error >= 0.5:
      "AdaBoost.M1 cannot use a tree of weighted error \(rounded(error, 3)): it needs less than 1/2"
    case .samme where error >= 1 - 1 / Double(classes):
      "SAMME cannot use a tree of weighted error \(rounded(error, 3)): guessing among "
        + "\(classes) classes does as well"
    default: nil
    }
  }

  /// e^α, by which the weight of a wrong answer grows: (1 − ε) / ε, times K − 1 for SAMME.
  private func factor(of error: Double, classes: Int) -> Double {
    let error = max(error, 1e-10)
    return (1 - error) / error * (settings.algorithm == .samme ? Double(classes - 1) : 1)
  }

  private mutating func add(
    _ tree: DecisionTree, answers: [Int], error: Double, to state: inout EnsembleState,
    in world: BoostingWorld
  ) {
    let factor = factor(of: error, classes: world.classNames.count)
    let control = state.bag(
      depth: settings.depth, in: world, random: random.stream("bag").stream(rounds.count))
    state.add(tree, answers: answers, factor: factor)
    state.addToControl(control)
    rounds.append(
      Round(
        tree: tree, weightedError: error, alpha: log(factor),
        rebalancedError: state.error(of: answers), trainingError: state.trainingError,
        bound: (rounds.last?.bound ?? 1) * (1 - error + factor * error) / factor.squareRoot(),
        heldOutError: state.heldOutError, control: control, controlError: state.controlError))
  }

  /// What follows from the rounds, to be changed and put back.
  private mutating func takeState(in world: BoostingWorld) -> EnsembleState {
    defer { ensemble = nil }
    return ensemble ?? makeState(in: world)
  }

  /// What follows from the rounds: computed as it was when they were done, so to the last bit.
  func makeState(in world: BoostingWorld) -> EnsembleState {
    if let ensemble { return ensemble }
    var state = EnsembleState(settings, world: world, random: random)
    for round in rounds {
      state.add(
        round.tree, answers: state.answers(of: round.tree, in: world),
        factor: factor(of: round.weightedError, classes: world.classNames.count))
      state.addToControl(round.control)
    }
    return state
  }

  /// Reports where the vote stands, and its gain over the first tree on a twentieth of the
  /// held-out examples, which take turns.
  private func tell(_ report: inout Report, state: EnsembleState) {
    guard let round = rounds.last else { return }
    report.value("held-out", round.heldOutError)
    report.value("training", round.trainingError)
    report.value("bound", round.bound)
    report.value("weighted", round.weightedError)
    report.value("rebalanced", round.rebalancedError)
    report.value("control", round.controlError)
    if round.heldOutError < rounds.dropLast().map(\.heldOutError).min() ?? .infinity {
      report.best(
        1 - round.heldOutError, of: Objective("held-out accuracy"),
        "\(rounds.count) trees of depth \(settings.depth)")
    }
    let part = (rounds.count - 1) % EnsembleState.parts
    report.gain(
      GainSample(
        before: state.accuracy(of: rounds[0].tree, onPart: part),
        after: state.accuracyOfVote(onPart: part),
        cost: Double(rounds.count * state.rows.count), task: part))
  }
}
