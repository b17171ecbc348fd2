import Learning
import Running
import Screen

extension Dashboard {
  /// Draws the selected trial in full, or two marked ones side by side.
  ///
  /// - Parameter hasChart: whether it is to be shown among the others, too.
  func drawDetail(
    of session: Session, hasChart: Bool, in area: Area, on screen: inout Screen
  ) {
    guard !area.isEmpty, let selected = trials.selected else { return }
    if trials.marked.count == 2 {
      let pair = trials.marked
      let panel = Panel("Trials \(pair[0]) and \(pair[1])", trailing: "what differs is bright")
      panel.draw(in: area, on: &screen)
      let inner = panel.inner(of: area).inset(horizontal: 1, vertical: 0)
      drawDifference(pair, of: session, in: inner, on: &screen)
    } else if let row = session.trials.row(of: selected) {
      drawTrial(row, of: session, hasChart: hasChart, in: area, on: &screen)
    } else {
      Panel("Trial \(selected)").draw(in: area, on: &screen)
    }
  }

  private func drawTrial(
    _ number: Int, of session: Session, hasChart: Bool, in area: Area, on screen: inout Screen
  ) {
    let sheet = TrialSheet(number, of: session, names(of: session))
    let picture = pictures(of: session).first
    let log = TrialLog(lines: lines(of: session), step: session.trials.rows[number].step)
    let parts = TrialParts(
      of: area, facts: sheet.height(width: area.width),
      picture: picture?.size(width: area.width).height ?? 0,
      hasChart: hasChart && area.width >= Self.leastCurve.width, lines: log.count)
    sheet.draw(in: parts.facts, on: &screen)
    if let picture, !parts.picture.isEmpty {
      Panel(picture.title).draw(
        around: TrialPicture(artefact: picture), in: parts.picture, on: &screen)
    }
    if !parts.chart.isEmpty { drawTrialPlane(of: session, in: parts.chart, on: &screen) }
    guard !parts.log.isEmpty else { return }
    Panel("Log", trailing: "around step \(log.step)").draw(around: log, in: parts.log, on: &screen)
  }
}

/// What is known of a trial, in words and numbers.
private struct TrialSheet: View {
  private let title: String
  private let words: Paragraph
  private let facts: [Fact]

  init(_ number: Int, of session: Session, _ names: TrialNames) {
    let row = session.trials.rows[number]
    title = "Trial \(row.id)"
    words = Paragraph(session.trials.candidates[number], role: .strong)
    let network = Fact(
      "network", "export \(session.name) --network trial-\(row.id), if still kept", .hint)
    facts = session.trials.facts(number, names) + (row.hasNetwork ? [network] : [])
  }

  /// The rows that it needs at a width, its frame included.
  func height(width: Int) -> Int {
    words.height(width: max(1, width - 4)) + 1 + facts.count + 2
  }

  func draw(in area: Area, on screen: inout Screen) {
    let panel = Panel(title)
    panel.draw(in: area, on: &screen)
    let inner = panel.inner(of: area).inset(horizontal: 1, vertical: 0)
    let height = words.height(width: max(1, inner.width))
    let (top, rest) = inner.cut(
      top: height + 1 + facts.count <= inner.height ? height : min(height, inner.height / 2))
    words.draw(in: top, on: &screen)
    FactList(facts).draw(in: rest.cut(top: 1).rest, on: &screen)
  }
}

/// A picture of a trial's network; keys do not walk through it, so that nothing in it is selected.
private struct TrialPicture: View {
  var artefact: Artefact

  func draw(in area: Area, on screen: inout Screen) {
    guard case .tree(let root) = artefact.content else {
      return ArtefactView(artefact: artefact, place: InsideState.Place())
        .draw(in: area, on: &screen)
    }
    var view = ArtefactTree(root, TreePosition()).view
    view.showsSelection = false
    view.draw(in: area, on: &screen)
  }
}
