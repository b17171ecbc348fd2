import Compute
public import Learning

/// A searcher at work on the calling thread, result by result.
///
/// It asks, tells and names random streams as a run on many workers does, so its results are the
/// same; experiments and tests use it.
public struct SerialRun<S: Searcher>: Codable, Sendable {
  /// What happened in one step.
  public struct Step: Sendable {
    /// What was evaluated.
    public let trial: Trial<S.Candidate>
    /// What came of it.
    public let outcome: Outcome
    /// What the searcher said of it.
    public let report: Report
  }

  /// The searcher as it is.
  public private(set) var searcher: S
  private let random: Random
  private var asked = 0
  private var pending: [Trial<S.Candidate>] = []

  /// A searcher before its first question.
  public init(_ settings: S.Settings, world: S.World, seed: UInt64) throws(Failure) {
    random = Random(seed: seed)
    searcher = try S(settings, world: world, random: random.stream("start"))
  }

  /// Asks for as many trials as the window allows, evaluates the first and tells its result;
  /// `nil` at the end of the search.
  public mutating func step(in world: S.World) throws(Failure) -> Step? {
    try step(in: world, evaluate: evaluate)
  }

  /// The same with another way to evaluate, so that a search can be tried on made-up results.
  public mutating func step(
    in world: S.World, evaluate: (S, Trial<S.Candidate>, S.World) throws(Failure) -> Outcome
  ) throws(Failure) -> Step? {
    fillWindow()
    guard let trial = pending.first else { return nil }
    pending.removeFirst()
    let outcome = try evaluate(searcher, trial, world)
    var report = Report()
    searcher.tell(trial, outcome, in: world, report: &report)
    return Step(trial: trial, outcome: outcome, report: report)
  }

  private mutating func fillWindow() {
    while pending.count < searcher.window,
      let candidate = searcher.ask(random: random.stream("ask").stream(asked))
    {
      pending.append(
        Trial(id: asked, candidate: candidate, random: random.stream("trial").stream(asked)))
      asked += 1
    }
  }
}

/// Does a trial's job to its end.
private func evaluate<S: Searcher>(
  _ searcher: S, _ trial: Trial<S.Candidate>, _ world: S.World
) throws(Failure) -> Outcome {
  var job = try searcher.begin(trial, in: world)
  while true {
    if let outcome = try job.advance(in: world) { return outcome }
  }
}
