public import Compute

/// A ball falls down a field one row at a time, and a paddle two columns wide is to be under it when
/// it arrives.
///
/// The paddle must move at every step, and stays where a wall stops it. A task is a version of the
/// game: how far the ball drifts sideways in a step, and whether the controls are mirrored.
public struct CatchGame: Codable, Hashable, Sendable {
  /// Columns that the ball moves by in a step; it leaves on one side and enters on the other.
  public let drift: Int
  /// Whether the first action moves to the right instead of to the left.
  public let isMirrored: Bool

  /// Columns and rows of the field.
  public static let width = 7, height = 8
  /// Steps of a game.
  public static let steps = height - 1
  /// What can be done: move one way or the other.
  public static let actions = 2
  /// Places of the left end of the paddle.
  public static let places = width - 1

  /// A version of the game.
  public init(drift: Int, isMirrored: Bool) {
    precondition(abs(drift) < Self.width, "a ball that drifts \(drift) of \(Self.width) columns")
    (self.drift, self.isMirrored) = (drift, isMirrored)
  }

  /// Every version there is: without drift, or by a column to either side; with either controls.
  public static let versions = [0, 1, -1].flatMap { drift in
    [false, true].map { CatchGame(drift: drift, isMirrored: $0) }
  }

  /// Where ball and paddle are.
  public struct Position: Hashable, Sendable {
    /// The column and the row of the ball.
    public private(set) var column: Int
    /// Rows fallen.
    public private(set) var row = 0
    /// The left end of the paddle.
    public private(set) var paddle: Int

    /// The beginning of a game.
    public init(column: Int, paddle: Int) {
      precondition(
        (0..<width).contains(column) && (0..<places).contains(paddle),
        "no beginning: column \(column), paddle at \(paddle)")
      (self.column, self.paddle) = (column, paddle)
    }

    /// Any beginning alike.
    public init(random: inout Random) {
      self.init(column: random.below(width), paddle: random.below(places))
    }

    /// Whether the ball has arrived.
    public var isOver: Bool { row == steps }
    /// Whether the paddle is under it.
    public var isCaught: Bool { isOver && (paddle...paddle + 1).contains(column) }

    fileprivate mutating func move(paddleBy step: Int, ballBy drift: Int) {
      row += 1
      column = (column + drift + width) % width
      paddle = min(max(paddle + step, 0), places - 1)
    }
  }

  /// Every beginning there is.
  public static let beginnings = (0..<width).flatMap { column in
    (0..<places).map { Position(column: column, paddle: $0) }
  }

  /// The position after an action, 0 or 1.
  public func next(_ position: Position, action: Int) -> Position {
    precondition((0..<Self.actions).contains(action), "action \(action)")
    guard !position.isOver else { return position }
    var position = position
    position.move(paddleBy: (action == 1) == isMirrored ? -1 : 1, ballBy: drift)
    return position
  }
}

extension CatchGame.Position {
  /// How many numbers a picture of the field has.
  public static let pixels = CatchGame.width * CatchGame.height

  /// Draws the field: 1 where ball and paddle are, else 0.
  public func draw(into picture: UnsafeMutableBufferPointer<Float>) {
    picture.update(repeating: 0)
    picture[row * CatchGame.width + column] = 1
    let floor = (CatchGame.height - 1) * CatchGame.width + paddle
    (picture[floor], picture[floor + 1]) = (1, 1)
  }
}

extension CatchGame: CustomStringConvertible {
  /// `drift 1, mirrored`.
  public var description: String { "drift \(drift)" + (isMirrored ? ", mirrored" : "") }
}
