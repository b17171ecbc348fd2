import Running
import Screen
import Text

extension Dashboard {
  /// Draws all there is room for on a terminal that is too small for a page: how things stand, and
  /// what is asked.
  func drawLine(in area: Area, on screen: inout Screen) {
    Paragraph(lineRuns).draw(in: area, on: &screen)
  }

  private var lineRuns: [TextRun] {
    switch overlay {
    case .question(let question):
      return [TextRun(question.title + " ", .warn), TextRun("y", .key), " ", TextRun("n", .key)]
    case .leaving: return [TextRun("saving …", .hint)]
    case .help:
      return [
        TextRun("q", .key), " quit ", TextRun("p", .key), " pause ", TextRun("?", .key), " back",
      ]
    case .themes, .palette, .export, nil: break
    }
    if let remark, remark.isFailure { return [TextRun(remark.text, .bad)] }
    return status + [" ", TextRun("q", .key), " ", TextRun("?", .key), " ", TextRun("p", .key)]
  }

  private var status: [TextRun] {
    guard let name = focus, let session = shown[name] else {
      let live = atWork.count
      return [TextRun(live > 0 ? "▶ \(live)" : "athanor", live > 0 ? .running : .title)]
    }
    var runs = [TextRun("\(Character(session.phase.sign)) ", session.phase.role)]
    let status = status(of: session)
    if let share = status.progress { runs.append("\(Int(share * 100))% ") }
    if let best = status.best { runs.append(TextRun(Numeral.short(best) + " ", .best)) }
    runs.append(TextRun(name.text, .dim))
    return runs
  }
}
