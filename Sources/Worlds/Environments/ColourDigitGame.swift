public import Compute

/// The colour-digit game, on the digits that are at hand.
///
/// As in Foerster, Assael, de Freitas & Whiteson 2016, section 6.3 (there with MNIST).
///
/// Two players each see a digit in one of two colours, may send one bit to each other, and then
/// choose 0 or 1. What a choice pays depends on the own colour and the parity of the other's digit
/// and, half as much, on the own digit's parity and the other's colour. So the best thing to say
/// is the parity of one's digit.
public struct ColourDigitGame: Codable, Hashable, Sendable {
  /// What one player sees.
  public struct View: Codable, Hashable, Sendable {
    /// The row of the picture among the digits.
    public let row: Int
    /// The digit on it.
    public let digit: Int
    /// Its colour, 0 or 1.
    public let colour: Int

    /// A digit in a colour.
    public init(row: Int, digit: Int, colour: Int) {
      (self.row, self.digit, self.colour) = (row, digit, colour)
    }
  }

  /// What each of the two players sees.
  public let views: [View]

  /// The most that the two can win on average: by sending parities.
  public static let best = 4.0

  /// A game in which the players see this.
  public init(_ first: View, _ second: View) {
    views = [first, second]
  }

  /// A game with two digits and two colours drawn uniformly.
  public init(digits: Examples, random: inout Random) {
    precondition(digits.count > 0, "there are no digits to play with")
    var views: [View] = []
    for _ in 0..<2 {
      let row = random.below(digits.count)
      views.append(View(row: row, digit: Int(digits.labels[row]), colour: random.below(2)))
    }
    self.views = views
  }

  /// What both players get together for their choices, each 0 or 1: -6 to 6.
  public func reward(_ choices: [Int]) -> Double {
    precondition(choices.count == 2, "there are 2 players, not \(choices.count)")
    return reward(of: 0, choosing: choices[0]) + reward(of: 1, choosing: choices[1])
  }

  /// What a player contributes: 2(-1)^(u + c + d') + (-1)^(u + d + c'), where u is the choice, c
  /// and d the own colour and digit, c' and d' the other's.
  public func reward(of player: Int, choosing choice: Int) -> Double {
    let (own, other) = (views[player], views[1 - player])
    let first = (choice + own.colour + other.digit) % 2 == 0 ? 2.0 : -2.0
    let second = (choice + own.digit + other.colour) % 2 == 0 ? 1.0 : -1.0
    return first + second
  }

  /// Draws what a player sees: the digit in the channel of its colour, zeros in the other.
  ///
  /// - Parameters:
  ///   - player: 0 or 1.
  ///   - digits: The grey digits that the game was made from.
  ///   - image: `[height, width, 2]`, or longer: the rest is left alone.
  public func draw(_ player: Int, from digits: Examples, into image: inout [Float]) {
    let pixels = digits.shape.count
    precondition(
      digits.shape.channels == 1 && image.count >= 2 * pixels,
      "\(image.count) numbers cannot hold \(digits.shape) in two colours")
    let view = views[player]
    for pixel in 0..<pixels {
      image[2 * pixel + view.colour] = digits.inputs[view.row * pixels + pixel]
      image[2 * pixel + 1 - view.colour] = 0
    }
  }
}
