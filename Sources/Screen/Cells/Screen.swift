/// A rectangle of styled cells.
///
///     var screen = Screen(width: 80, height: 24, glyphs: .braille)
///     Panel("Loss").draw(in: screen.area, on: &screen)
///     screen.write("0.93", x: 2, y: 1, role: .good)
///     print(screen.text)
///
/// Everything written is clipped, so no size and no coordinate is wrong: an empty screen, an area
/// beyond the edge and a negative column all do nothing.
package struct Screen: Equatable, Sendable {
  /// Columns, at least 0.
  package private(set) var width: Int
  /// Rows, at least 0.
  package private(set) var height: Int
  /// The characters that may be drawn.
  package private(set) var glyphs: GlyphSet
  /// The cells row by row.
  package internal(set) var cells: [Cell]

  /// An empty screen; a negative size becomes 0.
  package init(width: Int, height: Int, glyphs: GlyphSet = .braille) {
    self.width = min(max(width, 0), Self.longest)
    self.height = min(max(height, 0), Self.longest)
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  /// No terminal has more columns or rows than this; larger sizes are cut.
  package static let longest = 1 << 12

  /// The whole screen.
  package var area: Area { Area(width: width, height: height) }

  /// One cell; outside the screen a blank is read and nothing is written.
  package subscript(x: Int, y: Int) -> Cell {
    get { x >= 0 && x < width && y >= 0 && y < height ? cells[y * width + x] : .blank }
    set {
      guard x >= 0, x < width, y >= 0, y < height else { return }
      cells[y * width + x] = glyphs == .ascii ? newValue.folded : newValue
    }
  }

  /// What is shown at a place: `nil` where the character before takes this column too, and a sign
  /// where half of a character was cut off or written over.
  package func glyph(x: Int, y: Int) -> Unicode.Scalar? {
    let scalar = self[x, y].scalar
    // Most are not even looked at twice.
    guard scalar.value >= 0x3000 else { return scalar }
    if scalar == TerminalText.tail {
      return TerminalText.isDouble(self[x - 1, y].scalar) ? nil : " "
    }
    let isWhole = !TerminalText.isDouble(scalar) || self[x + 1, y].scalar == TerminalText.tail
    return isWhole ? scalar : "▯"
  }

  /// Blanks every cell, keeping size and storage, so that the next frame allocates nothing.
  package mutating func clear() {
    for index in cells.indices { cells[index] = .blank }
  }

  /// Takes another size or other glyphs and blanks every cell; the same size keeps the storage.
  package mutating func reset(width: Int, height: Int, glyphs: GlyphSet) {
    guard width == self.width, height == self.height else {
      self = Screen(width: width, height: height, glyphs: glyphs)
      return
    }
    self.glyphs = glyphs
    clear()
  }
}

// MARK: - Writing

extension Screen {
  /// Writes one line of text and returns how many columns it took.
  ///
  /// - Parameters:
  ///   - ground: What the text stands on; nil keeps what is there, such as a selected row.
  ///   - limit: The most columns to use; longer text is cut without a mark.
  @discardableResult
  package mutating func write(
    _ text: String, x: Int, y: Int, role: Role = .text, on ground: Role? = nil,
    _ attributes: Attributes = [], limit: Int = .max
  ) -> Int {
    var used = 0
    for scalar in TerminalText.composed(text).unicodeScalars {
      guard used < limit, x + used < width else { break }
      put(scalar, x: x + used, y: y, role: role, on: ground, attributes)
      used += 1
    }
    return used
  }

  /// Writes runs of text one after another and returns how many columns they took.
  @discardableResult
  package mutating func write(
    _ runs: [TextRun], x: Int, y: Int, on ground: Role? = nil, limit: Int = .max
  ) -> Int {
    var used = 0
    for run in runs where used < limit {
      used += write(
        run.text, x: x + used, y: y, role: run.role, on: ground, run.attributes,
        limit: limit - used)
    }
    return used
  }

  /// Writes runs of text one after another in a width of their own, with an ellipsis at its end if
  /// they are longer.
  package mutating func write(
    _ runs: [TextRun], x: Int, y: Int, width: Int, on ground: Role? = nil
  ) {
    write(runs, x: x, y: y, on: ground, limit: width)
    guard width > 0, runs.reduce(0, { $0 + $1.width }) > width else { return }
    write("…", x: x + width - 1, y: y, role: .dim, on: ground)
  }

  /// Writes a run of text in a width of its own: aligned if it is shorter, with an ellipsis if it
  /// is longer.
  package mutating func write(
    _ run: TextRun, x: Int, y: Int, width: Int, alignment: Alignment = .left,
    on ground: Role? = nil
  ) {
    let length = run.width
    guard length > width else {
      let start = x + alignment.indent(of: length, in: width)
      write(run.text, x: start, y: y, role: run.role, on: ground, run.attributes)
      return
    }
    write(run.text, x: x, y: y, role: run.role, on: ground, run.attributes, limit: width - 1)
    if width > 0 {
      put("…", x: x + width - 1, y: y, role: run.role, on: ground, run.attributes)
    }
  }

  /// Writes one character, keeping the ground it falls on unless one is given.
  package mutating func put(
    _ scalar: Unicode.Scalar, x: Int, y: Int, role: Role = .text, on ground: Role? = nil,
    _ attributes: Attributes = []
  ) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let index = y * width + x
    let cell = Cell(scalar, role, on: ground ?? cells[index].ground, attributes)
    cells[index] = glyphs == .ascii ? cell.folded : cell
  }

  /// Sets every cell of an area.
  package mutating func fill(_ area: Area, with cell: Cell) {
    let part = area.intersection(self.area)
    let cell = glyphs == .ascii ? cell.folded : cell
    for y in part.y..<part.bottom {
      for index in y * width + part.x..<y * width + part.right { cells[index] = cell }
    }
  }

  /// Changes what an area stands on and leaves its characters.
  package mutating func lay(_ ground: Role, under area: Area, _ attributes: Attributes = []) {
    let part = area.intersection(self.area)
    for y in part.y..<part.bottom {
      for index in y * width + part.x..<y * width + part.right {
        cells[index].ground = ground
        cells[index].attributes.formUnion(attributes)
      }
    }
  }

  /// Adds attributes to an area, such as `.dim` behind a dialogue.
  package mutating func mark(_ area: Area, _ attributes: Attributes) {
    let part = area.intersection(self.area)
    for y in part.y..<part.bottom {
      for index in y * width + part.x..<y * width + part.right {
        cells[index].attributes.formUnion(attributes)
      }
    }
  }
}

extension Cell {
  /// The same cell with its character in ASCII.
  var folded: Cell {
    scalar.isASCII ? self : Cell(TerminalText.ascii(scalar), role, on: ground, attributes)
  }
}
