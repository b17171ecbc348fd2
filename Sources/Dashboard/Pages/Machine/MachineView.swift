import Learning
import Running
import Screen
import Text

extension Dashboard {
  /// The seconds between two measurements while they are shown.
  static let measuringInterval = 1.0

  /// When to measure again; `nil` while the page is not shown.
  var measureTime: Double? {
    page == .machine ? measuredAt + Self.measuringInterval : nil
  }

  /// Opens the page of the machine, from which keys lead back to the session shown before.
  mutating func showMachine() -> [Effect] {
    if case .session(let name, _) = page { home.select(.session(name), in: homeRows) }
    page = .machine
    measuredAt = now
    return [.measure]
  }

  /// Draws cores, memory, and what each run gets of them.
  func drawMachine(in area: Area, on screen: inout Screen) {
    guard let machine else {
      return Paragraph("Measuring …", role: .hint).draw(in: area, on: &screen)
    }
    let rows = min(machine.loads.count, max(1, area.height / 3))
    let (top, rest) = area.cut(top: rows + 4)
    let panel = Panel("Machine", trailing: machine.blas, isFocused: true)
    panel.draw(in: top, on: &screen)
    let inner = panel.inner(of: top).inset(horizontal: 1, vertical: 0)
    for (core, load) in machine.loads.prefix(rows).enumerated() {
      Gauge(load, label: "core \(core)", remark: "", role: .running)
        .draw(in: inner.row(core), on: &screen)
    }
    let total = machine.memory
    Gauge(
      total > 0 ? machine.usedMemory / total : nil, label: "memory",
      remark: "\(Numeral.bytes(machine.usedMemory)) of \(Numeral.bytes(total))", role: .finished
    ).draw(in: inner.row(rows), on: &screen)
    let own = TextRun("this program has \(Numeral.bytes(machine.resident)) of it", .dim)
    screen.write(own, x: inner.x, y: inner.y + rows + 1, width: inner.width)
    runTable.draw(in: rest.cut(top: min(1, rest.height)).rest, on: &screen)
  }

  private var runTable: TableView {
    let runs = shown.sessions.filter(\.isHere)
    var table = TableView(
      columns: [
        .init("state", width: .fixed(10)), .init("run", width: .flexible(weight: 2, minimum: 14)),
        .init("steps/s", width: .fixed(9), alignment: .right),
        .init("cores", width: .fixed(6), alignment: .right, priority: 1),
        .init("processor", width: .fixed(10), alignment: .right, priority: 2),
        .init("saved at", width: .fixed(10), alignment: .right, priority: 3),
      ],
      rows: runs.map { session in
        let status = session.status
        let cores = status.wallSeconds > 0 ? status.cpuSeconds / status.wallSeconds : nil
        return [
          session.badge, TextRun(session.name.text, .strong),
          TextRun(session.stepRate.rate.map { Numeral.short($0, digits: 3) } ?? "–", .value),
          TextRun(cores.map { Numeral.short($0, digits: 2) } ?? "–", .value),
          TextRun(Numeral.duration(status.cpuSeconds), .dim),
          TextRun(session.savedStep.map { "step \($0)" } ?? "–", .dim),
        ]
      })
    table.emptyText = "No run is open in this program."
    return table
  }
}
