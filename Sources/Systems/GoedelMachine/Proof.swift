/// A proof: one application of an axiom or a rule a line, each from lines above it.
struct Proof: Codable, Hashable, Sendable {
  /// A line; premises are numbers of lines.
  enum Line: Codable, Hashable, Sendable {
    case initialSolver
    case recurrence
    case constants
    case limits
    case clock(slot: Int)
    case execution(JobProgram)
    case correctness(execution: Int, recurrence: Int)
    case rate(execution: Int, constants: Int, isSearching: Bool)
    case upperBound(initial: Int, rate: Int, clock: Int, limits: Int)
    case lowerBound(correct: Int, rate: Int, clock: Int, limits: Int)
    case target(lower: Int, upper: Int)

    /// Which axiom or rule it applies: `A3`, `R7`.
    var rule: String {
      switch self {
      case .initialSolver: "A2"
      case .recurrence: "A3"
      case .constants: "A4"
      case .limits: "A5"
      case .clock: "A6"
      case .execution(let program): program.opcodes.last == .loop ? "A1, R2" : "A1, R1"
      case .correctness: "R3"
      case .rate: "R4"
      case .upperBound: "R5"
      case .lowerBound: "R6"
      case .target: "R7"
      }
    }

    /// The lines it follows from.
    var premises: [Int] {
      switch self {
      case .initialSolver, .recurrence, .constants, .limits, .clock, .execution: []
      case .correctness(let one, let other), .rate(let one, let other, _),
        .target(let one, let other):
        [one, other]
      case .upperBound(let first, let rate, let clock, let limits),
        .lowerBound(let first, let rate, let clock, let limits):
        [first, rate, clock, limits]
      }
    }
  }

  /// The lines in order.
  var lines: [Line] = []

  /// The theorems of all lines; `nil` where a line does not follow.
  func replay(in kernel: ProofKernel) -> [Theorem]? {
    var theorems: [Theorem] = []
    for line in lines {
      guard let theorem = kernel.apply(line, to: theorems) else { return nil }
      theorems.append(theorem)
    }
    return theorems
  }
}

extension ProofKernel {
  /// The theorem of a line of a proof whose lines so far proved these; `nil` where it does not
  /// follow.
  func apply(_ line: Proof.Line, to theorems: [Theorem]) -> Theorem? {
    guard line.premises.allSatisfy(theorems.indices.contains) else { return nil }
    switch line {
    case .initialSolver: return initialSolver()
    case .recurrence: return recurrence()
    case .constants: return constants()
    case .limits: return limits()
    case .clock(let slot): return clock(slot: slot)
    case .execution(let program): return execution(of: program)
    case .correctness(let execution, let recurrence):
      return correctness(theorems[execution], theorems[recurrence])
    case .rate(let execution, let constants, let isSearching):
      return rate(theorems[execution], theorems[constants], isSearching: isSearching)
    case .upperBound(let initial, let rate, let clock, let limits):
      return upperBound(
        theorems[initial], theorems[rate], theorems[clock], theorems[limits])
    case .lowerBound(let correct, let rate, let clock, let limits):
      return lowerBound(
        theorems[correct], theorems[rate], theorems[clock], theorems[limits])
    case .target(let lower, let upper): return target(theorems[lower], theorems[upper])
    }
  }
}
