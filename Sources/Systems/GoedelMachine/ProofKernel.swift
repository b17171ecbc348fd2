/// What a theorem says.
enum Statement: Hashable, Sendable {
  /// A2: what the machine begins with.
  case initialSolver(Solver)
  /// A3: S(1) = 1 and S(k + 1) − S(k) = k + 1.
  case recurrence
  /// A4: N₀, a and the ticks of exchange.
  case constants(argument: Int, slot: Int, exchange: Int)
  /// A5: at most a reward a slot, `delay` slots between calls of `check()`, a slot for an exchange
  /// of the solver, and how many slots there are.
  case limits(delay: Int, slots: Int)
  /// A6: t₁ is a slot of the life.
  case clock(slot: Int)
  /// For every N ≥ 1 the program answers `answer` after `ticks` ticks.
  case execution(JobProgram, answer: IntegerPolynomial, ticks: IntegerPolynomial)
  /// For every N ≥ 1 the program answers S(N).
  case correct(JobProgram)
  /// A job of this world occupies so many slots.
  case rate(Solver, slots: Int)
  /// Without an exchange in slot t₁, and whatever comes later, no more is earned from t₁ on.
  case upper(slot: Int, reward: Int)
  /// With an exchange for this solver in slot t₁, no less is earned from t₁ on.
  case lower(slot: Int, Solver, reward: Int)
  /// To exchange the solver for this in slot t₁ earns more than not to: the target theorem.
  case target(slot: Int, Solver, with: Int, without: Int)
}

/// A statement that was proved from the axioms of a world.
///
/// Only the rules below make one: none can be decoded, and whatever searches for proofs need not be
/// trusted (Milner 1972, "Logic for computable functions").
struct Theorem: Hashable, Sendable {
  /// What is proved.
  let statement: Statement
  /// The world whose axioms it is proved from.
  let world: JobStream

  fileprivate init(_ statement: Statement, _ world: JobStream) {
    (self.statement, self.world) = (statement, world)
  }
}

/// The axioms of a world and the rules by which theorems follow from them: all that must be trusted.
///
/// A rule gives `nil` where it does not apply.
struct ProofKernel: Sendable {
  /// What the axioms are about.
  let world: JobStream

  /// A2.
  func initialSolver() -> Theorem { theorem(.initialSolver(.initial)) }

  /// A3.
  func recurrence() -> Theorem { theorem(.recurrence) }

  /// A4.
  func constants() -> Theorem {
    theorem(
      .constants(argument: world.argument, slot: world.slot, exchange: world.exchange))
  }

  /// A5.
  func limits() -> Theorem { theorem(.limits(delay: world.delay, slots: world.slots)) }

  /// A6, for a slot of the life; that it is still to come is seen to where it is acted on.
  func clock(slot: Int) -> Theorem? {
    (0..<world.slots).contains(slot) ? theorem(.clock(slot: slot)) : nil
  }

  /// R1 for code without a jump, R2 for a loop of additions behind such code.
  func execution(of program: JobProgram) -> Theorem? {
    var symbols = Symbols()
    let opcodes = program.opcodes
    let isLoop = opcodes.last == .loop
    guard symbols.execute(isLoop ? opcodes.dropLast() : opcodes[...], inLoop: isLoop),
      let answer = symbols.answer
    else { return nil }
    return theorem(.execution(program, answer: answer, ticks: symbols.ticks))
  }

  /// R3: what begins as S does and grows as S does is S.
  func correctness(_ execution: Theorem, _ recurrence: Theorem) -> Theorem? {
    guard isOwn(execution, recurrence), recurrence.statement == .recurrence,
      case .execution(let program, let answer, _) = execution.statement,
      answer.value(at: 1) == 1,
      let next = IntegerPolynomial.argument.plus(IntegerPolynomial(1)), answer.difference == next
    else { return nil }
    return theorem(.correct(program))
  }

  /// R4: ticks become slots.
  func rate(_ execution: Theorem, _ constants: Theorem, isSearching: Bool) -> Theorem? {
    guard isOwn(execution, constants),
      case .execution(let program, _, let ticks) = execution.statement,
      case .constants(let argument, _, _) = constants.statement,
      let count = ticks.value(at: argument),
      let slots = world.slots(ofTicks: count, isSearching: isSearching)
    else { return nil }
    return theorem(.rate(Solver(program: program, isSearching: isSearching), slots: slots))
  }

