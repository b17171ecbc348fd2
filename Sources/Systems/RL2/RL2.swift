public import Compute
public import Learning

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
  private(set) var field: Field
  private(set) var diary = RL2Diary()
  private let tasks: Random
  /// Blocks that the rules play in this world.
  private let opening: Int
  /// Derived when it is first needed.
  private var examiner: ActingPart?

  private enum CodingKeys: String, CodingKey { case settings, agent, field, diary, tasks, opening }

  /// An agent that has learned nothing.
  public init(_ settings: Settings, world: RL2World, random: Random) throws(Failure) {
    self.settings = settings
    agent = ActorCritic(
      settings.plan(for: world), settings.rules(for: world), random: random.stream("agent"))
    field = Field(trials: settings.exam)
    tasks = random.stream("exam")
    opening = Field.pieces(in: world)
  }

  /// Blocks of the rules, then the pieces of all iterations.
  public var plannedSteps: Int? {
    opening + settings.iterations * agent.rules.pieces
  }

  /// Lets a rule play, or the agent, or lets it learn.
  public mutating func step(
    in world: RL2World, random: Random, report: inout Report
  ) throws(Failure) {
    if field.played < opening {
      report.value("rules", field.playNext(in: world, tasks: tasks))
      if field.played == opening {
        diary.name(field, report: &report)
        examine(in: world, report: &report)
      }
    } else if agent.isPlaying {
      gather(in: world, random: random)
    } else {
      try learn(in: world, report: &report)
    }
  }

  /// The network's weights.
  public var tensors: [NamedTensor] { agent.tensors }
}

extension RL2 {
  private mutating func gather(in world: RL2World, random: Random) {
    let rows = 0..<agent.rules.minibatch
    switch world {
    case .bandits(let arms, _):
      var trials = BanditTrials(rows, arms: arms, random: random.stream("tasks"))
      agent.gather(&trials, random: random.stream("choices"))
    case .processes:
      var trials = ProcessTrials(
        rows, showing: settings.sight, random: random.stream("tasks"))
      agent.gather(&trials, random: random.stream("choices"))
    }
  }

  private mutating func learn(in world: RL2World, report: inout Report) throws(Failure) {
    let left = 1 - Double(agent.iterations) / Double(settings.iterations)
    let share = settings.decay ? max(left, 0.01) : 1
    let notes = try agent.learn(
      rate: settings.rate * share, entropyWeight: settings.entropy * share)
    guard let notes else { return }
    diary.note(notes, report: &report)
    let isLast = agent.iterations == settings.iterations
    if agent.iterations % settings.interval == 0 || isLast { examine(in: world, report: &report) }
  }

  /// Plays the held-out trials, always the same, with always the same luck.
  private mutating func examine(in world: RL2World, report: inout Report) {
    let result: RL2Exam
    switch world {
    case .bandits(let arms, _):
      result = sit(BanditTrials(field.trials, arms: arms, random: tasks), in: world)
    case .processes:
      let trials = ProcessTrials(field.trials, showing: settings.sight, random: tasks)
      result = sit(trials, in: world)
    }
    diary.enter(result, after: agent.stepsTaken, field, in: world, report: &report)
  }

  private mutating func sit(_ trials: some ScoredPlayground, in world: RL2World) -> RL2Exam {
    var trials = trials
    var exam = RL2Exam(trials: trials.rows, in: world)
    agent.perform(&trials, with: &examiner, random: tasks.stream("choices")) { moment, trials in
      exam.note(moment, worths: trials.worths)
    }
    return exam
  }
}
