extension Screen {
  /// The cells of an area as a screen of their own.
  package func part(_ area: Area) -> Screen {
    let area = area.intersection(self.area)
    var part = Screen(width: area.width, height: area.height, glyphs: glyphs)
    for row in 0..<area.height {
      let first = (area.y + row) * width + area.x
      part.cells.replaceSubrange(
        row * area.width..<(row + 1) * area.width, with: cells[first..<first + area.width])
    }
    return part
  }
}
