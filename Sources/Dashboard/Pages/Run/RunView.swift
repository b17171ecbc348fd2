import Learning
import Running
import Screen
import Text

extension Dashboard {
  /// Draws a session's progress, charts, facts and the end of its log.
  func drawRun(of session: Session, in area: Area, on screen: inout Screen) {
    if charts.isZoomed { return drawCharts(of: session, in: area, on: &screen) }
    let head = head(of: session)
    let parts = runParts(of: area, below: head, of: session)
    head.draw(in: parts.head, on: &screen)
    drawCharts(of: session, in: parts.charts, on: &screen)
    if !parts.facts.isEmpty { drawFacts(of: session, in: parts.facts, on: &screen) }
    if !parts.log.isEmpty { drawLogTail(of: session, in: parts.log, on: &screen) }
  }

  /// Draws the end of a session's log.
  func drawLogTail(of session: Session, in area: Area, on screen: inout Screen) {
    let panel = Panel("Log", trailing: "7 all of it")
    panel.draw(in: area, on: &screen)
    LogTail(lines: lines(of: session)).draw(in: panel.inner(of: area), on: &screen)
  }

  private func head(of session: Session) -> ProgressHead {
    ProgressHead(
      session: session, status: status(of: session),
      addition: system(session.system)?.card.addition ?? .metaGain, isPast: moment != nil,
      isCompact: breadth == .narrow,
      handoverKey: session.phase == .finished && !session.trials.rows.isEmpty
        ? keys.name(of: .export, in: .run) : nil,
      advice: advice(on: session).map { AdviceLine(advice: $0, key: keys.name(of: .advice)) })
  }

  /// The state of a session at the moment that is shown.
  func status(of session: Session) -> SessionStatus {
    moment == nil ? session.status : past(of: session)?.status ?? session.status
  }

  /// The log up to the moment that is shown.
  func lines(of session: Session) -> ArraySlice<LogLine> {
    guard let moment else { return session.log[...] }
    return session.log[..<session.log.prefixCount { $0.step <= moment }]
  }

  /// Where everything stands: facts have the lines that they need, at most half of them, and the log
  /// those that are left.
  private func runParts(
    of area: Area, below top: ProgressHead, of session: Session
  ) -> (head: Area, charts: Area, facts: Area, log: Area) {
    let empty = Area(width: 0, height: 0)
    let (head, rest) = area.cut(top: top.height(in: area))
    switch breadth {
    case .line, .narrow: return (head, rest, empty, empty)
    case .single:
      let (charts, log) = rest.cut(bottom: rest.height >= 16 ? 6 : 0)
      return (head, charts, empty, log)
    case .double:
      let most = rest.height >= 16 ? rest.height / 4 : 0
      let (charts, log) = rest.cut(bottom: min(most, max(lines(of: session).count, 1) + 2))
      let (left, facts) = charts.cut(right: charts.width >= 110 ? 40 : 0)
      return (head, left, facts, log)
    case .triple:
      let (charts, side) = rest.cut(right: 60)
      let (facts, log) = side.cut(top: min(facts(of: session).count + 2, side.height / 2))
      return (head, charts, facts, log)
    }
  }

  private func facts(of session: Session) -> [Fact] {
    let left = moment == nil ? session.secondsLeft : nil
    let addition = system(session.system)?.card.addition ?? .metaGain
    var facts = Fact.status(status(of: session), addition: addition, left: left)
    if moment == nil, let step = session.savedStep {
      facts.append(Fact("saved at", "step \(step)", .dim))
    }
    if let record = session.record { facts += Fact.asked(record) }
    return facts
  }

  func drawFacts(of session: Session, in area: Area, on screen: inout Screen) {
    let panel = Panel(system(session.system)?.card.title ?? "Session")
    panel.draw(in: area, on: &screen)
    FactList(facts(of: session))
      .draw(in: panel.inner(of: area).inset(horizontal: 1, vertical: 0), on: &screen)
  }

  // MARK: - Charts

