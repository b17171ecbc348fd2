public import Compute
public import Learning

/// Learning to communicate: RIAL, DIAL and silence (Foerster, Assael, de Freitas & Whiteson 2016).
///
/// A step is a lesson: a batch of games is played with exploration and a noisy channel, and the
/// agents' Q-learning takes one gradient step. Evaluations are played greedily with messages of one bit.
public struct Dial: Learner {
  /// What is set.
  public var settings: Settings
  let game: Game
  private(set) var team: Team
  private(set) var control: Team?
  package private(set) var evaluations: RiddleEvaluations
  private let evaluationRandom: Random
  /// Derived when it is first needed.
  private var evaluation: RiddleEvaluation?

  private enum CodingKeys: String, CodingKey {
    case settings, game, team, control, evaluations, evaluationRandom
  }

  /// A team that has not learned, and its silent control.
  public init(_ settings: Settings, world: DialWorld, random: Random) throws(Failure) {
    self.settings = settings
    game = world.game
    let parameters = random.stream("parameters")
    evaluationRandom = random.stream("exam")
    let make = { (variant: Variant) in
      Team(
        settings.plan(variant, for: world.game), batch: settings.batch,
        optimiser: settings.optimiser, random: parameters)
    }
    team = make(settings.variant)
    control = settings.control && settings.variant != .silent ? make(.silent) : nil
    evaluations = RiddleEvaluations()
  }

  /// The lessons.
  public var plannedSteps: Int? { settings.lessons }

  /// Plays and learns from a batch of games; now and then evaluates the team.
  public mutating func step(
    in world: DialWorld, random: Random, report: inout Report
  ) throws(Failure) {
    let evaluation = self.evaluation.take() ?? world.evaluation(random: evaluationRandom)
    defer { self.evaluation = evaluation }
    if team.lessons == 0 { evaluations.begin(team.evaluate(evaluation), evaluation) }
    let games = world.lessons(settings.batch, random: random.stream("games"))
    let noise = random.stream("noise")
    let lesson = team.learn(from: games, rate: Float(settings.rate), random: noise)
    _ = control?.learn(from: games, rate: Float(settings.rate), random: noise)
    guard lesson.loss.isFinite else {
      throw Failure(.computation, "the loss of lesson \(team.lessons) is \(lesson.loss)")
    }
    if team.lessons % settings.renewal == 0 {
      team.renewTarget()
      control?.renewTarget()
    }
    evaluations.note(lesson, oracle: evaluation.oracle, report: &report)
    guard team.lessons % settings.interval == 0 || team.lessons == settings.lessons else { return }
    evaluations.enter(
      team.evaluate(evaluation), control: control?.evaluate(evaluation), evaluation,
      after: team.lessons,
      batch: settings.batch, report: &report)
    if team.lessons == settings.lessons { finish(in: world, report: &report) }
  }

  /// The agents' networks.
  public var tensors: [NamedTensor] { team.tensors }

  /// Where a world has laid something aside for the end, the last evaluation.
  private mutating func finish(in world: DialWorld, report: inout Report) {
    guard let evaluation = world.finalEvaluation(random: evaluationRandom.stream("final")) else {
      return
    }
    // A copy runs it, so that the programs of other evaluations stay as they are.
    var candidate = team
    evaluations.close(candidate.evaluate(evaluation), evaluation, report: &report)
  }
}
