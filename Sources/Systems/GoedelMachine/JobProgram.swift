import Text

/// A program of up to 20 instructions for one job: given N, it leaves its answer in A.
///
/// It is an octal number, a digit an instruction, behind a leading 1; so it is as cheap to copy and
/// compare as a number.
struct JobProgram: Hashable, Sendable {
  /// The octal number.
  let code: Int

  /// The program of no instruction.
  static let empty = JobProgram(code: 1)
  /// The most instructions there are in one.
  static let most = 20
  /// The program that a machine begins with: it adds up N, N − 1, … 1.
  static let initial = JobProgram([.clear, .setCounter, .addCounter, .loop])

  private init(code: Int) { self.code = code }

  /// A program of these instructions.
  init(_ opcodes: [Opcode]) {
    self = opcodes.reduce(.empty) { $0.appending($1) }
  }

  /// The program followed by one more instruction.
  func appending(_ opcode: Opcode) -> JobProgram {
    precondition(count < Self.most, "a program has at most \(Self.most) instructions")
    return JobProgram(code: code << 3 | opcode.rawValue)
  }

  /// How many instructions it has.
  var count: Int { (Int.bitWidth - 1 - code.leadingZeroBitCount) / 3 }

  /// The instructions in order.
  var opcodes: [Opcode] {
    (0..<count).reversed().compactMap { Opcode(rawValue: code >> (3 * $0) & 7) }
  }

  /// The instructions by name: `LDN INC MULN HALF`.
  var text: String { opcodes.map(\.name).joined(separator: " ") }
}

// MARK: - Running

extension JobProgram {
  /// What came of a run.
  struct Run: Hashable, Sendable {
    /// What is left in A.
    let answer: Int
    /// How long it took.
    let ticks: Int
  }

  /// Runs the program; `nil` where it fails, has not ended after `limit` ticks, or reads what was
  /// never written.
  func run(_ argument: Int, limit: Int = 1_000_000) -> Run? {
    var machine = Registers(argument: argument)
    let opcodes = opcodes
    var (place, ticks) = (0, 0)
    while place < opcodes.count {
      ticks += opcodes[place].ticks
      guard ticks <= limit, let next = machine.execute(opcodes[place], at: place) else {
        return nil
      }
      place = next
    }
    return machine.answer.map { Run(answer: $0, ticks: ticks) }
  }

  private struct Registers {
    /// A, once something was written to it.
    var answer: Int?
    /// I, once something was written to it.
    var counter: Int?
    /// N.
    let argument: Int
    /// Where the loop begins.
    var mark: Int?

    init(argument: Int) { self.argument = argument }

    /// Carries out an instruction; the place of the next, or `nil` where it fails.
    mutating func execute(_ opcode: Opcode, at place: Int) -> Int? {
      switch opcode {
      case .load: answer = argument
      case .clear: answer = 0
      case .addCounter: return add(counter) ? place + 1 : nil
      case .increment: return add(1) ? place + 1 : nil
      case .multiply:
        guard let (product, overflow) = answer?.multipliedReportingOverflow(by: argument),
          !overflow
        else { return nil }
        answer = product
      case .halve:
        guard let whole = answer, whole.isMultiple(of: 2) else { return nil }
        answer = whole / 2
      case .setCounter: (counter, mark) = (argument, place + 1)
      case .loop:
        guard let mark, let left = counter else { return nil }
        counter = left - 1
        return left - 1 > 0 ? mark : place + 1
      }
      return place + 1
    }

    private mutating func add(_ number: Int?) -> Bool {
      guard let number, let (sum, overflow) = answer?.addingReportingOverflow(number), !overflow
      else { return false }
      answer = sum
      return true
    }
  }
}

// MARK: - On disk

extension JobProgram: Codable {
  init(from decoder: any Decoder) throws {
    code = try decoder.singleValueContainer().decode(Int.self)
    guard code > 0, (Int.bitWidth - 1 - code.leadingZeroBitCount).isMultiple(of: 3) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(code) is no program"))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}

/// A program, and whether the machine goes on searching for proofs while it runs.
struct Solver: Codable, Hashable, Sendable {
  /// What does the jobs.
  let program: JobProgram
  /// Whether half the time goes to the search for proofs.
  let isSearching: Bool

  /// What a machine begins with.
  static let initial = Solver(program: .initial, isSearching: true)

  /// How it reads: `LDN INC MULN HALF, search off`.
  var text: String { program.text + (isSearching ? ", search on" : ", search off") }
}
