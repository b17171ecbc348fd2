/// How a character looks.
package struct Style: Hashable, Sendable {
  /// The colour of its strokes.
  package var foreground: Color
  /// The colour behind it.
  package var background: Color
  /// Weight and the like.
  package var attributes: Attributes

  /// A look.
  package init(
    foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
