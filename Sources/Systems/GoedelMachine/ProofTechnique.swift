/// A token of the language that proof techniques are words of.
///
/// Four are tactics, each of which applies several rules of the kernel: with every rule a token of
/// its own, words become too long to be found.
enum ProofTechnique: Int, CaseIterable, Codable, Sendable {
  /// Append an instruction to the program that is being written.
  case load, addCounter, multiply, increment, halve, clear, setCounter, loop
  /// The new program is to run without the search for proofs.
  case stopSearch
  /// set-switchprog: the program as written is what is to be proved better, and stays so.
  case setSwitch
  /// What the switchprog answers, and that it is right: R1 or R2, A3, R3.
  case verify
  /// How many slots a job takes, now and after the switch: A2, A4, R2, R4, R4.
  case rates
  /// What is earned with and without the switch: A5, state2theorem, R5, R6.
  case bounds
  /// The target theorem: R7.
  case compare

  /// The instruction that it appends, if it does.
  var opcode: Opcode? { Opcode(rawValue: rawValue) }

  /// How it is named.
  var name: String {
    if let opcode { return opcode.name }
    return switch self {
    case .stopSearch: "OFF"
    case .setSwitch: "SETSW"
    case .verify: "VERIFY"
    case .rates: "RATES"
    case .bounds: "BOUNDS"
    default: "COMPARE"
    }
  }
}
