import Compute
import Learning

/// A searcher on its way, with the trials it asked for and was not told yet.
///
/// The window is filled before anything is told and results are told in the order they were
/// asked, so the moves depend on nothing but the state and the results themselves.
struct SearcherStepper<S: Searcher>: Stepper {
  struct State: Codable, Sendable {
    var system: S
    /// Trials asked for so far.
    var asked = 0
    /// Asked and not yet told, in order.
    var pending: [Trial<S.Candidate>] = []
    /// Whether the system has nothing to ask before it is told more.
    var isSated = false
    /// Trials told, and how many of them came to something.
    var told = 0
    var done = 0
  }

  private(set) var state: State
  /// How many of the pending trials have been handed out in this process.
  private var begun = 0

  var system: S {
    get { state.system }
    set { state.system = newValue }
  }

  init(_ settings: S.Settings, world: S.World, random: Random) throws(Failure) {
    state = State(system: try S(settings, world: world, random: random.stream("start")))
  }

  init(_ state: State) {
    self.state = state
  }

  mutating func advance(
    _ context: StepContext<S.World>, results: inout [Int: Outcome], report: inout Report
  ) throws(Failure) -> Move<S.Job> {
    fillWindow(context)
    if let move = try begin(context, results: results) { return move }
    if let first = state.pending.first, let outcome = results.removeValue(forKey: first.id) {
      return .stepped(try tell(first, outcome, context, report: &report))
    }
    return state.pending.isEmpty ? .ended : .waiting
  }

  private mutating func fillWindow(_ context: StepContext<S.World>) {
    while !state.isSated, state.pending.count < max(state.system.window, 1) {
      let random = context.random.stream("ask").stream(state.asked)
      guard let candidate = state.system.ask(random: random) else {
        state.isSated = true
        return
      }
      let trial = Trial(
        id: state.asked, candidate: candidate,
        random: context.random.stream("trial").stream(state.asked))
      state.pending.append(trial)
      state.asked += 1
    }
  }

  /// Hands out the next trial that nobody works on, unless its result is known already or it
  /// lies beyond the budget.
  private mutating func begin(
    _ context: StepContext<S.World>, results: [Int: Outcome]
  ) throws(Failure) -> Move<S.Job>? {
    while begun < state.pending.count, state.pending[begun].id < context.limit {
      let trial = state.pending[begun]
      begun += 1
      if results[trial.id] == nil {
        return .asked(id: trial.id, try state.system.begin(trial, in: context.world))
      }
    }
    return nil
  }

  private mutating func tell(
    _ trial: Trial<S.Candidate>, _ outcome: Outcome, _ context: StepContext<S.World>,
    report: inout Report
  ) throws(Failure) -> TrialRecord {
    state.pending.removeFirst()
    begun -= 1
    state.isSated = false
    state.told += 1
    if outcome.isDone { state.done += 1 }
    state.system.tell(trial, outcome, in: context.world, report: &report)
    let record = TrialRecord(
      id: trial.id, candidate: trial.candidate.description, outcome: outcome)
    try checkHope(record)
    return record
  }

  /// Gives up when not one of the first candidates came to anything.
  private func checkHope(_ record: TrialRecord) throws(Failure) {
    guard state.done == 0, state.told >= Self.patience else { return }
    let why =
      switch record.outcome.status {
      case .failed(let reason): "failed; the last one: \(printable(reason))"
      default: "diverged; try a smaller learning rate or check the data"
      }
    throw Failure(.computation, "all of the first \(state.told) candidates \(why)")
  }

  /// How many candidates may come to nothing before the search is given up.
  private static var patience: Int { 20 }
}
