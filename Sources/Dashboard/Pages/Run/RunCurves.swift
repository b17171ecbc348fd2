import Learning
import Running
import Screen

/// What stands where a page leaves room, once all curves do.
enum SpareView: Sendable {
  /// The scores of trials by their numbers.
  case trials
  /// The end of the log.
  case log
  /// What was asked, and how things stand.
  case facts
}

extension Dashboard {
  /// The least size in which a curve is worth drawing where a page has room left.
  static let leastCurve = (width: 36, height: 8)

  /// Draws curves of a session where a page leaves room, so that one need not go back to them.
  ///
  /// - Parameters:
  ///   - step: a step that is marked in all of them.
  ///   - areas: the room; of several the largest is used first.
  ///   - others: what is drawn where no curve is left.
  func drawCurves(
    of session: Session, at step: Int? = nil, in areas: [Area],
    then others: [SpareView] = [.trials, .log, .facts], on screen: inout Screen
  ) {
    var tracks = session.tracks.spoken[...]
    var others = others.filter { canDraw($0, of: session) }[...]
    var dashboard = self
    dashboard.charts.mark(step.map { session.clock.position(of: Double($0)) })
    var rooms = areas.filter { $0.width >= Self.leastCurve.width && !$0.isEmpty }
      .sorted { $0.width * $0.height > $1.width * $1.height }[...]
    while let area = rooms.popFirst() {
      guard !tracks.isEmpty else {
        if let other = others.popFirst() { draw(other, of: session, in: area, on: &screen) }
        continue
      }
      let room = (area.width / Self.leastCurve.width) * (area.height / Self.leastCurve.height)
      // Rooms of one size get as many each.
      let share = (tracks.count + rooms.count) / (rooms.count + 1)
      let count = min(room, share)
      dashboard.drawCurves(tracks.prefix(count), of: session, in: area, on: &screen)
      tracks = tracks.dropFirst(count)
    }
  }

  private func drawCurves(
    _ tracks: ArraySlice<Track>, of session: Session, in area: Area, on screen: inout Screen
  ) {
    let places = area.grid(
      count: tracks.count, minimumWidth: Self.leastCurve.width,
      minimumHeight: Self.leastCurve.height)
    for (track, place) in zip(tracks, places) {
      drawChart(track, of: session, isFocused: false, in: place, on: &screen)
    }
  }

  private func canDraw(_ view: SpareView, of session: Session) -> Bool {
    switch view {
    case .trials: session.trials.rows.contains { !$0.score.isNaN }
    case .log: !lines(of: session).isEmpty
    case .facts: session.record != nil
    }
  }

  private func draw(
    _ view: SpareView, of session: Session, in area: Area, on screen: inout Screen
  ) {
    switch view {
    case .trials: drawPlane(of: session, in: area, on: &screen)
    case .log: drawLogTail(of: session, in: area, on: &screen)
    case .facts: drawFacts(of: session, in: area, on: &screen)
    }
  }

  /// Draws the scores of the last trials by their numbers.
  func drawPlane(of session: Session, in area: Area, on screen: inout Screen) {
    let rows = Array(session.trials.rows.indices.suffix(Self.mostPoints))
    let chart = trialPlane(of: session, rows: rows, by: .id)
    Panel("\(chart.y.title) by trial").draw(around: chart, in: area, on: &screen)
  }

  /// More points than these only cover each other.
  static let mostPoints = 4096
}
