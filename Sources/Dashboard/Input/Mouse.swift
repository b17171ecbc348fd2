/// Something done with the mouse, at a cell of the screen.
package struct Mouse: Hashable, Sendable {
  /// What was done.
  package enum Deed: Sendable {
    case press, drag, release, wheelUp, wheelDown
  }

  /// What was done.
  package var deed: Deed
  /// The column, from 0.
  package var x: Int
  /// The row, from 0.
  package var y: Int
  /// What was held down with it.
  package var modifiers: Key.Modifiers

  /// Something done with the mouse.
  package init(_ deed: Deed, x: Int, y: Int, modifiers: Key.Modifiers = []) {
    self.deed = deed
    self.x = x
    self.y = y
    self.modifiers = modifiers
  }
}
