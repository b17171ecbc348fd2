import Learning
import Running
import Screen

/// A session at a glance, beside the list.
struct SessionPreview: View {
  var session: Session
  var outline: SystemOutline?

  func draw(in area: Area, on screen: inout Screen) {
    let panel = Panel(session.name.text, trailing: session.phase.word)
    panel.draw(in: area, on: &screen)
    let inner = panel.inner(of: area).inset(horizontal: 1, vertical: 0)
    let (spark, rest) = inner.cut(top: inner.height >= 14 ? 5 : 0)
    drawSpark(in: spark, on: &screen)
    FactList(facts(of: session)).draw(in: rest, on: &screen)
  }

  private func drawSpark(in area: Area, on screen: inout Screen) {
    guard area.height > 1 else { return }
    let label = outline?.series.first?.label ?? "main series"
    screen.write(TextRun(label, .label), x: area.x, y: area.y, width: area.width)
    let curve = area.cut(top: 1).rest.cut(bottom: 1).rest
    Sparkline(session.status.spark).draw(in: curve, on: &screen)
  }

  private func facts(of session: Session) -> [Fact] {
    let status = session.status
    var facts = [Fact("system", outline?.card.title ?? session.system ?? "unknown")]
    if !session.label.note.isEmpty { facts.append(Fact("note", session.label.note, .strong)) }
    if !session.label.tags.isEmpty {
      facts.append(Fact("tags", session.label.tags.joined(separator: ", "), .key))
    }
    if let problem = session.problem { facts.append(Fact("problem", problem, .bad)) }
    if let message = status.message { facts.append(Fact("says", message, .warn)) }
    if session.isElsewhere { facts.append(Fact("held by", "another process", .warn)) }
    if let parent = session.parent {
      facts.append(Fact("fork of", "\(parent.session), at step \(parent.step)"))
      facts.append(Fact("", parent.account, .hint))
    }
    facts += Fact.status(
      status, addition: outline?.card.addition ?? .metaGain, left: session.secondsLeft)
    if let record = session.record { facts += Fact.asked(record) }
    return facts
  }
}
