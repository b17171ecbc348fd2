public import Compute
public import Learning
import Methods

/// RL²: fast reinforcement learning via slow reinforcement learning (Duan, Schulman, Chen,
/// Bartlett, Sutskever & Abbeel 2016).
///
/// A recurrent network plays trial after trial, each with a new task. Its memory is kept between
/// the episodes of a trial, so what it does there is an algorithm of reinforcement learning, and
/// that algorithm is what reinforcement learning of the network's weights makes better.
///
/// At first the rules that it is compared with play the held-out trials. Then a step plays a block
/// of trials or learns from a minibatch.
public struct RL2: Learner {
  /// What is set.
  public var settings: Settings
  private(set) var agent: ActorCritic
  package private(set) var baselines: Baselines
  package private(set) var evaluations = RL2Evaluations()
  /// Draws the held-out trials.
  let tasks: Random
  /// Blocks that the rules play in this world.
  let opening: Int
  /// Derived when it is first needed.
  private var evaluator: ActingPart?

  private enum CodingKeys: String, CodingKey {
    case settings, agent, baselines, evaluations, tasks, opening
  }

  /// An agent that has learned nothing.
  public init(_ settings: Settings, world: RL2World, random: Random) throws(Failure) {
    self.settings = settings
    agent = ActorCritic(
      settings.plan(for: world.tasks), settings.rules(for: world.tasks),
      random: random.stream("agent"))
    baselines = Baselines(trials: settings.heldOutTrials)
    tasks = random.stream("exam")
    opening = Baselines.pieces(in: world.tasks)
  }

  /// Blocks of the rules, then the pieces of all iterations.
  public var plannedSteps: Int? {
    opening + settings.iterations * agent.rules.pieces
  }

  /// That rules are measured at first.
  public var activity: String? {
    baselines.played < opening
      ? "measuring the rules it is compared with, \(baselines.played + 1) of \(opening)" : nil
  }

  /// Lets a rule play, or the agent, or lets it learn.
  public mutating func step(
    in world: RL2World, random: Random, report: inout Report
  ) throws(Failure) {
    if baselines.played < opening {
      report.value("rules", baselines.playNext(in: world.tasks, tasks: tasks))
      if baselines.played == opening {
        evaluations.name(baselines, report: &report)
        evaluate(in: world, report: &report)
      }
    } else if agent.isPlaying {
      gather(in: world.tasks, random: random)
    } else {
      try learn(in: world, report: &report)
    }
  }

  /// The network's weights.
  public var tensors: [NamedTensor] { agent.tensors }
}

extension RL2 {
  private mutating func gather(in world: some RL2Tasks, random: Random) {
    var trials = world.lessons(
      0..<agent.rules.minibatch, showing: settings.observation, random: random.stream("tasks"))
    agent.gather(&trials, random: random.stream("choices"))
  }

  private mutating func learn(in world: RL2World, report: inout Report) throws(Failure) {
    let (rate, entropy) = settings.learning.weights(
      after: agent.iterations, of: settings.iterations)
    let notes = try agent.learn(rate: rate, entropyWeight: entropy)
    guard let notes else { return }
    evaluations.note(notes, report: &report)
    let isLast = agent.iterations == settings.iterations
    if agent.iterations % settings.interval == 0 || isLast { evaluate(in: world, report: &report) }
  }

  /// Plays the held-out trials, always the same, with always the same uniform.
  private mutating func evaluate(in world: RL2World, report: inout Report) {
    let (result, forgetful) = evaluation(in: world.tasks)
    evaluations.enter(
      result, forgetful: forgetful?.scores, after: agent.stepsTaken, baselines, in: world.tasks,
      report: &report)
  }

  private mutating func evaluation(
    in world: some RL2Tasks
  ) -> (RL2Evaluation, forgetful: RL2Evaluation?) {
    let trials = world.trials(baselines.trials, showing: settings.observation, random: tasks)
    let forgetful = world.forgetful(trials).map { perform($0, in: world) }
    return (perform(trials, in: world), forgetful)
  }

  private mutating func perform<Tasks: RL2Tasks>(
    _ trials: Tasks.Trials, in world: Tasks
  ) -> RL2Evaluation {
    var trials = trials
    var evaluation = RL2Evaluation(trials: trials.rows, in: world)
    agent.perform(&trials, with: &evaluator, random: tasks.stream("choices")) {
      transition, trials in
      evaluation.note(
        transition, state: world.state(in: transition.observation), worths: trials.worths,
        progress: trials.progress)
    }
    return evaluation
  }
}
