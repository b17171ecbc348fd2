import Learning
import Running
import Screen

extension Dashboard {
  /// Draws the card of a session's system, what was asked of it, and what else could be.
  func drawCard(of session: Session, in area: Area, on screen: inout Screen) {
    guard let outline = system(session.system) else {
      let text = session.problem ?? "The system \(session.system ?? "") is not in this program."
      return Paragraph(text, role: .warn).draw(in: area, on: &screen)
    }
    let (text, side) = cardParts(of: area)
    let card = outline.card
    let panel = Panel(card.title, trailing: card.family.rawValue, isFocused: true)
    var paragraph = CardText(card).paragraph
    paragraph.offset = min(cardOffset, lastLine(of: card, in: panel.inner(of: text)))
    panel.draw(around: paragraph, in: text, on: &screen)
    guard !side.isEmpty, let record = session.record else { return }
    drawBlocks(CardBlock.all(of: record, outline), of: session, in: side, on: &screen)
  }

  private func drawBlocks(
    _ blocks: [CardBlock], of session: Session, in area: Area, on screen: inout Screen
  ) {
    let count = max(1, area.width / Self.leastBlockWidth)
    let weights = Array(repeating: 1, count: count)
    let layout = TileLayout(blocks.indices, in: area, weights: weights) {
      blocks[$0].size(width: $1, most: area.height)
    }
    for (block, place) in zip(blocks, layout.areas) { block.draw(in: place, on: &screen) }
    drawCurves(of: session, in: layout.rest, then: [.trials, .log], on: &screen)
  }

  private static let leastBlockWidth = 44

  /// Scrolls the card, stopping at both ends.
  mutating func performInCard(_ action: Action, of name: SessionName) {
    guard let card = system(sessions[name]?.system)?.card else { return }
    let body = Frame(Area(width: size.width, height: size.height)).body
    let last = lastLine(of: card, in: Panel("").inner(of: cardParts(of: body).text))
    cardOffset = min(max(cardOffset + lines(for: action, of: last), 0), last)
  }

  private func cardParts(of area: Area) -> (text: Area, side: Area) {
    let side =
      switch breadth {
      case .line, .narrow, .single: 0
      case .double: Self.leastBlockWidth
      case .triple: area.width * 3 / 5
      }
    let (text, right) = area.cut(right: side)
    return (text, right)
  }

  /// The first line shown at the end of scrolling.
  private func lastLine(of card: Card, in area: Area) -> Int {
    max(0, CardText(card).paragraph.height(width: max(1, area.width)) - area.height)
  }
}
