/// What a life has earned, in as many pieces as fit a picture: when there are too many, two and two
/// are joined.
struct RewardRecord: Codable, Hashable, Sendable {
  /// A piece of a life.
  struct Piece: Codable, Hashable, Sendable {
    var ticks = 0
    var reward = 0
    /// The height of the stack at its end.
    var height = 0
    /// Changes undone in it.
    var undone = 0

    /// Reward a thousand ticks.
    var rate: Double { 1000 * Double(reward) / Double(max(ticks, 1)) }
  }

  /// The pieces in order, all but the last of the same number of steps.
  private(set) var pieces: [Piece] = []
  /// Steps in each piece.
  private(set) var width = 1
  private var filled = 0

  /// The most pieces there are.
  static let most = 400

  /// Adds a step.
  mutating func append(_ step: Piece) {
    if filled == 0 { pieces.append(Piece()) }
    let last = pieces.count - 1
    pieces[last].ticks += step.ticks
    pieces[last].reward += step.reward
    pieces[last].undone += step.undone
    pieces[last].height = step.height
    filled = (filled + 1) % width
    if filled == 0, pieces.count == Self.most { halve() }
  }

  private mutating func halve() {
    pieces = stride(from: 0, to: pieces.count, by: 2).map { place in
      let (first, second) = (pieces[place], pieces[place + 1])
      return Piece(
        ticks: first.ticks + second.ticks, reward: first.reward + second.reward,
        height: second.height, undone: first.undone + second.undone)
    }
    width *= 2
  }

  /// Reward a thousand ticks of each piece.
  var rates: [Double] { pieces.map(\.rate) }

  /// Whether the pieces are those of so many steps.
  func makesSense(after steps: Int) -> Bool {
    width > 0 && width.nonzeroBitCount == 1 && (0..<width).contains(filled)
      && pieces.count <= Self.most
      && (pieces.count - (filled > 0 ? 1 : 0)).multipliedReportingOverflow(by: width)
        == (steps - filled, false)
      && pieces.allSatisfy { $0.ticks >= 0 && $0.reward >= 0 && $0.height >= 0 && $0.undone >= 0 }
  }
}
