import Learning
import Running
import Screen

/// How a session stands, above everything else: state, progress, best and δ.
struct ProgressHead: View {
  var session: Session
  var standing: Standing
  /// Whether it is shown as it was, when nothing was known of its pace from then on.
  var isPast: Bool
  /// Whether there is room for the least only.
  var isCompact: Bool
  /// What there is to notice, and the key that shows it.
  var advice: AdviceLine?

  /// The rows it takes in an area.
  func height(in area: Area) -> Int {
    guard area.height >= 14 else { return 2 }
    return advice == nil || area.height < 18 ? 3 : 4
  }

  func draw(in area: Area, on screen: inout Screen) {
    let badge = isPast ? standing.phase.badge : session.badge
    Gauge(standing.progress, label: badge.text, remark: remark, role: badge.role)
      .draw(in: area.row(0), on: &screen)
    screen.write(verdict, x: area.x, y: area.y + 1, limit: area.width)
    guard area.height > 2 else { return }
    if area.height > 3 { advice?.draw(in: area.row(3), on: &screen) }
    let line = session.problem ?? standing.message ?? standing.what ?? ""
    let isBad = session.problem != nil || standing.phase == .failed
    let role: Role = isBad ? .bad : standing.message == nil ? .dim : .warn
    screen.write(TextRun(line, role), x: area.x, y: area.y + 2, width: area.width)
  }

  private var remark: String {
    var parts = [standing.steps]
    guard !isPast else { return standing.steps }
    if let rate = session.pace.rate, session.phase == .running, !isCompact {
      parts.append("\(Numeral.short(rate, digits: 3))/s")
    }
    if let left = session.secondsLeft { parts.append("\(Numeral.duration(left)) left") }
    return parts.joined(separator: "  ")
  }

  private var verdict: [TextRun] {
    var runs: [TextRun] = []
    func add(_ name: String, _ text: String, _ role: Role) {
      runs += [TextRun(runs.isEmpty ? name : "   " + name, .label), TextRun(" " + text, role)]
    }
    standing.best.map { add("best", Numeral.short($0), .best) }
    standing.delta.map { add("δ", isCompact ? Delta.signed($0.mean) : $0.text, .value) }
    standing.metaGain.map { add("meta-gain", Delta.signed($0), $0 < 0 ? .bad : .good) }
    if standing.cpuSeconds > 0, !isCompact {
      add("processor", Numeral.duration(standing.cpuSeconds), .dim)
    }
    return runs.isEmpty ? [TextRun("nothing measured yet", .hint)] : runs
  }
}
