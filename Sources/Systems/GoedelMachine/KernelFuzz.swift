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
      let line = anyLine(premises: pool.count, in: world)
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

  private mutating func anyProgram() -> JobProgram {
    JobProgram((0..<1 + random.below(6)).map { _ in random.pick(Opcode.allCases) })
  }

  private mutating func anyLine(premises: Int, in world: JobStream) -> Proof.Line {
    func premise(_ random: inout Random) -> Int { random.below(premises + 2) - 1 }
    switch random.below(11) {
    case 0: return .initialSolver
    case 1: return .recurrence
    case 2: return .constants
    case 3: return .limits
    case 4: return .clock(slot: random.below(2 * world.slots + 2) - world.slots / 2)
    case 5: return .execution(anyProgram())
    case 6: return .correctness(execution: premise(&random), recurrence: premise(&random))
    case 7:
      return .rate(
        execution: premise(&random), constants: premise(&random), isSearching: random.chance(0.5))
    case 8:
      return .upperBound(
        initial: premise(&random), rate: premise(&random), clock: premise(&random),
        limits: premise(&random))
    case 9:
      return .lowerBound(
        correct: premise(&random), rate: premise(&random), clock: premise(&random),
        limits: premise(&random))
    default: return .target(lower: premise(&random), upper: premise(&random))
    }
  }
}

extension JobProgram {
  /// N (N + 1) / 2.
  static let closedForm = JobProgram([.load, .increment, .multiply, .halve])
}
