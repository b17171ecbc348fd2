import Learning
import Running
import Screen
import Text

/// A line of a log in full, and what each series had come to when it was written.
struct LogMoment: View {
  private let text: Paragraph
  private let facts: [Fact]

  init(_ line: LogLine, of session: Session) {
    let badge = line.badge
    text = Paragraph([
      TextRun(badge.text + "\n", badge.role), TextRun(line.text, .strong),
    ])
    let position = session.clock.position(of: Double(line.step))
    facts = session.tracks.spoken.compactMap { track in
      track.curve.raw.index(atOrBefore: position).map { index in
        let unit = track.series.unit.isEmpty ? "" : " " + track.series.unit
        return Fact(track.series.label, Numeral.short(track.curve.raw.y[index]) + unit)
      }
    }
  }

  /// The rows it takes at a width.
  func height(width: Int) -> Int { text.height(width: width) + 1 + facts.count }

  func draw(in area: Area, on screen: inout Screen) {
    let (top, rest) = area.cut(top: text.height(width: max(1, area.width)))
    text.draw(in: top, on: &screen)
    FactList(facts).draw(in: rest.cut(top: 1).rest, on: &screen)
  }
}
