import Running
package import Screen

extension Dashboard {
  /// What is to be seen in this size.
  package func view(width: Int, height: Int) -> Screen {
    var screen = Screen(width: width, height: height, glyphs: glyphs)
    draw(on: &screen)
    return screen
  }

  /// Draws what is to be seen on an empty screen.
  package func draw(on screen: inout Screen) {
    var dashboard = self
    dashboard.size = (screen.width, screen.height)
    dashboard.drawEverything(on: &screen)
  }

  private func drawEverything(on screen: inout Screen) {
    guard breadth > .line else { return drawLine(in: screen.area, on: &screen) }
    let frame = Frame(screen.area)
    drawHeader(in: frame.header, on: &screen)
    page.content.draw(self, in: frame.body, on: &screen)
    drawFooter(in: frame.footer, on: &screen)
    drawOverlay(in: frame.body, on: &screen)
    drawRemark(in: frame.body, on: &screen)
  }

  /// What the page says, without what lies over it.
  var pageText: String {
    var screen = Screen(width: size.width, height: size.height, glyphs: glyphs)
    let frame = Frame(screen.area)
    drawHeader(in: frame.header, on: &screen)
    page.content.draw(self, in: frame.body, on: &screen)
    return screen.text
  }

  private func drawOverlay(in area: Area, on screen: inout Screen) {
    switch overlay {
    case .help(let help): drawHelp(help, in: area, on: &screen)
    case .palette(let palette): drawPalette(palette, in: area, on: &screen)
    case .export: drawExport(in: area, on: &screen)
    case .themes(let picker): drawThemes(picker, in: area, on: &screen)
    case .question(let question):
      Modal(question.title, question.text, choices: choices(of: question))
        .draw(in: area, on: &screen)
    case .leaving:
      Modal("Leaving", "The runs are being saved …", choices: [("q", "leave without waiting")])
        .draw(in: area, on: &screen)
    case nil: break
    }
  }

  private func choices(of question: Question) -> [(key: String, action: String)] {
    let other = question.alternative.map { [(key: "b", action: $0.words)] } ?? []
    return [("y", question.yes)] + other + [("n", "no, go on")]
  }

  private func drawRemark(in area: Area, on screen: inout Screen) {
    guard let remark else { return }
    Toast(
      remark.text, role: remark.isFailure ? .bad : .text,
      undoKey: remark.canUndo && pageContext == .home ? "u" : ""
    ).draw(in: area, on: &screen)
  }
}

/// The parts of the screen around every page.
struct Frame {
  let header: Area
  let body: Area
  let footer: Area

  init(_ area: Area) {
    let (top, rest) = area.cut(top: 1)
    header = top
    (body, footer) = rest.cut(bottom: 1)
  }
}
