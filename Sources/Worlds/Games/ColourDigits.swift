public import Compute

/// The colour-digit game (Foerster, Assael, de Freitas & Whiteson 2016, section 6.2).
///
/// Two agents each see a digit in one of two colours and may send each other one bit before both
/// choose an action. Agent a, whose colour is c and digit d, and the other's c' and d', earns with action u
///
///     r(a) = 2 (-1)^(u + c + d') + (-1)^(u + d + c')
///
/// for the team. The parity of the digit is worth sending (4 for the team, which is also what full
/// information is worth on average), the colour is worth half, and silence nothing.
public struct ColourDigits: Sendable {
  /// Digits that agents learn from.
  public let training: Examples
  /// Digits that they are examined on.
  public let validation: Examples
  /// Digits of other writers, for the last examination.
  public let test: SealedExamples

  /// The game on the digits of a split, whose inputs should lie in 0...1.
  public init(_ split: Split) {
    (training, validation, test) = (split.training, split.validation, split.test)
  }

  /// Every card there is, colour by colour; an agent that is told its card is told a place in this
  /// list.
  public static let deck = (0..<20).map { Card(digit: $0 % 10, colour: $0 / 10) }

  /// The mean reward of a team that makes the most of its bit.
  public static let optimum = 4.0

  /// What one agent sees.
  public struct Card: Codable, Hashable, Sendable {
    /// The row of its digit among the examples; `nil` where an agent is told the digit.
    public let row: Int?
    /// The digit.
    public let digit: Int
    /// 0 or 1.
    public let colour: Int

    /// A card that an agent is told.
    public init(digit: Int, colour: Int) { self.init(row: nil, digit: digit, colour: colour) }

    init(row: Int?, digit: Int, colour: Int) {
      (self.row, self.digit, self.colour) = (row, digit, colour)
    }

    /// Whether the digit is odd.
    public var isOdd: Bool { digit % 2 == 1 }
  }

  /// Deals a card for each agent.
  public static func deal(from digits: Examples, random: inout Random) -> (Card, Card) {
    (card(from: digits, &random), card(from: digits, &random))
  }

  /// What action 0 earns an agent that holds `own`; action 1 earns the opposite.
  public static func stake(_ own: Card, _ other: Card) -> Float {
    2 * sign(own.colour == 1) * sign(other.isOdd) + sign(own.isOdd) * sign(other.colour == 1)
  }

  /// Writes a card as an image `[colours, pixels]`: the digit in its own colour's plane, the other
  /// plane dark.
  public static func draw(
    _ card: Card, of digits: Examples, into image: UnsafeMutableBufferPointer<Float>
  ) {
    guard let row = card.row else { preconditionFailure("a card without an image: \(card)") }
    let pixels = digits.shape.count
    image.initialize(repeating: 0)
    let plane = card.colour * pixels..<(card.colour + 1) * pixels
    digits.gatherInputs([row], into: UnsafeMutableBufferPointer(rebasing: image[plane]))
  }

  private static func card(from digits: Examples, _ random: inout Random) -> Card {
    let row = random.below(digits.count)
    return Card(row: row, digit: Int(digits.labels[row]), colour: random.below(2))
  }

  private static func sign(_ isNegative: Bool) -> Float { isNegative ? -1 : 1 }
}
