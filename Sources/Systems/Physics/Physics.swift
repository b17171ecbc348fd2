public import Compute
public import Learning
import Methods

/// Learning to perform physics experiments: which of four blocks is the heaviest (Denil, Agrawal,
/// Kulkarni, Erez, Battaglia & de Freitas 2017, section 4).
///
/// A recurrent network pokes blocks, sees them rise, and answers when it is sure enough; what a
/// reward loses with every action is the price of information. A step plays a block of trials or
/// learns from a minibatch; beside it, one that pokes at random learns from as many trials.
public struct Physics: Learner {
  /// What is set.
  public var settings: Settings
  private(set) var agent: ActorCritic
  private(set) var control: ActorCritic?
  package private(set) var evaluations = HeavierEvaluations()
  /// What the best experimenter there can be earns on average.
  package let optimum: Double
  /// How the best experimenter does in the held-out trials.
  private(set) var optimalPolicy: [HeavierResult] = []
  /// Draws the held-out trials.
  private let heldOut: Random
  /// Derived when it is first needed.
  private var evaluator: ActingPart?

  private enum CodingKeys: String, CodingKey {
    case settings, agent, control, evaluations, optimum, optimalPolicy, heldOut
  }

  /// Agents that have learned nothing.
  public init(_ settings: Settings, world: PhysicsWorld, random: Random) throws(Failure) {
    self.settings = settings
    let plan = settings.plan, rules = settings.rules
    agent = ActorCritic(plan, rules, random: random.stream("agent"))
    control = settings.control ? ActorCritic(plan, rules, random: random.stream("agent")) : nil
    optimum = OptimalStopping(ease: world.ease, discount: settings.learning.discount).value
    heldOut = random.stream("exam")
  }

  /// The pieces of all iterations.
  public var plannedSteps: Int? { settings.iterations * agent.rules.pieces }

  /// Plays a block of trials, or learns from a minibatch.
  public mutating func step(
    in world: PhysicsWorld, random: Random, report: inout Report
  ) throws(Failure) {
    if evaluations.entries.isEmpty {
      followTheOptimum(in: world)
      evaluate(in: world, report: &report)
    }
    if agent.isPlaying {
      gather(in: world, random: random)
    } else {
      try learn(in: world, report: &report)
    }
  }

  /// The network's weights.
  public var tensors: [NamedTensor] { agent.tensors }
}

extension Physics {
  private mutating func gather(in world: PhysicsWorld, random: Random) {
    let (tasks, actions) = (random.stream("trials"), random.stream("choices"))
    var own = trials(0..<agent.rules.minibatch, .chosen, in: world, tasks)
    agent.gather(&own, random: actions)
    var other = trials(0..<agent.rules.minibatch, .random, in: world, tasks)
    control?.gather(&other, random: actions)
  }

  private mutating func learn(
    in world: PhysicsWorld, report: inout Report
  ) throws(Failure) {
    let (rate, entropy) = settings.learning.weights(
      after: agent.iterations, of: settings.iterations)
    _ = try control?.learn(rate: rate, entropyWeight: entropy)
    guard let notes = try agent.learn(rate: rate, entropyWeight: entropy) else { return }
    evaluations.note(notes, report: &report)
    let isLast = agent.iterations == settings.iterations
    if agent.iterations % settings.interval == 0 || isLast { evaluate(in: world, report: &report) }
  }

  /// Plays the held-out trials, always the same.
  private mutating func evaluate(in world: PhysicsWorld, report: inout Report) {
    let actions = heldOut.stream("choices")
    let chosen = trials(evaluated, .chosen, in: world, heldOut)
    let random = trials(evaluated, .random, in: world, heldOut)
    var part = evaluator.take()
    let own = agent.evaluate(chosen, with: &part, random: actions)
    let other = control?.evaluate(random, with: &part, random: actions)
    evaluator = part
    evaluations.enter(
      own, control: other, after: agent.stepsTaken, discount: settings.learning.discount,
      optimum: optimum,
      report: &report)
  }

  /// The numbers of the held-out trials.
  var evaluated: Range<Int> {
    0..<settings.heldOutTrials / HeavierEvaluations.blocks * HeavierEvaluations.blocks
  }

  private func trials(
    _ numbers: Range<Int>, _ pokes: HeavierTrials.Pokes, in world: PhysicsWorld, _ random: Random
  ) -> HeavierTrials {
    HeavierTrials(
      numbers, ease: world.ease, pokes: pokes, limit: settings.limit, random: random)
  }

  /// Lets the best experimenter play the first of the held-out trials.
  private mutating func followTheOptimum(in world: PhysicsWorld) {
    let solution = OptimalStopping(
      ease: world.ease, discount: settings.learning.discount, points: 12)
    let blocks = trials(evaluated, .chosen, in: world, heldOut).blocks
    optimalPolicy = blocks.prefix(400).map(solution.play)
  }
}

extension ActorCritic {
  /// Plays trials that nothing is learned from.
  fileprivate mutating func evaluate(
    _ trials: HeavierTrials, with part: inout ActingPart?, random: Random
  ) -> HeavierEvaluation {
    var trials = trials
    var evaluation = HeavierEvaluation()
    perform(&trials, with: &part, random: random) { evaluation.note($0, $1) }
    evaluation.close(trials)
    return evaluation
  }
}
