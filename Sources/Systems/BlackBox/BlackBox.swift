public import Compute
public import Learning
import Methods

/// Learning to learn without gradient descent by gradient descent (Chen, Hoffman, Gómez Colmenarejo,
/// Denil, Lillicrap, Botvinick & de Freitas 2017).
///
/// A step is an update of the optimizer from a minibatch of functions drawn from a prior: gradients
/// flow back through all queries and through the functions, of which the optimizer itself is told
/// values alone. Several optimizers may be begun, since some initial weights lead to queries that
/// never depend on answers; after a part of the updates the best by validation goes on alone. Now and
/// then it is evaluated, and the best one is kept. After the updates the kept optimizer meets other
/// search methods, each with as many queries, on functions that nobody has seen; then on functions
/// that are not the prior's, among them, in a world with data, the errors of networks.
public struct BlackBox: Learner {
  /// What is set.
  public var settings: Settings
  /// Those that were begun, and from the choice on the chosen one alone.
  private(set) var trainees: [QueryTrainee]
  private(set) var updates = 0
  package private(set) var evaluations = Evaluations()
  package private(set) var comparison: MethodComparison
  let functionRandom: Random
  // Derived when they are first needed.
  private var unroll: QueryUnroll?
  private var proposer: QueryProposer?
  private var functions: EvaluationFunctions?

  private enum CodingKeys: String, CodingKey {
    case settings, trainees, updates, evaluations, comparison, functionRandom
  }

  /// An optimizer that has not learned.
  public init(_ settings: Settings, world: BlackBoxWorld, random: Random) throws(Failure) {
    try settings.validate()
    self.settings = settings
    trainees = (0..<settings.starts).map { number in
      let random = random.stream("weights")
      return QueryTrainee(settings, random: number == 0 ? random : random.stream(number))
    }
    comparison = MethodComparison(settings, in: world)
    functionRandom = random.stream("functions")
  }

  /// The updates, and the comparison at the end.
  public var plannedSteps: Int? { settings.updates + comparison.steps }

  /// That rivals are compared at the end.
  public var activity: String? {
    isTrained ? "comparing it with other optimizers" : nil
  }

  /// Whether all updates are done.
  package var isTrained: Bool { updates == settings.updates }

  /// Updates the optimizer; at the end, lets a method search one function.
  public mutating func step(
    in world: BlackBoxWorld, random: Random, report: inout Report
  ) throws(Failure) {
    guard !isTrained else { return try compare(in: world, report: &report) }
    if updates == 0 { try evaluate(report: &report) }
    try update(random: random, report: &report)
    let isChoice = trainees.count > 1 && updates == settings.updatesOfStarts
    if updates % settings.interval == 0 || isTrained || isChoice { try evaluate(report: &report) }
  }

  /// The optimizer with the least validation loss so far.
  var kept: Parameters { evaluations.kept ?? trainees[0].weights }

  /// The kept optimizer; the bias of forget gates is part of the numbers.
  public var tensors: [NamedTensor] {
    var tensors = kept.tensors
    tensors.fold(forgetBias: QueryPolicy.forgetBias, into: "lstm/bias")
    return tensors
  }
}

// MARK: - Steps

extension BlackBox {
  /// Updates all that are in training on the same functions.
  private mutating func update(random: Random, report: inout Report) throws(Failure) {
    let queries = settings.horizon(after: updates)
    var unroll = takeUnroll(queries: queries)
    let samples = settings.prior.draw(settings.functions, random: random.stream("functions"))
    let rate = settings.rate * settings.rateFactor(after: updates)
    var least = Double.infinity
    for place in trainees.indices {
      let loss = trainees[place].update(by: &unroll, on: samples, rate: Float(rate))
      guard loss.isFinite else {
        throw Failure(.computation, "the loss of update \(updates + 1) is \(loss)")
      }
      least = min(least, loss)
    }
    updates += 1
    self.unroll = unroll
    report.value("training", least)
  }

