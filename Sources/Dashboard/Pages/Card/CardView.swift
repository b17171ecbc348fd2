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
    let (text, facts) = cardParts(of: area)
    let panel = Panel(card.title, trailing: card.family.rawValue, isFocused: true)
    var paragraph = CardText(card).paragraph
    paragraph.offset = min(cardOffset, lastLine(of: card, in: panel.inner(of: text)))
    panel.draw(around: paragraph, in: text, on: &screen)
    guard !facts.isEmpty, let request = session.record?.request else { return }
    let asked = FactList(Fact.request(request))
    guard let read = session.record?.data?.read, !read.isEmpty else {
      return Panel("What was asked").draw(around: asked, in: facts, on: &screen)
    }
    let (top, bottom) = facts.cut(top: min(asked.facts.count + 2, facts.height / 2))
    Panel("What was asked").draw(around: asked, in: top, on: &screen)
    Panel("What was read").draw(
      around: Paragraph(read.joined(separator: "\n")), in: bottom, on: &screen)
  }

  /// Scrolls the card, stopping at both ends.
  mutating func performInCard(_ action: Action, of name: SessionName) {
    guard let card = system(sessions[name]?.system)?.card else { return }
    let body = Frame(Area(width: size.width, height: size.height)).body
    let last = lastLine(of: card, in: Panel("").inner(of: cardParts(of: body).text))
    cardOffset = min(max(cardOffset + lines(for: action, of: last), 0), last)
  }

  private func cardParts(of area: Area) -> (text: Area, facts: Area) {
    let (text, facts) = area.cut(right: breadth >= .double ? 44 : 0)
    return (text, facts)
  }

  /// The first line shown at the end of scrolling.
  private func lastLine(of card: Card, in area: Area) -> Int {
    max(0, CardText(card).paragraph.height(width: max(1, area.width)) - area.height)
  }
}
