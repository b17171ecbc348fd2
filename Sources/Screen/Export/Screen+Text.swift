extension Screen {
  /// The characters alone, a line for each row, without trailing blanks; empty rows at the end
  /// stay.
  package var text: String {
    (0..<height).map(line).joined(separator: "\n")
  }

  /// The characters of one row without trailing blanks; empty outside the screen.
  package func line(_ row: Int) -> String {
    guard row >= 0, row < height else { return "" }
    var scalars = String.UnicodeScalarView()
    var blanks = 0
    for column in 0..<width {
      guard let glyph = glyph(x: column, y: row) else { continue }
      guard glyph != " " else {
        blanks += 1
        continue
      }
      for _ in 0..<blanks { scalars.append(" ") }
      blanks = 0
      scalars.append(glyph)
    }
    return String(scalars)
  }
}