  /// The program of an update with so many queries of each function.
  private mutating func takeUnroll(queries: Int) -> QueryUnroll {
    if let unroll = unroll.take(), unroll.queries == queries { return unroll }
    return QueryUnroll(
      settings.plan, settings.prior, functions: settings.functions, queries: queries,
      loss: settings.loss, isLearning: true)
  }

  /// Evaluates all that are in training, enters the best of them, and chooses it when it is time.
  private mutating func evaluate(report: inout Report) throws(Failure) {
    let functions =
      self.functions ?? EvaluationFunctions(settings.prior, random: functionRandom)
    self.functions = functions
    var proposer =
      self.proposer.take() ?? QueryProposer(settings.plan, rows: EvaluationFunctions.count)
    let losses = trainees.map { trainee in
      settings.loss.judged(
        proposer.search(functions.validation, queries: settings.queries, by: trainee.weights))
    }
    // Of equal ones the first.
    let best = losses.indices.reduce(0) { losses[$1] < losses[$0] ? $1 : $0 }
    let weights = trainees[best].weights
    let heldOut = proposer.search(functions.heldOut, queries: settings.queries, by: weights)
    self.proposer = proposer
    guard losses.allSatisfy(\.isFinite), heldOut.allSatisfy({ $0.values.allSatisfy(\.isFinite) })
    else {
      throw Failure(.computation, "the validation loss after \(updates) updates is no number")
    }
    if evaluations.control.isEmpty {
      evaluations.enterControl(functions.randomPaths(queries: settings.queries).meanBests)
    }
    evaluations.enter(
      weights, after: updates, validation: losses[best], heldOut, report: &report)
    if updates >= settings.updatesOfStarts { choose(best, by: losses, report: &report) }
  }

  /// Goes on with one of those that were begun.
  private mutating func choose(_ best: Int, by losses: [Double], report: inout Report) {
    guard trainees.count > 1 else { return }
    trainees = [trainees[best]]
    let all = losses.map { decimals($0) }.joined(separator: ", ")
    report.note(
      "optimizer \(best + 1) of \(losses.count) goes on; their validation losses: \(all)",
      .milestone)
  }

  private mutating func compare(
    in world: BlackBoxWorld, report: inout Report
  ) throws(Failure) {
    if proposer?.rows != 1 { proposer = QueryProposer(settings.plan, rows: 1) }
    guard var proposer = self.proposer.take() else { return }
    try comparison.advance(
      kept, by: &proposer, settings, in: world, random: functionRandom.stream("comparison"),
      report: &report)
    self.proposer = proposer
  }

  /// How the kept optimizer and the other methods do on so many instances of each function of BBOB:
  /// the 24 functions in their order, then their next instances.
  ///
  /// - Throws: `Failure` where a search cannot go on, or its values are no numbers.
  package func comparison(
    onBBOB instances: Int, random: Random
  ) throws(Failure) -> MethodComparison.Result {
    precondition(
      settings.dimensions > 1, "BBOB has no functions of \(settings.dimensions) variable")
    precondition(instances > 0, "nothing is compared on \(instances) instances")
    var comparison = MethodComparison([.bbob(instances: instances)])
    var (proposer, report) = (QueryProposer(settings.plan, rows: 1), Report())
    while comparison.done < comparison.steps {
      try comparison.advance(
        kept, by: &proposer, settings, in: .processes, random: random, report: &report)
    }
    return comparison.results[0]
  }

  /// The regrets of the kept optimizer on so many fresh functions of the prior: after a third of its
  /// queries and after all.
  package func regrets(of count: Int, random: Random) -> (early: [Double], last: [Double]) {
    let functions = settings.prior.draw(count, random: random.stream("fresh"))
      .map(QueryFunction.sample)
    var proposer = QueryProposer(settings.plan, rows: count)
    let paths = proposer.search(functions, queries: settings.queries, by: kept)
    let regrets = functions.indices.map { number in
      functions[number].losses(
        of: paths[number].values, random: random.stream("least").stream(number))
    }
    return (
      regrets.map { $0[settings.earlyQuery] }, regrets.map { $0[settings.queries - 1] }
    )
  }
}
