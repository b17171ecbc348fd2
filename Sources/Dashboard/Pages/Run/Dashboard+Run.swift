import Learning
import Running
import Screen

extension Dashboard {
  mutating func performInCharts(_ action: Action, of name: SessionName) {
    guard let session = shown[name] else { return }
    let tracks = session.tracks.spoken
    let whole = steps(of: session)
    switch action {
    case .next, .down: charts.go(by: 1, in: tracks)
    case .previous, .up: charts.go(by: -1, in: tracks)
    case .zoom: charts.toggleZoom()
    case .logarithmic where !tracks.isEmpty:
      charts.flip(tracks[charts.index(in: tracks)].series)
    case .abscissa: recast(name)
    case .values: charts.toggleValues()
    case .logarithmicSteps: charts.toggleLogarithmicSteps()
    case .smoother, .rougher: smooth(by: action == .smoother ? 1 : -1, name)
    case .closer: charts.zoom(by: 2, in: whole)
    case .farther: charts.zoom(by: 0.5, in: whole)
    case .everything: charts.seeEverything()
    case .panLeft: charts.pan(by: -0.25, in: whole)
    case .panRight: charts.pan(by: 0.25, in: whole)
    case .crosshair: charts.toggleCrosshair(in: whole)
    case .left: charts.moveCrosshair(by: -0.01, in: whole)
    case .right: charts.moveCrosshair(by: 0.01, in: whole)
    default: break
    }
  }

  private mutating func smooth(by levels: Int, _ name: SessionName) {
    charts.smooth(by: levels)
    sessions.change(name) { $0.smooth(charts.smoothing) }
    frozen?.change(name) { $0.smooth(charts.smoothing) }
    say(charts.smoothing == 0 ? "Not smoothed" : "Smoothed with weight \(charts.smoothing)")
  }

  private mutating func recast(_ name: SessionName) {
    charts.goOverToNextAbscissa()
    sessions.change(name) { $0.cast(over: charts.abscissa) }
    frozen?.change(name) { $0.cast(over: charts.abscissa) }
    guard let clock = shown[name]?.clock else { return }
    say(
      clock.isKnown ? "Over \(clock.title)" : "\(charts.abscissa.title): not known of this session")
  }

  /// What a session has curves over.
  func steps(of session: Session) -> ClosedRange<Double> {
    let curves = session.tracks.all.map(\.curve.raw).filter { !$0.isEmpty }
    let low = curves.compactMap(\.x.first).min() ?? 0
    return low...max(curves.compactMap(\.x.last).max() ?? 1, low + 1)
  }

  /// The first steps of the plan, while there is little else to show.
  private func youth(of session: Session) -> ClosedRange<Double>? {
    let status = session.status
    guard session.clock.abscissa == .steps, !charts.hasLogarithmicSteps,
      let planned = status.planned,
      min(moment ?? .max, status.step) < min(planned, Self.fewSteps)
    else { return nil }
    return 0...Double(min(planned, Self.fewSteps))
  }

  /// With fewer steps the axis would say less of the run than of its ticks.
  private static let fewSteps = 20

  /// The range of steps to show, up to the moment that is shown; `nil` for all.
  func seenSteps(of session: Session) -> ClosedRange<Double>? {
    guard let seen = charts.range else { return youth(of: session) }
    guard let moment else { return seen }
    let high = min(seen.upperBound, session.clock.position(of: Double(moment)))
    return min(seen.lowerBound, high)...high
  }

  /// A curve of a session as it was at the moment that is shown.
  func seen(_ curve: CurvePyramid, of session: Session) -> CurvePyramid {
    guard let moment else { return curve }
    var past = curve
    let last = curve.index(atOrBefore: session.clock.position(of: Double(moment)))
    past.truncate(to: last.map { $0 + 1 } ?? 0)
    return past
  }
}
