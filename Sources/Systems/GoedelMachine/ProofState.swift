/// What a word has come to: the program it has written and the theorems it has proved.
struct ProofState: Sendable {
  /// The theorems there can be in a proof, premises before what follows from them.
  enum Place: Int, CaseIterable, Sendable {
    case execution, recurrence, correct, initial, constants, initialExecution, initialRate, rate
    case limits, clock, upper, lower, target
  }

  /// The program as written so far.
  private(set) var program = JobProgram.empty
  /// Whether what is written is to run without the search for proofs.
  private(set) var stopsSearch = false
  /// What is to be proved better than what is; once set, the program is as it is.
  private(set) var switchprog: Solver?
  private var theorems: [Theorem?] = []
  /// A bit for each theorem there is.
  private var proved = 0

  /// The most instructions a word may write.
  static let longest = 4

  /// The theorem at a place, where it is proved.
  subscript(place: Place) -> Theorem? { has(place) ? theorems[place.rawValue] : nil }

  func has(_ place: Place) -> Bool { proved >> place.rawValue & 1 == 1 }

  /// How many theorems there are.
  var count: Int { proved.nonzeroBitCount }

  /// Equal for states from which the same can be proved: the program, whether it is set, and which
  /// theorems there are, whatever slot they name.
  var key: Int {
    let flags = (stopsSearch ? 1 : 0) << 1 | (switchprog == nil ? 0 : 1)
    return (program.code << 2 | flags) << Place.allCases.count | proved
  }
}

extension ProofState {
  /// Carries out a token with the steps there are: one for each rule that is tried, and one at the
  /// least.
  ///
  /// - Parameter slot: The slot to come that theorems may name.
  /// - Returns: What it took, and whether it brought anything new.
  mutating func apply(
    _ technique: ProofTechnique, _ prover: inout Prover, slot: Int, limit: Int
  ) -> (steps: Int, isNew: Bool) {
    guard limit > 0 else { return (0, false) }
    switch technique {
    case .stopSearch: return (1, stopSearch())
    case .setSwitch: return (1, setSwitch())
    case .verify, .rates, .bounds, .compare:
      var rules = Rules(limit: limit)
      prove(technique, &rules, &prover, slot: slot)
      return (max(rules.steps, 1), rules.isNew)
    default: return (1, write(technique))
    }
  }

  private mutating func write(_ technique: ProofTechnique) -> Bool {
    guard switchprog == nil, let opcode = technique.opcode, program.count < Self.longest else {
      return false
    }
    program = program.appending(opcode)
    return true
  }

  private mutating func stopSearch() -> Bool {
    guard switchprog == nil, !stopsSearch else { return false }
    stopsSearch = true
    return true
  }

  private mutating func setSwitch() -> Bool {
    guard switchprog == nil, program.count > 0 else { return false }
    switchprog = Solver(program: program, isSearching: !stopsSearch)
    return true
  }

  /// Counts what a tactic does, which ends where its steps do.
  private struct Rules {
    let limit: Int
    var steps = 0
    var isNew = false
  }

  /// Applies a rule, unless its theorem is proved or the steps are used up.
  private mutating func add(
    _ place: Place, _ rules: inout Rules, _ rule: (ProofState) -> Theorem?
  ) {
    guard !has(place), rules.steps < rules.limit else { return }
    rules.steps += 1
    guard let theorem = rule(self) else { return }
    if theorems.isEmpty { theorems = Array(repeating: nil, count: Place.allCases.count) }
    theorems[place.rawValue] = theorem
    proved |= 1 << place.rawValue
    rules.isNew = true
  }

  private mutating func prove(
    _ technique: ProofTechnique, _ rules: inout Rules, _ prover: inout Prover, slot: Int
  ) {
    let kernel = prover.kernel
    switch technique {
    case .verify: verify(&rules, &prover)
    case .rates: rate(&rules, &prover)
    case .bounds: bound(&rules, kernel, slot: slot)
    default:
      guard let lower = self[.lower], let upper = self[.upper] else { return }
      add(.target, &rules) { _ in kernel.target(lower, upper) }
    }
  }

  private mutating func verify(_ rules: inout Rules, _ prover: inout Prover) {
    guard let program = switchprog?.program else { return }
    let execution = prover.execution(of: program)
    let kernel = prover.kernel
    add(.execution, &rules) { _ in execution }
    guard has(.execution) else { return }
    add(.recurrence, &rules) { _ in kernel.recurrence() }
    add(.correct, &rules) { state in
      state.pair(.execution, .recurrence).flatMap { kernel.correctness($0, $1) }
    }
  }

