package import Compute

/// Tries to forge theorems: from valid proofs, broken off somewhere, rules are applied to whatever
/// premises, and everything that the kernel lets pass is held against the machine.
package struct KernelFuzz: Sendable {
  /// Rules applied.
  package private(set) var attempts = 0
  /// Theorems that came of them.
  package private(set) var theorems = 0
  /// Theorems of them that are not so.
  package private(set) var forged = 0
  /// Theorems of them by what they say, from programs' executions to targets.
  package private(set) var kinds: [String: Int] = [:]

  private var random: Random

  /// A fuzzer before its first attempt.
  package init(_ random: Random) { self.random = random }

  /// Makes so many attempts.
  package mutating func run(attempts: Int) {
    let end = self.attempts + attempts
    while self.attempts < end { attack(attempts: min(20, end - self.attempts)) }
  }

  private mutating func attack(attempts: Int) {
    let world = JobStream(ticks: 100 + random.below(20_000), random: random.stream(self.attempts))
    let other = JobStream(ticks: world.ticks, random: random.stream("other").stream(self.attempts))
    let kernel = ProofKernel(world: world)
    let whole = validProof(in: world)
    let prefix = Proof(lines: Array(whole.lines.prefix(random.below(whole.lines.count + 1))))
    var pool = prefix.replay(in: kernel) ?? []
    for _ in 0..<attempts {
      self.attempts += 1
      let line = anyLine(pool, in: world)
      // A foreign kernel must refuse premises that it has not proved itself.
      let judge = random.chance(0.1) ? ProofKernel(world: other) : kernel
      guard let theorem = judge.apply(line, to: pool) else { continue }
      theorems += 1
      kinds[line.rule, default: 0] += 1
      if !TheoremAudit.holds(theorem) { forged += 1 }
      pool.append(theorem)
    }
  }

  /// A proof about some program; where its last lines do not follow they are left out.
  private mutating func validProof(in world: JobStream) -> Proof {
    let isGood = random.chance(0.7)
    let program = isGood ? JobProgram.closedForm : anyProgram()
    let isSearching = random.chance(0.3)
    let lines: [Proof.Line] = [
      .execution(program), .recurrence, .correctness(execution: 0, recurrence: 1), .initialSolver,
      .constants, .execution(.initial),
      .rate(execution: 5, constants: 4, isSearching: true),
      .rate(execution: 0, constants: 4, isSearching: isSearching), .limits,
      .clock(slot: random.below(max(world.slots, 1))),
      .upperBound(initial: 3, rate: 6, clock: 9, limits: 8),
      .lowerBound(correct: 2, rate: 7, clock: 9, limits: 8),
    ]
    let counts = lines.indices.reversed().map { $0 + 1 }
    let count =
      counts.first {
        Proof(lines: Array(lines.prefix($0))).replay(in: ProofKernel(world: world)) != nil
      } ?? 0
    return Proof(lines: Array(lines.prefix(count)))
  }

  /// A program of any instructions, or a loop of additions that may have something wrong in it.
  private mutating func anyProgram() -> JobProgram {
    var opcodes = (0..<1 + random.below(6)).map { _ in random.pick(Opcode.allCases) }
    if random.chance(0.3) {
      opcodes = [random.chance(0.5) ? .clear : .load, .setCounter]
      opcodes += Array(repeating: .addCounter, count: random.below(3)) + [.loop]
      if random.chance(0.3) { opcodes[random.below(opcodes.count)] = random.pick(Opcode.allCases) }
    }
    return JobProgram(opcodes)
  }

  private mutating func anyLine(_ pool: [Theorem], in world: JobStream) -> Proof.Line {
    switch random.below(14) {
    case 0: return [.initialSolver, .recurrence, .constants, .limits][random.below(4)]
    case 1: return .clock(slot: random.below(2 * world.slots + 2) - world.slots / 2)
    case 2, 3: return .execution(anyProgram())
    case 4, 5:
      return .correctness(
        execution: premise(.execution, pool), recurrence: premise(.recurrence, pool))
    case 6, 7:
      return .rate(
        execution: premise(.execution, pool), constants: premise(.constants, pool),
        isSearching: random.chance(0.5))
    case 8, 9:
      return .upperBound(
        initial: premise(.initialSolver, pool), rate: premise(.rate, pool),
        clock: premise(.clock, pool),
        limits: premise(.limits, pool))
    case 10, 11:
      return .lowerBound(
        correct: premise(.correct, pool), rate: premise(.rate, pool), clock: premise(.clock, pool),
        limits: premise(.limits, pool))
    default: return .target(lower: premise(.lower, pool), upper: premise(.upper, pool))
    }
  }

  /// A premise, mostly one that says what the rule asks for; it may be none that there is.
  private mutating func premise(_ wanted: Statement.Kind, _ pool: [Theorem]) -> Int {
    let fitting = pool.indices.filter { pool[$0].statement.kind == wanted }
    guard !fitting.isEmpty, random.chance(0.9) else { return random.below(pool.count + 2) - 1 }
    return random.pick(fitting)
  }
}

extension Statement {
  /// Which of the statements it is.
  fileprivate enum Kind {
    case initialSolver, recurrence, constants, limits, clock, execution, correct, rate
    case upper, lower, target
  }

  fileprivate var kind: Kind {
    switch self {
    case .initialSolver: .initialSolver
    case .recurrence: .recurrence
    case .constants: .constants
    case .limits: .limits
    case .clock: .clock
    case .execution: .execution
    case .correct: .correct
    case .rate: .rate
    case .upper: .upper
    case .lower: .lower
    case .target: .target
    }
  }
}

extension JobProgram {
  /// N (N + 1) / 2.
  static let closedForm = JobProgram([.load, .increment, .multiply, .halve])
}
