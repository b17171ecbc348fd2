import Learning
import Running
import Screen

extension Dashboard {
  /// Draws the card of a session's system, and what was asked of it.
  func drawCard(of session: Session, in area: Area, on screen: inout Screen) {
    guard let card = system(session.system)?.card else {
      let text = session.problem ?? "The system \(session.system ?? "") is not in this program."
      return Paragraph(text, role: .warn).draw(in: area, on: &screen)
    }
    let (text, facts) = area.cut(right: breadth >= .double ? 44 : 0)
    let panel = Panel(card.title, trailing: card.family.rawValue, isFocused: true)
    panel.draw(in: text, on: &screen)
    let inner = panel.inner(of: text)
    var paragraph = CardText(card).paragraph
    let last = max(0, paragraph.height(width: max(1, inner.width)) - inner.height)
    paragraph.offset = min(cardOffset, last)
    paragraph.draw(in: inner, on: &screen)
    guard !facts.isEmpty, let request = session.record?.request else { return }
    let side = Panel("What was asked")
    side.draw(around: FactList(Fact.request(request)), in: facts, on: &screen)
  }
}