  private mutating func rate(_ rules: inout Rules, _ prover: inout Prover) {
    let execution = prover.execution(of: .initial)
    let kernel = prover.kernel
    add(.initial, &rules) { _ in kernel.initialSolver() }
    add(.constants, &rules) { _ in kernel.constants() }
    add(.initialExecution, &rules) { _ in execution }
    add(.initialRate, &rules) { state in
      state.pair(.initialExecution, .constants).flatMap {
        kernel.rate($0, $1, isSearching: Solver.initial.isSearching)
      }
    }
    guard has(.execution), let isSearching = switchprog?.isSearching else { return }
    add(.rate, &rules) { state in
      state.pair(.execution, .constants).flatMap {
        kernel.rate($0, $1, isSearching: isSearching)
      }
    }
  }

  private mutating func bound(_ rules: inout Rules, _ kernel: ProofKernel, slot: Int) {
    add(.limits, &rules) { _ in kernel.limits() }
    renewClock(slot: slot, kernel.world)
    add(.clock, &rules) { _ in kernel.clock(slot: slot) }
    guard let clock = self[.clock], let limits = self[.limits] else { return }
    if has(.initialRate) {
      add(.upper, &rules) { state in
        state.pair(.initial, .initialRate).flatMap { kernel.upperBound($0, $1, clock, limits) }
      }
    }
    if has(.correct), has(.rate) {
      add(.lower, &rules) { state in
        state.pair(.correct, .rate).flatMap { kernel.lowerBound($0, $1, clock, limits) }
      }
    }
  }

  /// Deletes what names a slot that has come nearer than half of what is kept in hand.
  private mutating func renewClock(slot: Int, _ world: JobStream) {
    guard case .clock(let named)? = self[.clock]?.statement,
      named < slot - ProofSearch.margin / 2
    else { return }
    for place in [Place.clock, .upper, .lower, .target] { proved &= ~(1 << place.rawValue) }
  }

  private func pair(_ one: Place, _ other: Place) -> (Theorem, Theorem)? {
    self[one].flatMap { first in self[other].map { (first, $0) } }
  }
}

// MARK: - The proof

extension ProofState {
  /// All that is proved, as lines that can be replayed.
  var proof: Proof {
    var proof = Proof()
    var lines: [Place: Int] = [:]
    for place in Place.allCases {
      guard let line = line(of: place, lines) else { continue }
      lines[place] = proof.lines.count
      proof.lines.append(line)
    }
    return proof
  }

  private func line(of place: Place, _ lines: [Place: Int]) -> Proof.Line? {
    guard let theorem = self[place] else { return nil }
    func number(_ place: Place) -> Int { lines[place] ?? Int.max }
    switch (place, theorem.statement) {
    case (.initial, _): return .initialSolver
    case (.recurrence, _): return .recurrence
    case (.constants, _): return .constants
    case (.limits, _): return .limits
    case (_, .clock(let slot)): return .clock(slot: slot)
    case (_, .execution(let program, _, _)): return .execution(program)
    case (.correct, _):
      return .correctness(execution: number(.execution), recurrence: number(.recurrence))
    case (_, .rate(let solver, _)):
      return .rate(
        execution: number(place == .rate ? .execution : .initialExecution),
        constants: number(.constants), isSearching: solver.isSearching)
    case (.upper, _):
      return .upperBound(
        initial: number(.initial), rate: number(.initialRate), clock: number(.clock),
        limits: number(.limits))
    case (.lower, _):
      return .lowerBound(
        correct: number(.correct), rate: number(.rate), clock: number(.clock),
        limits: number(.limits))
    default: return .target(lower: number(.lower), upper: number(.upper))
    }
  }
}

/// A kernel that remembers what programs it has executed; theorems it has are as good as new ones.
struct Prover: Sendable {
  let kernel: ProofKernel
  private var executions: [Theorem??]

  init(_ world: JobStream) {
    kernel = ProofKernel(world: world)
    executions = Array(repeating: nil, count: 2 << (3 * ProofState.longest))
  }

  /// What a program does, where a rule says so.
  mutating func execution(of program: JobProgram) -> Theorem? {
    guard executions.indices.contains(program.code) else { return kernel.execution(of: program) }
    if let known = executions[program.code] { return known }
    let theorem = kernel.execution(of: program)
    executions[program.code] = .some(theorem)
    return theorem
  }
}
