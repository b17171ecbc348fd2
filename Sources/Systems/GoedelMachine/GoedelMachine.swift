public import Compute
public import Learning

/// A Gödel machine (Schmidhuber 2003) for a stream of jobs: it exchanges its solver only for one that
/// it has proved to earn more than not exchanging it now would, whatever it did later.
///
/// Half of its time goes to a search for proofs, until a program that it switches to ends that. What
/// the machine may prove, and how, is the kernel's; all else need not be trusted. Beside it live the
/// same machine that never switches, and one that switches at the next chance after. A step is
/// half a million ticks of each.
public struct GoedelMachine: Learner {
  /// What is set.
  public var settings: Settings
  let stream: JobStream
  private(set) var search: ProofSearch
  /// The exchange of the solver, once it is proved.
  private(set) var change: JobLife.Change?
  /// The proof of the exchange.
  private(set) var proof = Proof()
  /// Target theorems whose slot had passed when they were proved.
  private(set) var refused = 0
  /// The slot of the last call of `check()`.
  private(set) var checked: Int?
  private(set) var steps = 0

  /// Ticks in a step.
  static let ticks = 500_000

  /// A machine at the beginning of its life.
  public init(_ settings: Settings, world: JobWorld, random: Random) throws(Failure) {
    self.settings = settings
    let ticks = settings.life * 1_000_000
    stream =
      world.isRandom
      ? JobStream(ticks: ticks, random: random.stream("world")) : JobStream(ticks: ticks)
    var draw = random.stream("order")
    let tokens = ProofTechnique.allCases.filter { settings.canStopSearch || $0 != .stopSearch }
    search = ProofSearch(
      order: draw.permutation(tokens.count).map { tokens[$0] }, factor: Double(settings.factor))
  }

  /// The life in steps.
  public var plannedSteps: Int? { settings.life * 1_000_000 / Self.ticks }

  /// Lives on for a while.
  public mutating func step(
    in world: JobWorld, random: Random, report: inout Report
  ) throws(Failure) {
    let wasFound = change != nil
    if !wasFound {
      guard search.restore(in: stream, slot: slot(afterSteps:)) else {
        throw Failure(.damage, "the search for proofs is nowhere in phase \(search.phase.number)")
      }
      searchOn(until: (steps + 1) * Self.ticks, report: &report)
    }
    steps += 1
    describe(isFound: change != nil && !wasFound, report: &report)
  }

  /// Searches for proofs with half of the time until a tick, or until a switch is proved.
  private mutating func searchOn(until tick: Int, report: inout Report) {
    while change == nil, Self.tick(afterSteps: search.steps) < tick {
      let stream = stream
      let state = search.advance(to: (tick + 1) / 2, in: stream) {
        Self.slot(afterSteps: $0, in: stream)
      }
      if let state { check(state, report: &report) }
    }
  }

  /// check(): carries out a switch that is proved, unless the slot that it is proved for has passed.
  private mutating func check(_ state: ProofState, report: inout Report) {
    guard case .target(let slot, let solver, _, _)? = state[.target]?.statement else { return }
    let now = stream.slot(ofTick: Self.tick(afterSteps: search.steps)) + 1
    let isDue = checked.map { now >= $0 + stream.delay } ?? true
    guard slot >= now, isDue else {
      refused += 1
      return report.note("a target theorem about slot \(slot) came too late and is void", .warning)
    }
    checked = now
    (change, proof) = (JobLife.Change(slot: slot, solver: solver), state.proof)
  }

  /// The tick at which the search has taken so many steps: it has half of the time.
  static func tick(afterSteps steps: Int) -> Int { 2 * steps }

  /// The slot to come that theorems name which are proved after so many steps.
  static func slot(afterSteps steps: Int, in stream: JobStream) -> Int {
    stream.slot(ofTick: tick(afterSteps: steps)) + ProofSearch.margin
  }

  func slot(afterSteps steps: Int) -> Int { Self.slot(afterSteps: steps, in: stream) }
}

// MARK: - Lives

extension GoedelMachine {
  /// The life of the machine.
  var life: JobLife { JobLife(stream: stream, change: change) }
  /// The life of the machine that never switches.
  var unchanged: JobLife { JobLife(stream: stream, change: nil) }
  /// The life of the machine that switches to the same at the next call of `check()`.
  var later: JobLife {
    JobLife(
      stream: stream,
      change: change.map { .init(slot: $0.slot + stream.delay, solver: $0.solver) })
  }

  /// The first slot after so many steps of life.
  func slot(afterLife steps: Int) -> Int { steps * Self.ticks / stream.slot }

  /// The target theorem, once it is proved.
  var target: (slot: Int, with: Int, without: Int)? {
    guard case .target(let slot, _, let with, let without)? = theorems.last?.statement else {
      return nil
    }
    return (slot, with, without)
  }

  /// The theorems of the proof.
  var theorems: [Theorem] { proof.replay(in: ProofKernel(world: stream)) ?? [] }
}
