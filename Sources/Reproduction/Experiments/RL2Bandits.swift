import Learning
import Systems

extension Experiment {
  /// Bernoulli bandits: table 1 of Duan and others 2016.
  ///
  /// Everybody plays the same trials, and rules whose constant was tuned keep the best value on
  /// these very trials. The paper's rows are each of 1,000 trials with luck of their own.
  static let rl2Bandits = Experiment(
    id: "rl2-bandits", title: "a recurrent network learns to play bandits, beside what is known",
    system: "rl2", seeds: 10, minutes: 1,
    figures: [
      Figure(
        "5 arms, 10 pulls: worth of a trial", unit: "reward", paper: 6.7, bar: .atLeast(6.6)),
      Figure(
        "5 arms, 10 pulls: above Thompson sampling", unit: "reward", paper: 1.0,
        bar: .surelyAtLeast(0.5)),
      Figure("5 arms, 10 pulls: the Gittins index", unit: "reward", paper: 6.6),
    ]
  ) { seed throws(Failure) in
    let short = try RL2Result(in: "bandit-5-10", preset: "small", iterations: 600, seed: seed)
    return [short.score, short.lead(over: "thompson"), short.worth(of: "gittins")]
  }

  /// The rows of table 1 with 100 pulls of 5 and of 10 arms.
  static let rl2LongBandits = Experiment(
    id: "rl2-bandits-100", title: "a recurrent network learns to play for a hundred pulls",
    system: "rl2", seeds: 5, minutes: 24,
    figures: [
      Figure("5 arms, 100 pulls: worth of a trial", unit: "reward", paper: 78.7),
      Figure("5 arms, 100 pulls: the Gittins index", unit: "reward", paper: 78.3),
      Figure(
        "5 arms, 100 pulls: of the way from random to Gittins", unit: "share", paper: 1.01,
        bar: .atLeast(0.95)),
      Figure("10 arms, 100 pulls: worth of a trial", unit: "reward", paper: 83.5),
      Figure("10 arms, 100 pulls: the Gittins index", unit: "reward", paper: 82.8),
      Figure(
        "10 arms, 100 pulls: of the way from random to Gittins", unit: "share", paper: 1.02,
        bar: .atLeast(0.9)),
    ]
  ) { seed throws(Failure) in
    let few = try RL2Result(in: "bandit-5-100", preset: "pulls-100", seed: seed)
    let many = try RL2Result(in: "bandit-10-100", preset: "pulls-100", seed: seed)
    return [few, many].flatMap { [$0.score, $0.worth(of: "gittins"), $0.share] }
  }

  /// The rows of table 1 with 50 arms, where pulls do not suffice to try all.
  static let rl2FiftyArms = Experiment(
    id: "rl2-bandits-50", title: "a recurrent network learns to play fifty arms",
    system: "rl2", seeds: 5, minutes: 20,
    figures: [
      Figure("50 arms, 10 pulls: worth of a trial", unit: "reward", paper: 6.8),
      Figure("50 arms, 10 pulls: the Gittins index", unit: "reward", paper: 6.5),
      Figure("50 arms, 10 pulls: of the way from random to Gittins", unit: "share", paper: 1.21),
      Figure("50 arms, 100 pulls: worth of a trial", unit: "reward", paper: 84.9),
      Figure("50 arms, 100 pulls: the Gittins index", unit: "reward", paper: 85.2),
      Figure("50 arms, 100 pulls: of the way from random to Gittins", unit: "share", paper: 0.99),
    ]
  ) { seed throws(Failure) in
    let short = try RL2Result(in: "bandit-50-10", preset: "small", seed: seed)
    let long = try RL2Result(in: "bandit-50-100", preset: "pulls-100", seed: seed)
    return [short, long].flatMap { [$0.score, $0.worth(of: "gittins"), $0.share] }
  }
}

/// A finished run of RL², as experiments look at it.
struct RL2Result {
  private let learner: RL2
  private let world: RL2World

  /// Lets an agent learn with the settings of a preset.
  init(
    in name: String, preset: String, iterations: Int? = nil, heldOutTrials: Int = 4000, seed: UInt64
  ) throws(Failure) {
    world = try RL2.open(WorldRequest(name: name))
    var settings = try RL2.Settings(preset: preset, tuned: [:])
    settings.iterations = iterations ?? settings.iterations
    (settings.heldOutTrials, settings.interval) = (heldOutTrials, settings.iterations)
    var run = try LearnerRun<RL2>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    learner = run.learner
  }

  /// What a held-out trial is worth in the end.
  var score: Double? { learner.evaluations.last?.scores.mean }

  /// Where that stands between random play and the reference.
  var share: Double? {
    score.flatMap { learner.evaluations.share(of: $0, learner.baselines, in: world.tasks) }
  }

  /// How many steps episodes take in the end, where they end early.
  var lengths: EpisodeLengths? { learner.evaluations.last?.scores.lengths }

  /// The same where memory is emptied between episodes.
  var forgetfulLengths: EpisodeLengths? { learner.evaluations.forgetful?.lengths }

  /// The same of the best of a family.
  func lengths(of family: String) -> EpisodeLengths? { learner.baselines[family]?.scores.lengths }

  /// What a trial is worth to the best of a family.
  func worth(of family: String) -> Double? { learner.baselines[family]?.scores.mean }

  /// How much more a trial is worth than to the best of a family.
  func lead(over family: String) -> Double? {
    guard let score, let other = worth(of: family) else { return nil }
    return score - other
  }
}
