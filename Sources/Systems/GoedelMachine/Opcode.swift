/// An instruction of the machine that jobs are done on, which has registers A, I and N.
enum Opcode: Int, CaseIterable, Sendable {
  /// A := N.
  case load
  /// A := A + I.
  case addCounter
  /// A := A · N.
  case multiply
  /// A := A + 1.
  case increment
  /// A := A / 2, which fails where A is odd.
  case halve
  /// A := 0.
  case clear
  /// I := N, and a loop begins behind it.
  case setCounter
  /// I := I − 1, and back to where the loop begins while I > 0.
  case loop

  /// How it is named.
  var name: String {
    switch self {
    case .load: "LDN"
    case .addCounter: "ADDI"
    case .multiply: "MULN"
    case .increment: "INC"
    case .halve: "HALF"
    case .clear: "CLR"
    case .setCounter: "SETI"
    case .loop: "DJNZ"
    }
  }

  /// How many ticks it takes.
  var ticks: Int { self == .multiply ? 3 : 1 }
}
