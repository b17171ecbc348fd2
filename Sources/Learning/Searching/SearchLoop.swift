public import Compute

/// A searcher on its way, with the trials it asked for and was not told yet.
///
/// The window is filled before anything is told and results are told in the order they were asked,
/// so what happens depends on nothing but the state and the results themselves. Runs, experiments
/// and tests all use this loop.
public struct SearchLoop<S: Searcher>: Codable, Sendable {
  /// The searcher as it is; only adjustable settings of it are ever changed.
  public var system: S
  /// The root of the run's random streams.
  private let random: Random
  /// Trials asked for so far.
  private var asked = 0
  /// Asked and not yet told, in order.
  public private(set) var pending: [Trial<S.Candidate>] = []
  /// Whether the system has nothing to ask before it is told more.
  private var isSated = false
  /// Trials told, and how many of them gave a score.
  private var told = 0
  private var done = 0
  /// How many of the pending trials were handed out in this process: not part of the state.
  private var begun = 0
  /// Why the last trial told gave no score: not part of the state.
  private var lastFailure: String?
  /// The networks of held trials that this loop evaluated itself: not part of the state.
  public var networks = NetworksInMemory()

  private enum CodingKeys: CodingKey { case system, random, asked, pending, isSated, told, done }

  /// How many candidates may fail before the search is given up.
  private static var patience: Int { 20 }

  /// A searcher before its first question.
  ///
  /// - Parameter random: The root of the run's streams.
  public init(_ settings: S.Settings, world: S.World, random: Random) throws(Failure) {
    self.random = random
    system = try S(settings, world: world, random: random.stream("start"))
  }

  /// Asks for as many trials as the window allows and returns the next that was not handed out
  /// yet; `nil` where there is none, or it lies beyond the limit.
  public mutating func next(below limit: Int = .max) -> Trial<S.Candidate>? {
    fillWindow()
    guard begun < pending.count, pending[begun].id < limit else { return nil }
    defer { begun += 1 }
    return pending[begun]
  }

  /// Tells the searcher the result of the oldest pending trial.
  ///
  /// - Throws: `Failure` when not one of the first candidates gave a score.
  @discardableResult
  public mutating func tell(
    _ outcome: Outcome, in world: S.World, report: inout Report
  ) throws(Failure) -> Trial<S.Candidate> {
    precondition(!pending.isEmpty, "a result, but nothing was asked for")
    let trial = pending.removeFirst()
    begun = max(0, begun - 1)
    isSated = false
    told += 1
    if outcome.score != nil { done += 1 }
    system.tell(trial, outcome, in: world, report: &report)
    lastFailure = Self.reason(of: outcome)
    if told >= Self.patience { try checkHope() }
    return trial
  }

  /// The trial of this number in a run with these streams.
  public static func trial(
    _ id: Int, _ candidate: S.Candidate, of random: Random
  ) -> Trial<S.Candidate> {
    Trial(
      id: id, candidate: candidate, random: random.trial(id),
      run: random.stream("start"))
  }

  private mutating func fillWindow() {
    while !isSated, pending.count < max(system.window, 1) {
      guard let candidate = system.ask(random: random.stream("ask").stream(asked)) else {
        isSated = true
        return
      }
      pending.append(Self.trial(asked, candidate, of: random))
      asked += 1
    }
  }

  /// Throws when there were candidates and not one of them gave a score: such a search has failed,
  /// however short it was.
  public func checkHope() throws(Failure) {
    guard done == 0, told > 0 else { return }
    let what = told == 1 ? "the only candidate" : "all of the first \(told) candidates"
    throw Failure(.computation, "\(what) \(lastFailure ?? "gave no score")")
  }

  private static func reason(of outcome: Outcome) -> String? {
    switch outcome.status {
    case .done, .stopped: nil
    case .failed(let reason): "failed; the last one: \(printable(reason))"
    case .diverged: "diverged; try a smaller learning rate or check the data"
    }
  }
}

// MARK: - Checking

extension SearchLoop {
  /// Makes sure that a state that was read from a file makes sense.
  public func check(
    against fresh: SearchLoop, in world: S.World, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(told == steps, "told")
    try StateFlaw.unless((0...told).contains(done), "done")
    try StateFlaw.unless(asked >= told && asked - told == pending.count, "asked")
    for (place, trial) in pending.enumerated() {
      let expected = Self.trial(told + place, trial.candidate, of: random)
      try StateFlaw.unless(trial.id == expected.id, "pending.\(place).id")
      try StateFlaw.unless(
        trial.random == expected.random && trial.run == expected.run, "pending.\(place).random")
    }
    try StateFlaw.within("system") { () throws(StateFlaw) in
      try system.check(against: fresh.system, in: world, after: steps)
      try system.check(pending, in: world)
    }
  }
}

// MARK: - On the calling thread

extension SearchLoop {
  /// What happened in one step.
  public struct Step: Sendable {
    /// What was evaluated.
    public let trial: Trial<S.Candidate>
    /// What came of it.
    public let outcome: Outcome
    /// What the searcher said of it.
    public let report: Report
  }

  /// A searcher before its first question, with the streams of a seed.
  public init(_ settings: S.Settings, world: S.World, seed: UInt64) throws(Failure) {
    try self.init(settings, world: world, random: Random(seed: seed))
  }

  /// Evaluates the oldest pending trial and tells its result; `nil` at the end of the search.
  public mutating func step(in world: S.World) throws(Failure) -> Step? {
    let (settings, context) = (system.settings, TrialContext(world: world, networks: networks))
    var network: TrainedNetwork?
    let step = try step(in: world) { trial throws(Failure) in
      let result = try Self.evaluate(trial, settings, in: context)
      network = result.network
      return result.outcome
    }
    if let step { networks.add(network, ofTrial: step.trial.id, holding: system.heldTrials) }
    return step
  }

  /// The same with another way to evaluate, so that a search can be tried on made-up results.
  public mutating func step(
    in world: S.World, evaluate: (Trial<S.Candidate>) throws(Failure) -> Outcome
  ) throws(Failure) -> Step? {
    fillWindow()
    guard let trial = pending.first else {
      try checkHope()
      return nil
    }
    let outcome = try evaluate(trial)
    var report = Report()
    try tell(outcome, in: world, report: &report)
    return Step(trial: trial, outcome: outcome, report: report)
  }

  /// Does a trial's job to its end, or answers for a person by the trial's seed.
  ///
  /// - Throws: `Failure` also where a program would have to evaluate it.
  public static func evaluate(
    _ trial: Trial<S.Candidate>, _ settings: S.Settings, in context: TrialContext<S.World>
  ) throws(Failure) -> (outcome: Outcome, network: TrainedNetwork?) {
    switch try S.begin(trial, settings, in: context.world) {
    case .job(var job): return (try job.finish(in: context), job.network)
    case .person(let question):
      return (Outcome(choice: question.answer(drawnFrom: trial.random)), nil)
    case .program: throw Failure(.input, "trial \(trial.id) is evaluated by a program")
    }
  }
}
