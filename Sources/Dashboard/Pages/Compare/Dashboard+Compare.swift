import Learning
import Running
import Screen

extension Dashboard {
  /// Compares the marked sessions; with one or none of them, all of the same system.
  mutating func compareChosen() -> [Effect] {
    guard let first = focus else { return [] }
    var names = chosen
    if names.count < 2 {
      let system = sessions[first]?.system
      names =
        [first] + shown.sessions.filter { $0.system == system && $0.name != first }.map(\.name)
    }
    guard names.count > 1 else {
      say("There is nothing to compare it with: mark sessions with space")
      return []
    }
    return compare(Array(names.prefix(Self.mostCompared)))
  }

  /// The most sessions that are compared at once.
  private static let mostCompared = 40

  /// Shows sessions side by side.
  mutating func compare(_ names: [SessionName]) -> [Effect] {
    comparing.begin(names)
    comparing.charts.arrive()
    page = .compare
    for name in names {
      sessions.change(name) {
        $0.smooth(comparing.charts.smoothing)
        $0.cast(over: comparing.charts.abscissa)
      }
    }
    return names.filter { sessions[$0].map { $0.history == nil || $0.isStale } ?? false }
      .map { .load($0) }
  }

  /// The sessions side by side, as they are shown.
  var comparison: Comparison {
    Comparison(
      comparing.names.compactMap { name in
        guard let session = shown[name], let request = session.record?.request else { return nil }
        let system = system(request.system)
        return Comparison.Member(
          name: name, request: request, world: system?.world(request) ?? request.world,
          status: session.status, history: session.history, tracks: session.tracks,
          clock: session.clock, main: system?.series.first,
          data: comparing.acceptsOtherData ? nil : session.record?.data?.digest)
      })
  }

  /// What can be drawn of the arms: what the first two are compared by or else what all of them report,
  /// the main series of each, then the other series that any of them reports.
  func series(of comparison: Comparison) -> [Series] {
    var found = [Series]()
    func add(_ series: Series) {
      if !found.contains(where: { $0.label == series.label }) { found.append(series) }
    }
    let arms = comparison.arms
    if arms.count > 1 { arms[1].sharedSeries(with: arms[0]).map(add) }
    let reported = arms.flatMap(\.members).map { $0.tracks.spoken.map(\.series) }
    for series in reported.first ?? [] where found.isEmpty {
      if reported.allSatisfy({ $0.contains { $0.label == series.label } }) { add(series) }
    }
    for arm in arms { arm.main.map(add) }
    reported.joined().forEach(add)
    return found
  }

  mutating func performInComparison(_ action: Action) -> [Effect] {
    let comparison = comparison
    let arms = comparison.arms
    switch action {
    case .back, .leave:
      page = .home
    case .open: comparing.measureAgainstSelected()
    case .next: comparing.goToSeries(by: 1, of: series(of: comparison).count)
    case .previous: comparing.goToSeries(by: -1, of: series(of: comparison).count)
    case .abscissa:
      comparing.charts.goOverToNextAbscissa()
      recastCompared { $0.cast(over: $1.abscissa) }
      say("Over \(comparing.charts.abscissa.title)")
    case .logarithmicSteps: comparing.charts.toggleLogarithmicSteps()
    case .logarithmic:
      let all = series(of: comparison)
      if all.indices.contains(comparing.series) { comparing.charts.flip(all[comparing.series]) }
    case .values: comparing.charts.toggleValues()
    case .smoother, .rougher:
      comparing.charts.smooth(by: action == .smoother ? 1 : -1)
      recastCompared { $0.smooth($1.smoothing) }
    default: comparing.move(by: lines(for: action, of: arms.count), of: arms.count)
    }
    return []
  }

  private mutating func recastCompared(_ body: (inout Session, ChartsState) -> Void) {
    for name in comparing.names {
      sessions.change(name) { body(&$0, comparing.charts) }
      frozen?.change(name) { body(&$0, comparing.charts) }
    }
  }
}
