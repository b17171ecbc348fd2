/// Something done with the mouse, at a cell of the screen.
public struct Mouse: Hashable, Sendable {
  /// What was done.
  public enum Deed: Sendable {
    case press, drag, release, wheelUp, wheelDown
  }

  /// What was done.
  public var deed: Deed
  /// The column, from 0.
  public var x: Int
  /// The row, from 0.
  public var y: Int
  /// What was held down with it.
  public var modifiers: Key.Modifiers

  /// Something done with the mouse.
  public init(_ deed: Deed, x: Int, y: Int, modifiers: Key.Modifiers = []) {
    self.deed = deed
    self.x = x
    self.y = y
    self.modifiers = modifiers
  }
}
