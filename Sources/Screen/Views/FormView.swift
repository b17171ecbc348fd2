/// Fields to fill in, with the help and the range of each and what is wrong with it.
///
///     FormView(
///       fields: [.init("learning rate", value: "0.01", range: "1e-5 ... 1, log")],
///       focus: 0, cursor: 4
///     ).draw(in: area, on: &screen)
package struct FormView: View {
  /// A field.
  package struct Field: Hashable, Sendable {
    /// What it sets.
    package var label: String
    /// Its text as it is, valid or not.
    package var value: String
    /// What is allowed: `1 ... 100`.
    package var range: String
    /// What it means, for the line below the form.
    package var help: String
    /// What is wrong with the text, if anything.
    package var error: String?
    /// Whether left and right step through choices; drawn as `< value >`.
    package var isChoice: Bool
    /// Whether the value differs from the default; drawn with a mark.
    package var isChanged: Bool

    /// A field.
    package init(
      _ label: String, value: String, range: String = "", help: String = "", error: String? = nil,
      isChoice: Bool = false, isChanged: Bool = false
    ) {
      self.label = label
      self.value = value
      self.range = range
      self.help = help
      self.error = error
      self.isChoice = isChoice
      self.isChanged = isChanged
    }
  }

  /// The fields from top to bottom.
  package var fields: [Field]
  /// The field that keys go to.
  package var focus: Int?
  /// The place in its text where typing goes, in scalars; nil while nothing is edited.
  package var cursor: Int?
  /// The first field shown; moved if the focus would be out of view.
  package var offset: Int

  /// A form.
  package init(fields: [Field], focus: Int? = nil, cursor: Int? = nil, offset: Int = 0) {
    self.fields = fields
    self.focus = focus
    self.cursor = cursor
    self.offset = offset
  }

  /// Draws a line for each field, and below a rule what the focused one means or what is wrong.
  package func draw(in area: Area, on screen: inout Screen) {
    guard !area.isEmpty else { return }
    let (list, foot) = parts(of: area)
    let first = firstField(in: area)
    let widths = widths(in: list)
    for (row, number) in fields.indices.dropFirst(first).prefix(list.height).enumerated() {
      draw(number, widths, in: list.row(row), on: &screen)
    }
    Scrolling.drawBar(
      in: list.cut(right: 1).right, from: first, of: fields.count, visible: list.height, on: &screen
    )
    guard let focus, fields.indices.contains(focus), !foot.isEmpty else { return }
    for x in foot.x..<foot.right { screen.put("─", x: x, y: foot.y, role: .border) }
    footnote(of: fields[focus]).draw(in: foot.cut(top: 1).rest, on: &screen)
  }

  /// The field drawn at a row of the screen, for the mouse.
  package func field(atY y: Int, in area: Area) -> Int? {
    let list = parts(of: area).list
    let number = firstField(in: area) + y - list.y
    return y >= list.y && y < list.bottom && fields.indices.contains(number) ? number : nil
  }

  private func parts(of area: Area) -> (list: Area, foot: Area) {
    let (list, foot) = area.cut(bottom: area.height >= 6 ? 3 : 0)
    return (list, foot)
  }

  private func firstField(in area: Area) -> Int {
    Scrolling.offset(
      from: offset, showing: focus, of: fields.count, visible: parts(of: area).list.height)
  }

  /// Columns for labels, values and ranges.
  private func widths(in area: Area) -> (label: Int, value: Int, range: Int) {
    let longest = fields.reduce(0) { max($0, TerminalText.width($1.label)) }
    let room = max(0, area.width - 4)
    let label = min(longest, room / 2)
    let value = min(
      max(12, fields.reduce(0) { max($0, TerminalText.width($1.value) + 5) }), room - label)
    return (label, value, max(0, room - label - value - 2))
  }

  private func draw(
    _ number: Int, _ widths: (label: Int, value: Int, range: Int), in line: Area,
    on screen: inout Screen
  ) {
    let field = fields[number]
    let isFocused = number == focus
    if isFocused {
      screen.lay(.selection, under: line, .bold)
      screen.put("▸", x: line.x, y: line.y, role: .cursor)
    }
    screen.write(TextRun(field.label, .label), x: line.x + 2, y: line.y, width: widths.label)
    let x = line.x + widths.label + 4
    let box = Area(x: x, y: line.y, width: widths.value, height: 1).intersection(line)
    drawValue(of: field, isFocused: isFocused, in: box, on: &screen)
    let remark = field.error.map { TextRun("⚠ " + $0, .bad) } ?? TextRun(field.range, .hint)
    screen.write(remark, x: box.right + 1, y: line.y, width: max(0, line.right - 1 - box.right - 1))
  }

  private func drawValue(
    of field: Field, isFocused: Bool, in box: Area, on screen: inout Screen
  ) {
    guard box.width > 4 else { return }
    let role: Role = field.error == nil ? (field.isChanged ? .strong : .field) : .bad
    if field.isChanged { screen.put("*", x: box.x - 1, y: box.y, role: .marked) }
    let inside = field.isChoice ? box.inset(horizontal: 2, vertical: 0) : box
    if field.isChoice {
      screen.put("‹", x: box.x, y: box.y, role: .hint)
      screen.put("›", x: box.right - 1, y: box.y, role: .hint)
    }
    guard isFocused, let cursor, !field.isChoice else {
      screen.write(TextRun(field.value, role), x: inside.x, y: box.y, width: inside.width)
      return
    }
    let scalars = Array(field.value.unicodeScalars)
    let place = min(max(cursor, 0), scalars.count)
    let first = max(0, place - inside.width + 1)
    for column in 0..<inside.width {
      let index = first + column
      let attributes: Attributes = index == place ? [.underline, .reverse] : .underline
      let scalar = index < scalars.count ? scalars[index] : " "
      screen.put(scalar, x: inside.x + column, y: box.y, role: role, attributes)
    }
  }

  private func footnote(of field: Field) -> Paragraph {
    field.error.map { Paragraph("⚠ " + $0, role: .bad) } ?? Paragraph(field.help, role: .hint)
  }
}
