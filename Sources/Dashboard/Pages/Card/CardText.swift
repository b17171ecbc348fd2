import Learning
import Screen

/// A system's card as text.
struct CardText {
  private let card: Card

  init(_ card: Card) {
    self.card = card
  }

  /// The whole card.
  var paragraph: Paragraph { Paragraph(runs) }

  var runs: [TextRun] {
    var runs: [TextRun] = [TextRun(card.summary, .strong)]
    for (symbol, role, part) in card.formulation.parts {
      runs += [TextRun("\n\n\(symbol)", .title, .bold), TextRun("  \(role)", .label)]
      if !part.formula.isEmpty { runs.append(TextRun("   \(part.formula)", .value)) }
      runs.append(TextRun("\n\(part.prose)"))
    }
    runs += [
      TextRun("\n\nδ", .title, .bold), TextRun("  how the gain is measured\n", .label),
      TextRun(card.gain), TextRun("\n\(Card.footnote)\n", .hint),
    ]
    for paper in card.papers {
      let line = "\n\(paper.authors) (\(paper.year)). \(paper.title). \(paper.venue)."
      runs.append(TextRun(line, .dim))
    }
    return runs
  }
}
