import Compute
import Foundation

/// What formulas are to become equal to.
enum FormulaTarget: String, Codable, CaseIterable, Sendable {
  case quartic, quintic, sextic, cubic, mixed
  case evenParity3 = "even-3-parity"
  case oddParity3 = "odd-3-parity"
  case evenParity4 = "even-4-parity"
  case exactlyOne = "exactly-one"
  case majority

  /// Those made of the same primitives, on which operators are tested: itself among them.
  var family: [FormulaTarget] {
    Self.allCases.filter { ($0.variables == nil) == (variables == nil) }
  }

  /// The target as people write it.
  var text: String {
    switch self {
    case .quartic: "x⁴ + x³ + x² + x"
    case .quintic: "x⁵ + x⁴ + x³ + x² + x"
    case .sextic: "x⁶ − 2x⁴ + x²"
    case .cubic: "x³ + x² + x"
    case .mixed: "x⁵ − 2x³ + x"
    case .evenParity3: "even parity of 3 bits"
    case .oddParity3: "odd parity of 3 bits"
    case .evenParity4: "even parity of 4 bits"
    case .exactlyOne: "exactly one of 3 bits"
    case .majority: "the majority of 3 bits"
    }
  }

  /// Where it is to be met, for people.
  var place: String { variables == nil ? "on −1 to 1" : "for all bits" }

  /// What formulas for it are made of.
  var primitives: PrimitiveSet {
    variables.map { .boolean(variables: $0) } ?? .arithmetic
  }

  /// How many Boolean variables it has; `nil` where it is a polynomial.
  private var variables: Int? {
    switch self {
    case .quartic, .quintic, .sextic, .cubic, .mixed: nil
    case .evenParity3, .oddParity3, .exactlyOne, .majority: 3
    case .evenParity4: 4
    }
  }

  /// Its values in all cases that an ``ExpressionMachine`` computes.
  var values: [Double] {
    guard let variables else { return ExpressionMachine.points.map(polynomial) }
    return (0..<1 << variables).map { isTrue(of: $0.nonzeroBitCount) ? 1 : 0 }
  }

  private func polynomial(_ x: Double) -> Double {
    switch self {
    case .quartic: x + x * x + pow(x, 3) + pow(x, 4)
    case .quintic: x + x * x + pow(x, 3) + pow(x, 4) + pow(x, 5)
    case .sextic: pow(x, 6) - 2 * pow(x, 4) + x * x
    case .cubic: x + x * x + pow(x, 3)
    case .mixed: pow(x, 5) - 2 * pow(x, 3) + x
    case .evenParity3, .oddParity3, .evenParity4, .exactlyOne, .majority: 0
    }
  }

  /// Whether a Boolean target holds where so many bits are set.
  private func isTrue(of set: Int) -> Bool {
    switch self {
    case .evenParity3, .evenParity4: set.isMultiple(of: 2)
    case .oddParity3: !set.isMultiple(of: 2)
    case .exactlyOne: set == 1
    case .majority: set >= 2
    case .quartic, .quintic, .sextic, .cubic, .mixed: false
    }
  }
}
