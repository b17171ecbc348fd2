import Learning
import Running
import Screen
import Text

/// The first lines of the run page: state, progress, best and δ.
struct ProgressHead: View {
  var session: Session
  var status: SessionStatus
  /// What is added to δ, as the system's card says.
  var addition: Addition.Name
  /// Whether the past is shown, for which there is no estimate of the time left.
  var isPast: Bool
  /// Whether there is room for the least only.
  var isCompact: Bool
  /// The key that hands over the best of a finished search; `nil` where there is none to hand over.
  var handoverKey: String?
  /// A line of advice, and the key that shows its evidence.
  var advice: AdviceLine?

  /// The rows it takes in an area.
  func height(in area: Area) -> Int {
    guard area.height >= 14 else { return 2 }
    return advice == nil || area.height < 18 ? 3 : 4
  }

  func draw(in area: Area, on screen: inout Screen) {
    let badge = isPast ? status.phase.badge : session.badge
    Gauge(status.progress, label: badge.text, remark: remark, role: badge.role)
      .draw(in: area.row(0), on: &screen)
    screen.write(verdict, x: area.x, y: area.y + 1, limit: area.width)
    guard area.height > 2 else { return }
    if area.height > 3 { advice?.draw(in: area.row(3), on: &screen) }
    screen.write(state, x: area.x, y: area.y + 2, limit: area.width)
  }

  /// What is wrong, or what is being done, and the best so far.
  private var state: [TextRun] {
    if let problem = session.problem ?? status.message {
      let isBad = session.problem != nil || status.phase == .failed
      return [TextRun(problem, isBad ? .bad : .warn)]
    }
    let best = status.what.map { TextRun($0, .dim) }
    guard !isPast, let activity = session.activity else { return best.map { [$0] } ?? [] }
    return [TextRun(activity, .text)] + (best.map { [TextRun("   best: ", .label), $0] } ?? [])
  }

  private var remark: String {
    var parts = [status.steps]
    guard !isPast else { return status.steps }
    if let rate = session.stepRate.rate, session.phase == .running, !isCompact {
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
    status.bestValue.map {
      add("best", Numeral.short($0) + (isCompact ? "" : status.metric), .best)
    }
    status.delta.map { add("δ", isCompact ? Delta.signed($0.mean) : $0.text, .value) }
    status.addition.map { add(addition.rawValue, Delta.signed($0.mean), $0.role) }
    if status.cpuSeconds > 0, !isCompact {
      add("processor", Numeral.duration(status.cpuSeconds), .dim)
    }
    guard !runs.isEmpty else { return [TextRun("nothing measured yet", .hint)] }
    guard let handoverKey, !isPast, !isCompact else { return runs }
    return runs + [TextRun("   \(handoverKey)", .key), TextRun(" hand over the best", .action)]
  }
}
