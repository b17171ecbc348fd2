/// One character position: a printable scalar, what it is for, and what it stands on.
///
/// A cell cannot hold anything that moves a cursor or takes another width than one: `init` passes
/// every scalar through `TerminalText.visible`, so no path to the terminal avoids it.
public struct Cell: Hashable, Sendable {
  /// The character; always printable and one column wide.
  public let scalar: Unicode.Scalar
  /// What the character is for.
  public var role: Role
  /// What lies behind it: `.background`, or a role such as `.selection` or a ramp step.
  public var ground: Role
  /// Weight and the like, beside what the theme gives the role.
  public var attributes: Attributes

  /// An empty cell.
  public static let blank = Cell(" ")

  /// A cell; a scalar that must not reach a terminal is replaced visibly.
  public init(
    _ scalar: Unicode.Scalar, _ role: Role = .text, on ground: Role = .background,
    _ attributes: Attributes = []
  ) {
    self.scalar = TerminalText.visible(scalar)
    self.role = role
    self.ground = ground
    self.attributes = attributes
  }
}

/// Ways a character can stand out that need no colour.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The set as bits.
  public let rawValue: UInt8

  /// The set with these bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Heavier strokes.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter strokes.
  public static let dim = Attributes(rawValue: 2)
  /// Slanted strokes.
  public static let italic = Attributes(rawValue: 4)
  /// A line below.
  public static let underline = Attributes(rawValue: 8)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 16)
}
