/// The names, marks and values of curves, in rows above a chart.
struct Legend {
  struct Entry {
    var number: Int
    var name: String
    var value: String
    /// Where it stands, from the upper left; nil if there is no room.
    var place: (x: Int, row: Int)?

    var width: Int {
      2 + TerminalText.width(name) + (value.isEmpty ? 0 : 1 + TerminalText.width(value))
    }
  }

  private let title: String
  private var entries: [Entry]
  /// Rows taken from the top of the area.
  private(set) var height = 0
  private var hiddenCount = 0

  /// A legend that takes nothing.
  init() {
    title = ""
    entries = []
  }

  /// Places as many entries as fit in one row, or in two or three where the area is high.
  init(title: String, entries: [Entry], in area: Area) {
    self.title = title
    self.entries = entries
    guard area.width >= 3, !title.isEmpty || !entries.isEmpty else { return }
    let most = area.height >= 14 ? 3 : area.height >= 9 ? 2 : 1
    var x = title.isEmpty ? 0 : TerminalText.width(title) + 2
    var row = 0
    for index in entries.indices {
      let width = entries[index].width
      if x > 0, x + width > area.width, row + 1 < most { (x, row) = (0, row + 1) }
      let isLast = index == entries.count - 1
      let room = area.width - (row + 1 == most && !isLast ? 4 : 0)
      guard x + width <= room || x == 0 else {
        hiddenCount = entries.count - index
        break
      }
      self.entries[index].place = (x, row)
      x += width + 2
    }
    height = row + 1
  }

  func draw(in area: Area, on screen: inout Screen) {
    guard height > 0 else { return }
    screen.write(title, x: area.x, y: area.y, role: .label, limit: area.width)
    for entry in entries {
      guard let place = entry.place else { break }
      let (x, y) = (area.x + place.x, area.y + place.row)
      let role = Role.series(entry.number)
      let room = area.right - x
      screen.put(Glyph.marker(entry.number), x: x, y: y, role: role)
      let used = 2 + screen.write(entry.name, x: x + 2, y: y, role: role, limit: room - 2)
      screen.write(entry.value, x: x + used + 1, y: y, role: .value, limit: room - used - 1)
    }
    guard hiddenCount > 0 else { return }
    let note = "+\(hiddenCount)"
    screen.write(
      note, x: area.right - note.utf8.count, y: area.y + height - 1, role: .hint, limit: area.width)
  }
}
