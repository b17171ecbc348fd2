import Learning
import Running
import Screen

extension Dashboard {
  /// The advice on a session, as it is shown.
  func advice(on session: Session) -> Advice? {
    guard let history = session.history, session.phase != .failed else { return nil }
    let isShown = session.name == focus && page != .home
    let status = session.status
    let mean = status.wallSeconds > 0 ? Double(status.step) / status.wallSeconds : nil
    return Advisor(
      past: HistoryPrefix(history, upTo: isShown ? moment : nil),
      series: system(session.system)?.series ?? [],
      stepRate: session.phase == .running ? session.stepRate.rate : nil, meanRate: mean
    ).advice
  }

  /// Goes to where what was noticed is to be seen.
  mutating func showEvidence() -> [Effect] {
    guard let name = focus, let session = shown[name], session.history != nil else { return [] }
    guard let advice = advice(on: session) else {
      say("Nothing seems to be out of order")
      return []
    }
    switch advice.evidence {
    case .chart(let series, let step):
      let effects = show(.run)
      let clock = session.clock
      charts.look(
        at: series, from: clock.position(of: Double(step)), in: steps(of: session))
      return effects
    case .log(let filter):
      let effects = show(.log)
      log.clear()
      log.filter.field = TextField(filter)
      return effects
    }
  }
}

/// A line of advice, and the key that leads to the evidence.
struct AdviceLine: View {
  var advice: Advice
  var key: String

  func draw(in area: Area, on screen: inout Screen) {
    let hint = "  \(key) shows it"
    let used = screen.write("⚠ ", x: area.x, y: area.y, role: .warn, limit: area.width)
    let room = max(0, area.width - used - TerminalText.width(hint))
    let text = TextRun(advice.text, .warn)
    screen.write(text, x: area.x + used, y: area.y, width: min(room, text.width))
    screen.write(
      hint, x: area.x + used + min(room, text.width), y: area.y, role: .hint,
      limit: max(0, area.width - used))
  }
}
