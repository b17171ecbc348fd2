public import Learning

/// The end of a study: its finalists, what longer training made of them, and their tests.
public struct Finals: Codable, Sendable {
  /// A design that takes part.
  public struct Finalist: Codable, Sendable {
    /// Its record in the study.
    public let record: Int
    /// The arms that have it among their best, by their places.
    public let arms: [Int]
    /// The trial that trained it for longer, where that is known.
    public fileprivate(set) var trial: Int?
    /// The validation score that it is chosen by; `nil` while unknown, or if training failed.
    public fileprivate(set) var score: Double?
    /// How its weights are spread.
    public fileprivate(set) var spreads: WeightSpreads?
  }

  /// What the test part said of a finalist.
  public struct TestResult: Codable, Sendable {
    /// The finalist's record in the study.
    public let record: Int
    /// Its test score; `nil` if its training failed this time.
    public let score: Double?
  }

  /// The best of the first arm, tested together.
  public struct Ensemble: Codable, Sendable {
    /// The trials whose networks take part, best first.
    public let trials: [Int]
    /// Whether its result is known.
    public fileprivate(set) var isTold = false
    /// The test score of their mean answer; `nil` if it is unknown, or could not be had.
    public fileprivate(set) var score: Double?
  }

  /// The best of each arm, each once.
  public private(set) var finalists: [Finalist]
  /// The finalists tested, in order.
  public private(set) var tests: [TestResult] = []
  /// What the first arm's best answer together, once that was asked for.
  public private(set) var ensemble: Ensemble?
  let retrains: Bool
  let armCount: Int
  /// How many are tested together; `nil` for no ensemble.
  let ensembleSize: Int?
  private(set) var askedFinalists = 0
  private(set) var toldFinalists = 0
  private(set) var askedTests: [Int] = []

  /// Finals between these; finalists without longer training are chosen by the scores they have.
  init(_ finalists: [(record: Int, arms: [Int], score: Double)], arms: Int, plan: FinalsPlan) {
    let retrains = plan.epochs != nil
    (self.retrains, ensembleSize, armCount) = (retrains, plan.ensemble, arms)
    self.finalists = finalists.map {
      Finalist(record: $0.record, arms: $0.arms, score: retrains ? nil : $0.score)
    }
    (askedFinalists, toldFinalists) = retrains ? (0, 0) : (finalists.count, finalists.count)
  }

  /// The next record to train for longer or to test; `nil` where results must come first, or all
  /// is done.
  mutating func next() -> (record: Int, isTest: Bool)? {
    if askedFinalists < finalists.count {
      askedFinalists += 1
      return (finalists[askedFinalists - 1].record, false)
    }
    guard toldFinalists == finalists.count,
      let record = toTest.first(where: { !askedTests.contains($0) })
    else { return nil }
    askedTests.append(record)
    return (record, true)
  }

  /// The trials to be tested together; `nil` where results must come first, there are fewer than
  /// two, or they were asked for.
  mutating func nextEnsemble() -> [Int]? {
    guard ensemble == nil, toldFinalists == finalists.count, members.count > 1 else { return nil }
    ensemble = Ensemble(trials: expectedEnsemble)
    return expectedEnsemble
  }

  /// The trials that are tested together once all finalists are known.
  var expectedEnsemble: [Int] { members.compactMap(\.trial) }

  /// Takes in the result of the oldest finalist without one.
  ///
  /// - Parameter trial: Where that is known, whose it is.
  mutating func learn(_ outcome: Outcome, ofTrial trial: Int?) {
    finalists[toldFinalists].trial = trial
    finalists[toldFinalists].score = outcome.score
    finalists[toldFinalists].spreads = outcome.spreads
    toldFinalists += 1
  }

  /// Takes in the test of a record.
  mutating func learn(testOf record: Int, _ outcome: Outcome) {
    tests.append(TestResult(record: record, score: outcome.score))
  }

  /// Takes in what finalists answered together.
  mutating func learn(ensemble outcome: Outcome) {
    ensemble?.isTold = true
    ensemble?.score = outcome.score
  }

  /// The finalist of an arm with the best score; the first of equals.
  public func winner(ofArm arm: Int) -> Finalist? {
    let candidates = finalists.filter { $0.arms.contains(arm) }
    guard let best = candidates.compactMap(\.score).max() else { return nil }
    return candidates.first { $0.score == best }
  }

  /// What the test part said of a record, where that is known.
  public func test(of record: Int) -> Double? {
    tests.first { $0.record == record }?.score
  }

  /// Whether every finalist's score is known, and every test.
  public var isFinished: Bool {
    toldFinalists == finalists.count && tests.count == toTest.count
      && (ensemble?.isTold ?? (members.count < 2))
  }

  /// The trials whose networks an ensemble to come may need.
  var heldTrials: Set<Int> {
    ensembleSize == nil || isFinished ? [] : Set(finalists.compactMap(\.trial))
  }

  /// The record of the best that is tested together with others.
  var leader: Int? { members.first?.record }

  /// The first arm's best finalists whose networks are known, best first, for the ensemble; none
  /// where there is to be none.
  private var members: ArraySlice<Finalist> {
    guard let size = ensembleSize else { return [] }
    let scored = finalists.filter { $0.arms.contains(0) && $0.score != nil && $0.trial != nil }
    return scored.enumerated().sorted { a, b in
      let (left, right) = (a.element.score ?? 0, b.element.score ?? 0)
      return left == right ? a.offset < b.offset : left > right
    }.map(\.element).prefix(size)
  }

  /// How many results are to come in all; of tests a guess before the finalists are known.
  var planned: Int {
    guard retrains else { return finalists.count }
    guard toldFinalists < finalists.count else {
      return finalists.count + toTest.count + (members.count > 1 ? 1 : 0)
    }
    let contested = (0..<armCount).count { arm in finalists.contains { $0.arms.contains(arm) } }
    let isEnsemble = ensembleSize != nil && finalists.count { $0.arms.contains(0) } > 1
    return finalists.count + contested + (isEnsemble ? 1 : 0)
  }

  /// The records that are tested: every finalist, or after longer training each arm's winner.
  private var toTest: [Int] {
    guard retrains else { return finalists.map(\.record) }
    var winners: [Int] = []
    for arm in 0..<armCount {
      if let winner = winner(ofArm: arm)?.record, !winners.contains(winner) {
        winners.append(winner)
      }
    }
    return winners
  }
}
