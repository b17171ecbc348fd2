import Compute

/// The functions and terminals that formulas are made of.
struct PrimitiveSet: Sendable {
  let functions: [Primitive]
  let terminals: [Primitive]
  /// How often a random terminal is the first; `nil` where all are equally likely.
  private let shareOfFirst: Double?

  /// Formulas of one variable.
  static let arithmetic = PrimitiveSet(
    functions: [.add, .subtract, .multiply, .divide, .sine, .cosine], terminals: [.x, .one],
    shareOfFirst: 0.85)

  /// Boolean functions of up to four variables (Koza 1992, chapter 20).
  static func boolean(variables: Int) -> PrimitiveSet {
    let all: [Primitive] = [.first, .second, .third, .fourth]
    return PrimitiveSet(
      functions: [.and, .or, .nand, .nor], terminals: Array(all.prefix(variables)),
      shareOfFirst: nil)
  }

  /// Draws a terminal.
  func terminal(_ random: inout Random) -> Primitive {
    guard let shareOfFirst else { return random.pick(terminals) }
    return random.chance(shareOfFirst) ? terminals[0] : terminals[1]
  }

  /// Draws a function.
  func function(_ random: inout Random) -> Primitive { random.pick(functions) }

  /// Those that have as many arguments as another.
  func alike(_ other: Primitive) -> [Primitive] {
    (functions + terminals).filter { $0.arity == other.arity }
  }
}
