/// Something that can draw itself: a value, made anew for every frame.
///
///     TableView(columns: ["run", "best"], rows: rows).draw(in: area, on: &screen)
///
/// A view draws inside its area and nowhere else, whatever the area's size, and keeps nothing:
/// selection, scrolling and folding live with the caller and are passed in.
package protocol View {
  /// Draws on the part of the screen given by `area`.
  func draw(in area: Area, on screen: inout Screen)
}

extension View {
  /// The view alone on a screen of its own, for printing and for tests.
  package func rendered(width: Int, height: Int, glyphs: GlyphSet = .braille) -> Screen {
    var screen = Screen(width: width, height: height, glyphs: glyphs)
    draw(in: screen.area, on: &screen)
    return screen
  }
}