  /// R5: until the next call of `check()` the machine stays as it is, and later no program whatever
  /// earns more than 1 a slot.
  func upperBound(
    _ initial: Theorem, _ rate: Theorem, _ clock: Theorem, _ limits: Theorem
  ) -> Theorem? {
    guard isOwn(initial, rate, clock, limits),
      case .initialSolver(let solver) = initial.statement,
      case .rate(solver, let slots) = rate.statement,
      case .clock(let slot) = clock.statement,
      case .limits(let delay, let all) = limits.statement
    else { return nil }
    let left = all - slot
    let reward = (min(delay, left) - 1) / slots + 1 + max(0, left - delay)
    return theorem(.upper(slot: slot, reward: reward))
  }

  /// R6: after the slot of the exchange a correct program earns 1 a job.
  func lowerBound(
    _ correct: Theorem, _ rate: Theorem, _ clock: Theorem, _ limits: Theorem
  ) -> Theorem? {
    guard isOwn(correct, rate, clock, limits),
      case .correct(let program) = correct.statement,
      case .rate(let solver, let slots) = rate.statement, solver.program == program,
      case .clock(let slot) = clock.statement,
      case .limits(_, let all) = limits.statement
    else { return nil }
    return theorem(.lower(slot: slot, solver, reward: (all - slot - 1) / slots))
  }

  /// R7: the target theorem.
  func target(_ lower: Theorem, _ upper: Theorem) -> Theorem? {
    guard isOwn(lower, upper),
      case .lower(let slot, let solver, let with) = lower.statement,
      case .upper(slot, let without) = upper.statement, with > without
    else { return nil }
    return theorem(.target(slot: slot, solver, with: with, without: without))
  }

  private func theorem(_ statement: Statement) -> Theorem { Theorem(statement, world) }

  private func isOwn(_ premises: Theorem...) -> Bool {
    premises.allSatisfy { $0.world == world }
  }
}

/// Registers that hold polynomials in N: what they hold for every N at once.
private struct Symbols {
  var answer: IntegerPolynomial?
  var counter: IntegerPolynomial?
  var ticks = IntegerPolynomial(0)

  /// Carries out instructions; false where no rule says what they do.
  ///
  /// - Parameter inLoop: Whether what follows the last SETI is repeated N times, which must be
  ///   additions of I and nothing else.
  mutating func execute(_ opcodes: ArraySlice<Opcode>, inLoop: Bool) -> Bool {
    guard inLoop else { return opcodes.allSatisfy { step($0) } }
    guard let start = opcodes.lastIndex(of: .setCounter) else { return false }
    let body = opcodes[(start + 1)...]
    guard body.allSatisfy({ $0 == .addCounter }),
      opcodes[...start].allSatisfy({ step($0) })
    else { return false }
    return loop(additions: body.count)
  }

  private mutating func step(_ opcode: Opcode) -> Bool {
    guard let ticks = ticks.plus(IntegerPolynomial(opcode.ticks)) else { return false }
    self.ticks = ticks
    switch opcode {
    case .load: answer = .argument
    case .clear: answer = IntegerPolynomial(0)
    case .addCounter: answer = counter.flatMap { answer?.plus($0) }
    case .increment: answer = answer?.plus(IntegerPolynomial(1))
    case .multiply: answer = answer?.timesArgument()
    case .halve: answer = answer?.halved()
    case .setCounter:
      counter = .argument
      return true
    case .loop: return false
    }
    return answer != nil
  }

  /// I runs from N down to 1, and so many times I is added in each turn.
  private mutating func loop(additions: Int) -> Bool {
    guard let sum = Self.sum(of: additions), let answer = answer?.plus(sum),
      let turns = IntegerPolynomial.argument.times(additions + 1), let ticks = ticks.plus(turns)
    else { return false }
    (self.answer, self.ticks) = (answer, ticks)
    return true
  }

  /// F(N) = factor · (1 + 2 + … + N), taken for true only since F(0) = 0 and F(N + 1) − F(N) is
  /// factor · (N + 1).
  private static func sum(of factor: Int) -> IntegerPolynomial? {
    guard let next = IntegerPolynomial.argument.plus(IntegerPolynomial(1)),
      let sum = next.timesArgument()?.halved()?.times(factor), let term = next.times(factor),
      sum.value(at: 0) == 0, sum.difference == term
    else { return nil }
    return sum
  }
}
