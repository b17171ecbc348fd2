public import Learning

/// The end of a study: its finalists, what longer training made of them, and their tests.
public struct Finals: Codable, Sendable {
  /// A design that takes part.
  public struct Finalist: Codable, Sendable {
    /// Its record in the study.
    public let record: Int
    /// The arms that have it among their best, by their places.
    public let arms: [Int]
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

  /// The best of each arm, each once.
  public private(set) var finalists: [Finalist]
  /// The finalists tested, in order.
  public private(set) var tests: [TestResult] = []
  let retrains: Bool
  let armCount: Int
  private(set) var askedFinalists = 0
  private(set) var toldFinalists = 0
  private(set) var askedTests: [Int] = []

  /// Finals between these; finalists without longer training are chosen by the scores they have.
  init(_ finalists: [(record: Int, arms: [Int], score: Double)], arms: Int, retrains: Bool) {
    self.finalists = finalists.map {
      Finalist(record: $0.record, arms: $0.arms, score: retrains ? nil : $0.score)
    }
    self.retrains = retrains
    armCount = arms
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

  /// Takes in the result of the oldest finalist without one.
  mutating func learn(_ outcome: Outcome) {
    finalists[toldFinalists].score = outcome.score
    finalists[toldFinalists].spreads = outcome.spreads
    toldFinalists += 1
  }

  /// Takes in the test of a record.
  mutating func learn(testOf record: Int, _ outcome: Outcome) {
    tests.append(TestResult(record: record, score: outcome.score))
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
  }

  /// How many results are to come in all; of tests a guess before the finalists are known.
  var planned: Int {
    guard retrains else { return finalists.count }
    let isKnown = toldFinalists == finalists.count
    let contested = (0..<armCount).count { arm in finalists.contains { $0.arms.contains(arm) } }
    return finalists.count + (isKnown ? toTest.count : contested)
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
