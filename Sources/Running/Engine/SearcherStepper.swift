import Compute
import Learning

/// A searcher on its way: it hands out trials, and is told results in the order they were asked.
struct SearcherStepper<S: Searcher>: Stepper {
  private(set) var state: SearchLoop<S>

  var heldTrials: Set<Int> { state.system.heldTrials }

  var system: S {
    get { state.system }
    set { state.system = newValue }
  }

  init(_ settings: S.Settings, world: S.World, random: Random) throws(Failure) {
    state = try SearchLoop(settings, world: world, random: random)
  }

  init(_ state: SearchLoop<S>) {
    self.state = state
  }

  func check(against fresh: Self, in world: S.World, after steps: Int) throws(StateFlaw) {
    try state.check(against: fresh.state, in: world, after: steps)
  }

  func checkHope() throws(Failure) { try state.checkHope() }

  static func retrain(
    _ record: TrialRecord, _ settings: S.Settings, in world: S.World, random: Random,
    networks: any NetworkStore
  ) throws(Failure) -> TrainedNetwork? {
    guard let candidate = try record.params?.value(as: S.Candidate.self) else { return nil }
    let trial = SearchLoop<S>.trial(record.id, candidate, of: random)
    guard case .job(var job) = try S.begin(trial, settings, in: world) else { return nil }
    _ = try job.finish(in: TrialContext(world: world, networks: networks))
    return job.network
  }

  static func architecture(of record: TrialRecord) throws(Failure) -> String? {
    guard let candidate = try record.params?.value(as: S.Candidate.self) else { return nil }
    return (candidate as? any WrittenArchitecture)?.architecture ?? candidate.description
  }

  mutating func advance(
    _ context: StepContext<S.World>, results: inout [Int: FinishedTrial], report: inout Report
  ) throws(Failure) -> Move<S.Job> {
    while let trial = state.next(below: context.limit) {
      guard results[trial.id] == nil else { continue }
      return .asked(id: trial.id, try S.begin(trial, system.settings, in: context.world))
    }
    guard let first = state.pending.first else { return .ended }
    guard let result = results.removeValue(forKey: first.id) else { return .waiting }
    try state.tell(result.outcome, in: context.world, report: &report)
    let record = TrialRecord(
      id: first.id, candidate: first.candidate.description,
      params: try ParameterText(of: first.candidate), purpose: S.purpose(of: first.candidate),
      outcome: result.outcome)
    return .told(record, result)
  }
}
