/// How a character looks.
public struct Style: Hashable, Sendable {
  /// The colour of its strokes.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// Weight and the like.
  public var attributes: Attributes

  /// A look.
  public init(
    foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
