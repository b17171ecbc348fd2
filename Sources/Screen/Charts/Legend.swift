/// The names, marks and values of curves, in rows above a chart.
struct Legend {
  struct Entry {
    var number: Int
    var name: String
    var value: String

    var width: Int {
      2 + TerminalText.width(name) + (value.isEmpty ? 0 : 1 + TerminalText.width(value))
    }
  }

  let title: String
  let entries: [Entry]
  /// Rows taken from the top of the area.
  let height: Int
  /// Where each entry stands; those without room are counted in the last row.
  private var places: [(x: Int, row: Int)] = []

  init(title: String, entries: [Entry], area: Area) {
    self.title = title
    self.entries = entries
    let most = area.height >= 14 ? 3 : area.height >= 9 ? 2 : 1
    var x = title.isEmpty ? 0 : TerminalText.width(title) + 2
    var row = 0
    for (index, entry) in entries.enumerated() {
      if x > 0, x + entry.width > area.width, row + 1 < most { (x, row) = (0, row + 1) }
      let isLast = index == entries.count - 1
      let room = area.width - (row + 1 == most && !isLast ? 4 : 0)
      guard x + entry.width <= room || x == 0 else { break }
      places.append((x, row))
      x += entry.width + 2
    }
    height = title.isEmpty && entries.isEmpty ? 0 : row + 1
  }

  func draw(in area: Area, on screen: inout Screen) {
    guard height > 0 else { return }
    screen.write(title, x: area.x, y: area.y, role: .label, limit: area.width)
    for (entry, place) in zip(entries, places) {
      let (x, y) = (area.x + place.x, area.y + place.row)
      let role = Role.series(entry.number)
      let room = area.right - x
      var used = screen.write("\(Glyph.marker(entry.number)) ", x: x, y: y, role: role, limit: room)
      used += screen.write(entry.name, x: x + used, y: y, role: role, limit: room - used)
      if !entry.value.isEmpty {
        screen.write(entry.value, x: x + used + 1, y: y, role: .value, limit: room - used - 1)
      }
    }
    let hidden = entries.count - places.count
    guard hidden > 0 else { return }
    let note = "+\(hidden)"
    screen.write(
      note, x: area.right - note.utf8.count, y: area.y + height - 1, role: .hint, limit: area.width)
  }
}
