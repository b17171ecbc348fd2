public import Compute
public import Learning
import Methods

/// Learning to perform physics experiments: which of four blocks is the heaviest, and of how many
/// bodies a tower is made (Denil, Agrawal, Kulkarni, Erez, Battaglia & de Freitas 2017, section 4).
///
/// A recurrent network pokes blocks, sees them move, and answers when it is sure enough; what a
/// reward loses with every action is the price of information. A step plays a block of trials or
/// learns from a minibatch; beside it, one that pokes at random learns from as many trials.
public struct Physics: Learner {
  /// What is set.
  public var settings: Settings
  private(set) var agent: ActorCritic
  private(set) var control: ActorCritic?
  package private(set) var evaluations = ExperimentEvaluations()
  /// What the best experimenter there can be earns on average, if it is known.
  package let optimum: Double?
  /// How whom it is compared with does in the first of the held-out trials.
  package private(set) var reference: [ExperimentResult] = []
  /// Draws the held-out trials.
  private let heldOut: Random
  /// Derived when it is first needed.
  private var evaluator: ActingPart?

  private enum CodingKeys: String, CodingKey {
    case settings, agent, control, evaluations, optimum, reference, heldOut
  }

  /// Agents that have learned nothing.
  public init(_ settings: Settings, world: PhysicsWorld, random: Random) throws(Failure) {
    self.settings = settings
    let plan = settings.plan(for: world.task), rules = settings.rules
    agent = ActorCritic(plan, rules, random: random.stream("agent"))
    control = settings.control ? ActorCritic(plan, rules, random: random.stream("agent")) : nil
    optimum = world.task.optimum(discount: settings.learning.discount)
    heldOut = random.stream("exam")
  }

  /// The pieces of all iterations.
  public var plannedSteps: Int? { settings.iterations * agent.rules.pieces }

  /// Plays a block of trials, or learns from a minibatch.
  public mutating func step(
    in world: PhysicsWorld, random: Random, report: inout Report
  ) throws(Failure) {
    if evaluations.entries.isEmpty {
      followTheReference(in: world.task)
      evaluate(in: world.task, report: &report)
    }
    if agent.isPlaying {
      gather(in: world.task, random: random)
    } else {
      try learn(in: world.task, report: &report)
    }
  }

  /// The network's weights.
  public var tensors: [NamedTensor] { agent.tensors }
}

extension Physics {
  private mutating func gather(in task: some PhysicsTask, random: Random) {
    let (scenes, actions) = (random.stream("trials"), random.stream("choices"))
    var own = trials(0..<agent.rules.minibatch, of: task, isRandom: false, scenes)
    agent.gather(&own, random: actions)
    guard control != nil else { return }
    var other = trials(0..<agent.rules.minibatch, of: task, isRandom: true, scenes)
    control?.gather(&other, random: actions)
  }

  private mutating func learn(
    in task: some PhysicsTask, report: inout Report
  ) throws(Failure) {
    let (rate, entropy) = settings.learning.weights(
      after: agent.iterations, of: settings.iterations)
    _ = try control?.learn(rate: rate, entropyWeight: entropy)
    guard let notes = try agent.learn(rate: rate, entropyWeight: entropy) else { return }
    evaluations.note(notes, report: &report)
    let isLast = agent.iterations == settings.iterations
    if agent.iterations % settings.interval == 0 || isLast { evaluate(in: task, report: &report) }
  }

  /// Plays the held-out trials, always the same.
  private mutating func evaluate(in task: some PhysicsTask, report: inout Report) {
    let actions = heldOut.stream("choices")
    let chosen = trials(evaluated, of: task, isRandom: false, heldOut)
    let random = trials(evaluated, of: task, isRandom: true, heldOut)
    var part = evaluator.take()
    let own = agent.evaluate(chosen, with: &part, random: actions)
    let other = control?.evaluate(random, with: &part, random: actions)
    evaluator = part
    evaluations.enter(
      own, control: other, after: agent.stepsTaken, discount: settings.learning.discount,
      seconds: settings.seconds, optimum: optimum, report: &report)
  }

  /// The numbers of the held-out trials.
  var evaluated: Range<Int> {
    0..<settings.heldOutTrials / ExperimentEvaluations.blocks * ExperimentEvaluations.blocks
  }

  private func trials<Task: PhysicsTask>(
    _ numbers: Range<Int>, of task: Task, isRandom: Bool, _ random: Random
  ) -> ExperimentTrials<Task> {
    ExperimentTrials(
      numbers, task,
      ExperimentRules(isRandom: isRandom, limit: settings.limit, seconds: settings.seconds),
      random: random)
  }

  /// Lets whom it is compared with play the first of the held-out trials.
  private mutating func followTheReference(in task: some PhysicsTask) {
    let count = min(Self.referenceTrials, evaluated.count)
    let scenes = trials(0..<count, of: task, isRandom: false, heldOut).scenes
    reference = task.referenceResults(
      in: scenes, discount: settings.learning.discount, seconds: settings.seconds)
  }

  /// The most trials that whom it is compared with plays.
  static var referenceTrials: Int { 400 }
}

extension ActorCritic {
  /// Plays trials that nothing is learned from.
  fileprivate mutating func evaluate<Task: PhysicsTask>(
    _ trials: ExperimentTrials<Task>, with part: inout ActingPart?, random: Random
  ) -> ExperimentEvaluation {
    var trials = trials
    var evaluation = ExperimentEvaluation()
    perform(&trials, with: &part, random: random) { evaluation.note($0, $1) }
    evaluation.close(trials)
    return evaluation
  }
}
