import Learning
import Running
import Screen

extension Dashboard {
  /// Where the page is, between header and footer.
  var chooseBody: Area { Frame(Area(width: size.width, height: size.height)).body }

  /// Where each option is drawn, and how many there are in a row: as large as they all fit.
  func optionGrid(of asked: PendingQuestion, in body: Area) -> (areas: [Area], columns: Int) {
    let count = asked.question.pictured.count
    let area = body.cut(top: 2).rest.cut(bottom: asked.question.undo == nil ? 0 : 1).rest
    guard count > 0, !area.isEmpty else { return ([], 1) }
    func side(_ columns: Int) -> Int {
      let rows = (count + columns - 1) / columns
      return min(area.width / columns - 1, 2 * (area.height / rows - 1))
    }
    let columns = (1...count).max { (side($0), $1) < (side($1), $0) } ?? 1
    let rows = (count + columns - 1) / columns
    let (width, height) = (area.width / columns, area.height / rows)
    let areas = (0..<count).map { option in
      Area(
        x: area.x + option % columns * width, y: area.y + option / columns * height,
        width: max(width - 1, 0), height: height)
    }
    return (areas, columns)
  }

  /// Draws what a session asks, or says that it asks nothing.
  func drawQuestion(of session: Session, in area: Area, on screen: inout Screen) {
    guard let asked = session.question else {
      let text =
        session.isElsewhere
        ? "Another process runs it: what it asks is answered there."
        : session.isLive
          ? "It asks nothing just now." : "It is at rest: p resumes it, and then it asks again."
      return Paragraph(text, role: .hint).draw(in: area, on: &screen)
    }
    var state = choosing
    state.look(at: asked, of: session.name)
    drawHead(of: asked, state, in: area, on: &screen)
    for (option, place) in optionGrid(of: asked, in: area).areas.enumerated() {
      draw(asked.question.pictured[option], option, state, in: place, on: &screen)
    }
    guard let undo = asked.question.undo, area.height > 3,
      case .text(let text) = asked.question.options[undo].content
    else { return }
    let key = keys.name(of: .undo, in: .choose)
    screen.write(
      [TextRun(key, .key), TextRun(" " + text, .hint)], x: area.x, y: area.bottom - 1,
      limit: area.width)
  }

  private func drawHead(
    of asked: PendingQuestion, _ state: ChooseState, in area: Area, on screen: inout Screen
  ) {
    screen.write(
      TextRun(asked.question.prompt, .strong), x: area.x, y: area.y, width: area.width)
    let count = state.marked.count
    let marked =
      count == 0 ? "none marked: enter takes the one under the cursor" : "\(count) marked"
    screen.write(
      TextRun("\(asked.question.choose.words) of them; \(marked)", .hint), x: area.x,
      y: area.y + 1, width: area.width)
  }

  private func draw(
    _ option: Artefact, _ number: Int, _ state: ChooseState, in place: Area,
    on screen: inout Screen
  ) {
    let (title, body) = place.cut(top: 1)
    let (isHere, isMarked) = (state.cursor == number, state.marked.contains(number))
    let text = (isHere ? "▶" : " ") + (isMarked ? "[x] " : "[ ] ") + option.title
    let role: Role = isHere ? .cursor : isMarked ? .marked : .label
    screen.write(
      TextRun(text, role, isMarked ? .bold : []), x: title.x, y: title.y, width: title.width)
    ArtefactView(artefact: option.fitted(to: body), place: InsideState.Place())
      .draw(in: body, on: &screen)
  }
}

extension Artefact {
  /// The same with a lone picture as large as an area has room for.
  fileprivate func fitted(to area: Area) -> Artefact {
    guard case .image(let image) = content, image.pictures.count == 1, !area.isEmpty else {
      return self
    }
    var (fitted, sheet) = (self, image)
    sheet.pictures[0] = image.pictures[0].resized(toFit: area.width, 2 * area.height)
    fitted.content = .image(sheet)
    return fitted
  }
}

extension Artefact.Image.Picture {
  /// The same without a title and with so many pixels at most, each the mean of what it covers.
  fileprivate func resized(toFit most: Int, _ tallest: Int) -> Self {
    let (width, height) = (rows.first?.count ?? 0, rows.count)
    guard width > 0, height > 0, most > 0, tallest > 0 else { return self }
    let scale = min(Double(most) / Double(width), Double(tallest) / Double(height))
    let (across, down) = (
      max(Int(Double(width) * scale), 1), max(Int(Double(height) * scale), 1)
    )
    func share(_ place: Int, of places: Int, in count: Int) -> Range<Int> {
      let start = place * count / places
      return start..<max((place + 1) * count / places, start + 1)
    }
    let pixels = (0..<down).map { y in
      (0..<across).map { x in
        let (rows, columns) = (share(y, of: down, in: height), share(x, of: across, in: width))
        let sum = rows.reduce(0.0) { sum, row in
          sum
            + columns.reduce(0.0) {
              $0 + (self.rows[row].indices.contains($1) ? self.rows[row][$1] : 0)
            }
        }
        return sum / Double(rows.count * columns.count)
      }
    }
    return Self("", rows: pixels)
  }
}
