/// A character of lines as the strokes that leave the middle of its cell.
struct BoxStrokes: Equatable {
  /// How heavy a stroke is.
  enum Weight: UInt8 { case none, light, heavy }

  let left: Weight, right: Weight, up: Weight, down: Weight
  /// Whether the strokes meet in a curve.
  var isRound = false

  /// The strokes of a character; `nil` where it is none of the lines that views draw.
  init?(_ scalar: Unicode.Scalar) {
    guard let code = Self.codes[scalar] else { return nil }
    func weight(_ place: Int) -> Weight { Weight(rawValue: UInt8(code.weights[place])) ?? .none }
    (left, right, up, down) = (weight(0), weight(1), weight(2), weight(3))
    isRound = code.isRound
  }

  private static let codes: [Unicode.Scalar: (weights: [Int], isRound: Bool)] = {
    // Left, right, up and down: 0 for no stroke, 1 for a light one, 2 for a heavy one.
    let square: [(String, [Int])] = [
      ("─", [1, 1, 0, 0]), ("│", [0, 0, 1, 1]), ("┌", [0, 1, 0, 1]), ("┐", [1, 0, 0, 1]),
      ("└", [0, 1, 1, 0]), ("┘", [1, 0, 1, 0]), ("├", [0, 1, 1, 1]), ("┤", [1, 0, 1, 1]),
      ("┬", [1, 1, 0, 1]), ("┴", [1, 1, 1, 0]), ("┼", [1, 1, 1, 1]), ("╴", [1, 0, 0, 0]),
      ("╶", [0, 1, 0, 0]), ("╵", [0, 0, 1, 0]), ("╷", [0, 0, 0, 1]), ("━", [2, 2, 0, 0]),
      ("┃", [0, 0, 2, 2]), ("┏", [0, 2, 0, 2]), ("┓", [2, 0, 0, 2]), ("┗", [0, 2, 2, 0]),
      ("┛", [2, 0, 2, 0]), ("┣", [0, 2, 2, 2]), ("┫", [2, 0, 2, 2]), ("┳", [2, 2, 0, 2]),
      ("┻", [2, 2, 2, 0]), ("╋", [2, 2, 2, 2]),
    ]
    let round: [(String, [Int])] = [
      ("╭", [0, 1, 0, 1]), ("╮", [1, 0, 0, 1]), ("╰", [0, 1, 1, 0]), ("╯", [1, 0, 1, 0]),
    ]
    let all = square.map { ($0, $1, false) } + round.map { ($0, $1, true) }
    let pairs = all.flatMap { text, weights, isRound in
      text.unicodeScalars.map { ($0, (weights: weights, isRound: isRound)) }
    }
    return Dictionary(pairs) { first, _ in first }
  }()
}
