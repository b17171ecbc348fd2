/// Whether what a theorem says is so, found by running the machine and by none of the kernel's
/// arithmetic.
struct TheoremAudit {
  /// Up to which N theorems for every N are tried.
  static let tried = 8

  /// Whether the machine bears out what a theorem says.
  static func holds(_ theorem: Theorem) -> Bool {
    let world = theorem.world
    switch theorem.statement {
    case .initialSolver(let solver): return solver == .initial
    case .recurrence: return true
    case .constants(let argument, let slot, let exchange):
      return (argument, slot, exchange) == (world.argument, world.slot, world.exchange)
    case .limits(let delay, let slots): return (delay, slots) == (world.delay, world.slots)
    case .clock(let slot): return slot >= 0 && (slot + 1) * world.slot <= world.ticks
    case .execution(let program, let answer, let ticks):
      return (1...tried).allSatisfy { argument in
        program.run(argument).map {
          $0.answer == answer.value(at: argument) && $0.ticks == ticks.value(at: argument)
        } ?? false
      }
    case .correct(let program):
      return (1...tried).allSatisfy { program.run($0)?.answer == (1...$0).reduce(0, +) }
    case .rate(let solver, let slots): return Self.slots(of: solver, in: world) == slots
    case .upper(let slot, let reward): return most(from: slot, in: world) <= reward
    case .lower(let slot, let solver, let reward):
      return least(from: slot, solver, in: world) >= reward
    case .target(let slot, let solver, let with, let without):
      return with > without && least(from: slot, solver, in: world) >= with
        && most(from: slot, in: world) <= without
    }
  }

  /// How many slots a job takes, tick by tick.
  private static func slots(of solver: Solver, in world: JobStream) -> Int? {
    guard let run = solver.program.run(world.argument) else { return nil }
    var (left, slots) = ((run.ticks + world.exchange) * (solver.isSearching ? 2 : 1), 0)
    while left > 0 { (left, slots) = (left - world.slot, slots + 1) }
    return slots
  }

  /// The least that is earned from a slot on, after a switch in it: slot by slot.
  static func least(from slot: Int, _ solver: Solver, in world: JobStream) -> Int {
    guard let length = slots(of: solver, in: world),
      solver.program.run(world.argument)?.answer == (1...world.argument).reduce(0, +)
    else { return 0 }
    var (now, reward) = (slot + 1, 0)
    while now + length <= world.slots { (now, reward) = (now + length, reward + 1) }
    return reward
  }

  /// The most that can be earned from a slot on without a switch in it: the machine goes on until
  /// the next check, wherever in a job it is, and from then on earns 1 a slot.
  static func most(from slot: Int, in world: JobStream) -> Int {
    guard let length = slots(of: .initial, in: world) else { return 0 }
    let check = min(slot + world.delay, world.slots)
    let best = (0..<length).map { phase in
      (slot..<check).count { ($0 - slot + 1 + phase) % length == 0 }
    }
    return (best.max() ?? 0) + (world.slots - check)
  }
}
