package import Compute

/// Random worlds, each with every program that a word could write: in which a switch is provable,
/// and what lives earn that the machine runs.
package struct ProvableWorlds: Sendable {
  /// Worlds in which some switch is provable.
  package private(set) var provable = 0
  /// Of these, those in which the life with any provable switch earns at least as much as both twins.
  package private(set) var sound = 0
  /// Worlds in which none is provable and some would have paid, as hindsight tells.
  package private(set) var missed = 0
  /// Worlds in which nothing is provable.
  package private(set) var refused = 0

  /// When the switch is to be: the search is not charged here.
  static let slot = 5

  /// Goes through so many worlds.
  package init(count: Int, random: Random) {
    for number in 0..<count {
      var draw = random.stream(number)
      examine(
        JobStream(ticks: 100 + draw.below(19_901), random: random.stream("world").stream(number)))
    }
  }

  private mutating func examine(_ world: JobStream) {
    let unchanged = JobLife(stream: world, change: nil).simulated()
    let (proved, correct) = Self.solvers(in: world)
    guard !proved.isEmpty else {
      refused += 1
      let best = correct.map { Self.reward($0, at: Self.slot, in: world) }.max() ?? 0
      if best > unchanged { missed += 1 }
      return
    }
    provable += 1
    let isSound = proved.allSatisfy { solver in
      let own = Self.reward(solver, at: Self.slot, in: world)
      return own >= unchanged && own >= Self.reward(solver, at: Self.slot + world.delay, in: world)
    }
    if isSound { sound += 1 }
  }

  private static func reward(_ solver: Solver, at slot: Int, in world: JobStream) -> Int {
    JobLife(stream: world, change: .init(slot: slot, solver: solver)).simulated()
  }

  /// The programs of up to four instructions that a target theorem is proved of, and those that are
  /// proved to be right.
  private static func solvers(in world: JobStream) -> (proved: [Solver], correct: [Solver]) {
    let kernel = ProofKernel(world: world)
    guard let clock = kernel.clock(slot: slot),
      let upper = upperBound(kernel, clock: clock)
    else { return ([], []) }
    var (proved, all): ([Solver], [Solver]) = ([], [])
    for program in JobProgram.all(upTo: ProofState.longest) {
      guard let execution = kernel.execution(of: program),
        let correct = kernel.correctness(execution, kernel.recurrence())
      else { continue }
      for isSearching in [false, true] {
        let solver = Solver(program: program, isSearching: isSearching)
        all.append(solver)
        guard
          let rate = kernel.rate(execution, kernel.constants(), isSearching: isSearching),
          let lower = kernel.lowerBound(correct, rate, clock, kernel.limits()),
          kernel.target(lower, upper) != nil
        else { continue }
        proved.append(solver)
      }
    }
    return (proved, all)
  }

  private static func upperBound(_ kernel: ProofKernel, clock: Theorem) -> Theorem? {
    kernel.execution(of: .initial).flatMap {
      kernel.rate($0, kernel.constants(), isSearching: true)
    }.flatMap { kernel.upperBound(kernel.initialSolver(), $0, clock, kernel.limits()) }
  }
}

extension JobProgram {
  /// Every program of one to so many instructions.
  static func all(upTo longest: Int) -> [JobProgram] {
    var (programs, last) = ([JobProgram](), [JobProgram.empty])
    for _ in 0..<longest {
      last = last.flatMap { program in Opcode.allCases.map { program.appending($0) } }
      programs += last
    }
    return programs
  }
}

// For experiments.
extension GoedelMachine {
  /// Whether the solver was exchanged.
  package var hasSwitched: Bool { change != nil }
  /// Steps of the search for proofs.
  package var proofSteps: Int { search.steps }
  /// The share of life that was over at the switch.
  package var switchedAt: Double? { change.map { Double($0.slot) / Double(stream.slots) } }
  /// What the life, and those of its twins, earned: never switching, and switching d slots later.
  package var earned: (own: Int, unchanged: Int, later: Int) {
    let end = stream.slots
    return (life.reward(until: end), unchanged.reward(until: end), later.reward(until: end))
  }
}