  private func drawCharts(of session: Session, in area: Area, on screen: inout Screen) {
    let tracks = session.tracks.spoken
    guard !tracks.isEmpty || session.trials.rows.isEmpty else {
      return drawPlane(of: session, in: area, on: &screen)
    }
    guard !tracks.isEmpty else {
      let doing = session.activity.map { ": \($0)" } ?? ""
      let text = session.history == nil ? session.loading : "Nothing to draw yet\(doing)."
      let middle = area.cut(top: area.height / 2).rest
      return Paragraph(session.failure ?? text, role: .hint, alignment: .centre)
        .draw(in: middle, on: &screen)
    }
    let focus = tracks[charts.index(in: tracks)].series.id
    for (track, place) in places(of: tracks, in: area) {
      let isFocused = track.series.id == focus
      drawChart(track, of: session, isFocused: isFocused, in: place, on: &screen)
    }
  }

  /// The charts there is room for, the one in focus among them, and where they stand.
  private func places(of tracks: [Track], in area: Area) -> [(track: Track, area: Area)] {
    let focus = charts.index(in: tracks)
    if charts.isZoomed { return tracks.isEmpty ? [] : [(tracks[focus], area)] }
    let (minimumWidth, minimumHeight) = (breadth <= .narrow ? 40 : 36, 7)
    let most = max(1, area.height / minimumHeight) * max(1, area.width / minimumWidth)
    let first = min(max(0, focus - most + 1), max(0, tracks.count - most))
    let shown = tracks[first..<min(tracks.count, first + most)]
    let areas = area.grid(
      count: shown.count, minimumWidth: minimumWidth, minimumHeight: minimumHeight)
    return Array(zip(shown, areas))
  }

  /// The chart at a place of the screen, and what lies along its horizontal axis there.
  func chart(
    atX x: Int, y: Int, of session: Session, in body: Area
  ) -> (series: String, value: Double)? {
    let area =
      charts.isZoomed ? body : runParts(of: body, below: head(of: session), of: session).charts
    for (track, place) in places(of: session.tracks.spoken, in: area) {
      guard place.contains(x: x, y: y) else { continue }
      let frame = chart(of: track, session).frame(in: Panel("").inner(of: place), glyphs: glyphs)
      return (track.series.id, frame.value(atColumn: x))
    }
    return nil
  }

  func drawChart(
    _ track: Track, of session: Session, isFocused: Bool, in area: Area, on screen: inout Screen
  ) {
    let remarks = [
      charts.isLogarithmic(track.series) ? "log" : "",
      track.smoothing > 0 ? "smoothed \(track.smoothing)" : "", track.series.better.word,
    ]
    let panel = Panel(
      track.series.label, trailing: remarks.filter { !$0.isEmpty }.joined(separator: ", "),
      isFocused: isFocused)
    if charts.showsValues {
      panel.draw(around: histogram(of: track, session), in: area, on: &screen)
    } else {
      panel.draw(around: chart(of: track, session), in: area, on: &screen)
    }
  }

  /// How often the values occur that the chart would show.
  private func histogram(of track: Track, _ session: Session) -> HistogramChart {
    let curve = seen(track.curve.raw, of: session)
    let seen = seenSteps(of: session) ?? steps(of: session)
    let values = curve.y[curve.indices(from: seen.lowerBound, through: seen.upperBound)]
    var x = Axis(track.series.label, unit: track.series.unit)
    x.isLogarithmic = charts.isLogarithmic(track.series)
    return HistogramChart(Array(values), x: x)
  }

  private func chart(of track: Track, _ session: Session) -> LineChart {
    let series = track.series
    let line = LineChart.Line(
      moment == nil ? "now" : "then", seen(track.curve.smooth, of: session),
      raw: track.smoothing > 0 ? seen(track.curve.raw, of: session) : nil,
      number: max(0, session.tracks.all.firstIndex { $0.series.id == series.id } ?? 0))
    var chart = LineChart([line], x: Axis(session.clock.title), y: Axis("", unit: series.unit))
    chart.x.isLogarithmic = charts.hasLogarithmicSteps
    chart.x.range = seenSteps(of: session)
    chart.y.isLogarithmic = charts.isLogarithmic(series)
    chart.crosshair = charts.crosshair
    return chart
  }
}

extension Series.Direction {
  /// Which way is better, in a word for a chart.
  fileprivate var word: String {
    switch self {
    case .higher: "↑ better"
    case .lower: "↓ better"
    case .neither: ""
    }
  }
}
