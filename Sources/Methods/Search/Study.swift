public import Compute
public import Learning

/// The trials of a search so far, what to say about each new one, and its finals.
///
/// Every searcher holds a study; they differ in where they look next. A study may have several
/// arms, the method and its controls, whose bests meet in the finals.
public struct Study<Design: SearchDesign>: Codable, Sendable {
  /// A design that was asked for, and what came of it once that is known.
  public struct Record: Codable, Sendable {
    /// What was evaluated.
    public let design: Design
    /// The arms that it counts for, by their places; it reports in the series of the first.
    public let arms: [Int]
    /// The record it was made from, if it was made from one.
    public let parent: Int?
    /// Its score; `nil` if it could not be evaluated, which counts as worse than any.
    public internal(set) var score: Double?
    /// The step of its own at which it was ended early, if it was.
    public internal(set) var stoppedAt: Double?
    /// How many weights its network has, where there is one.
    public internal(set) var parameters: Int?
    /// How its network's weights are spread, where there is one.
    public internal(set) var spreads: WeightSpreads?

    init(
      _ design: Design, arms: [Int] = [0], parent: Int? = nil, score: Double? = nil
    ) {
      (self.design, self.arms, self.parent) = (design, arms, parent)
      self.score = score
    }
  }

  /// The searches that are compared; the first is the method itself.
  public let arms: [StudyArm]
  /// How it ends.
  public let plan: FinalsPlan
  /// The stream that the run began with.
  public let run: Random
  /// What is tried first; `nil` where nothing was known before.
  let known: [KnownConfiguration]?
  /// Every design asked for, in order; the first `told` have their results.
  public private(set) var asked: [Record] = []
  /// How many results are known.
  public private(set) var told = 0
  /// The finals, once they have begun.
  public private(set) var finals: Finals?
  /// Each arm's record with the best score; the first of equals.
  private(set) var bests: [Int?]

  /// A study without trials.
  public init(
    arms: [StudyArm] = [.search], finals: FinalsPlan, known: [KnownConfiguration] = [],
    random: Random
  ) {
    precondition(!arms.isEmpty, "a study of no arms")
    (self.arms, plan, run) = (arms, finals, random)
    self.known = known.isEmpty ? nil : known
    bests = Array(repeating: nil, count: arms.count)
  }

  /// The records whose results are known, in order.
  public var records: ArraySlice<Record> { asked.prefix(told) }

  /// The record with the best score of an arm; `nil` before there is a score.
  public func best(ofArm arm: Int = 0) -> Int? { bests[arm] }

  /// What the test part said of an arm's winner, once that is known.
  public func testScore(ofArm arm: Int = 0) -> Double? {
    finals?.winner(ofArm: arm).flatMap { finals?.test(of: $0.record) }
  }

  /// The scores of an arm, in order; 0 where there is none.
  package func scores(ofArm arm: Int) -> [Double] {
    records.filter { $0.arms.contains(arm) }.map { $0.score ?? 0 }
  }

  /// The records of an arm in the order of their scores, best first and the first of equals;
  /// failures last.
  public func ranking(ofArm arm: Int = 0) -> [Int] {
    records.indices.filter { asked[$0].arms.contains(arm) }.sorted { a, b in
      let (left, right) = (asked[a].score ?? -.infinity, asked[b].score ?? -.infinity)
      return left == right ? a < b : left > right
    }
  }

  /// The same without records of a design that a better one has already.
  func distinctRanking(ofArm arm: Int = 0) -> [Int] {
    var seen: Set<Design> = []
    return ranking(ofArm: arm).filter { seen.insert(asked[$0].design).inserted }
  }
}

// MARK: - Asking

extension Study {
  /// The candidate that has a design evaluated for the search.
  ///
  /// - Parameters:
  ///   - arms: The arms that it counts for, by their places.
  ///   - parent: The record that was changed to make it, if one was.
  ///   - known: Its score, where that is known without an evaluation.
  public mutating func propose(
    _ design: Design, arms: [Int] = [0], parent: Int? = nil, known: Double? = nil
  ) -> SearchCandidate<Design> {
    precondition(!arms.isEmpty && arms.allSatisfy(self.arms.indices.contains), "arms \(arms)")
    asked.append(Record(design, arms: arms, parent: parent))
    return SearchCandidate(
      design, arm: arms[0] == 0 ? nil : self.arms[arms[0]].id, parent: parent, known: known)
  }

  /// The next candidate of the finals, which begin when it is asked for after the last result of
  /// the search; `nil` where results must come first, or all is done.
  public mutating func proposeFinal() -> SearchCandidate<Design>? {
    guard told == asked.count else { return nil }
    var finals = self.finals ?? invite()
    defer { self.finals = finals }
    if let (record, isTest) = finals.next() {
      return SearchCandidate(
        asked[record].design, for: isTest ? .test(of: record) : .finalist(of: record))
    }
    guard let trials = finals.nextEnsemble(), let leader = finals.leader else { return nil }
    return SearchCandidate(asked[leader].design, for: .ensemble(of: trials))
  }

  /// The trials whose networks finals to come may need.
  public var heldTrials: Set<Int> { finals?.heldTrials ?? [] }

  /// How many results the finals give; a guess before they begin.
  public var plannedFinals: Int {
    guard finals == nil, plan.count > 0 else { return finals?.planned ?? 0 }
    let isEnsemble = plan.ensemble != nil && plan.count > 1
    return (plan.count + (plan.epochs == nil ? 0 : 1)) * arms.count + (isEnsemble ? 1 : 0)
  }

  /// Whether nothing is left to be told.
  public var isFinished: Bool {
    told == asked.count && (plan.count == 0 || finals?.isFinished == true)
  }

  /// The best of each arm; a design that several arms found takes part once.
  private func invite() -> Finals {
    var invited: [(record: Int, arms: [Int], score: Double)] = []
    for arm in arms.indices {
      for record in distinctRanking(ofArm: arm).prefix(plan.count) {
        guard let score = asked[record].score else { continue }
        let design = asked[record].design
        let known = invited.firstIndex {
          asked[$0.record].design == design && !$0.arms.contains(arm)
        }
        if let known {
          invited[known].arms.append(arm)
        } else {
          invited.append((record, [arm], score))
        }
      }
    }
    return Finals(invited, arms: arms.count, plan: plan)
  }
}

// MARK: - Telling

extension Study {
  /// Takes in what came of the oldest design without a result; returns its record.
  @discardableResult
  mutating func learn(_ outcome: Outcome) -> Int {
    precondition(told < asked.count, "a result, but nothing was asked for")
    asked[told].score = outcome.score
    if case .stopped(let step) = outcome.status { asked[told].stoppedAt = step }
    asked[told].parameters = outcome["parameters"].map { Int($0) }
    asked[told].spreads = outcome.spreads
    told += 1
    if let score = outcome.score {
      for arm in asked[told - 1].arms
      where bests[arm].flatMap({ asked[$0].score }) ?? -.infinity < score {
        bests[arm] = told - 1
      }
    }
    return told - 1
  }

  /// Takes in what came of a finalist.
  mutating func learn(finalist outcome: Outcome, ofTrial trial: Int?) {
    finals?.learn(outcome, ofTrial: trial)
  }

  /// Takes in what finalists answered together.
  mutating func learn(ensemble outcome: Outcome) { finals?.learn(ensemble: outcome) }

  /// Takes in what the test part said of a record.
  mutating func learn(testOf record: Int, _ outcome: Outcome) {
    finals?.learn(testOf: record, outcome)
  }
}
