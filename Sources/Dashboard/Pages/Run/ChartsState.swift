import Learning
import Screen

/// How charts are looked at.
struct ChartsState: Sendable {
  /// The series of the chart in focus; `nil` for the first.
  private(set) var focus: String?
  /// Whether it has the whole screen.
  private(set) var isZoomed = false
  /// The series whose values are drawn on the other kind of axis than they declare.
  private(set) var flipped: Set<String> = []
  /// What is along the horizontal axis.
  private(set) var abscissa = Abscissa.steps
  /// Whether it is logarithmic.
  private(set) var hasLogarithmicSteps = false
  /// The steps seen; `nil` for all.
  private(set) var range: ClosedRange<Double>?
  /// The step of the crosshair; `nil` without one.
  private(set) var crosshair: Double?
  /// Whether charts show how often values occur instead of when.
  private(set) var showsValues = false
  private var smoothingLevel = 0
  /// Where a button of the mouse was pressed, on the horizontal axis.
  private var pressed: Double?

  private static let smoothings = [0, 0.6, 0.9, 0.97, 0.99]

  /// The share of the past in each value drawn.
  var smoothing: Double { Self.smoothings[smoothingLevel] }

  /// The chart in focus.
  func index(in charts: [Track]) -> Int {
    charts.firstIndex { $0.series.id == focus } ?? 0
  }

  /// Whether a series is on a logarithmic axis.
  func isLogarithmic(_ series: Series) -> Bool {
    series.logarithmic != flipped.contains(series.id)
  }

  /// Begins to look at a session.
  mutating func arrive() {
    (focus, isZoomed, range, crosshair) = (nil, false, nil, nil)
  }

  /// Leaves the first of crosshair, zoom and range that is on; `false` if none is.
  mutating func leave() -> Bool {
    if crosshair != nil {
      crosshair = nil
    } else if isZoomed {
      isZoomed = false
    } else if range != nil {
      range = nil
    } else {
      return false
    }
    return true
  }

  mutating func go(by charts: Int, in tracks: [Track]) {
    guard !tracks.isEmpty else { return }
    let next = index(in: tracks) + charts
    focus = tracks[(next % tracks.count + tracks.count) % tracks.count].series.id
  }

  /// Gives the chart of a series the whole screen, from a place on.
  mutating func look(at series: String, from start: Double, in whole: ClosedRange<Double>) {
    (focus, isZoomed, crosshair, range) = (series, true, nil, nil)
    if start < whole.upperBound { limit(start...whole.upperBound, to: whole) }
  }

  /// Puts the crosshair at a place, or takes it away; all is seen.
  mutating func mark(_ place: Double?) { (crosshair, range) = (place, nil) }

  mutating func toggleZoom() { isZoomed.toggle() }

  mutating func toggleLogarithmicSteps() { hasLogarithmicSteps.toggle() }

  /// Draws charts over something else; what was seen of the axis before means nothing on it.
  mutating func goOverToNextAbscissa() {
    abscissa = abscissa.next
    (range, crosshair) = (nil, nil)
  }

  mutating func flip(_ series: Series) {
    if flipped.remove(series.id) == nil { flipped.insert(series.id) }
  }

  mutating func smooth(by levels: Int) {
    smoothingLevel = min(max(smoothingLevel + levels, 0), Self.smoothings.count - 1)
  }

  /// Sees fewer or more of the steps there are, keeping the crosshair or the middle in place.
  mutating func zoom(by factor: Double, in whole: ClosedRange<Double>) {
    let scale = Scale(range ?? whole, isLogarithmic: hasLogarithmicSteps)
    zoom(by: factor, around: crosshair ?? scale.value(at: 0.5), in: whole)
  }

  mutating func pan(by share: Double, in whole: ClosedRange<Double>) {
    guard let range else { return }
    limit(Scale(range, isLogarithmic: hasLogarithmicSteps).panned(by: share), to: whole)
  }

  mutating func toggleValues() { showsValues.toggle() }

  /// Notes where the mouse was pressed in a chart.
  mutating func press(_ series: String, at value: Double) {
    focus = series
    pressed = value
  }

  /// Ends a drag of the mouse at a value: the range dragged over is shown.
  mutating func release(at value: Double?, in whole: ClosedRange<Double>) {
    guard let start = pressed else { return }
    pressed = nil
    guard let value, value != start else { return }
    limit(min(start, value)...max(start, value), to: whole)
  }

  /// Sees fewer or more of the steps, keeping a value in place.
  mutating func zoom(by factor: Double, around value: Double, in whole: ClosedRange<Double>) {
    let scale = Scale(range ?? whole, isLogarithmic: hasLogarithmicSteps)
    let share = scale.share(of: value)
    limit(scale.zoomed(by: factor, around: share.isFinite ? min(max(share, 0), 1) : 0.5), to: whole)
  }

  mutating func seeEverything() { range = nil }

  private mutating func limit(_ wanted: ClosedRange<Double>, to whole: ClosedRange<Double>) {
    let low = max(wanted.lowerBound, whole.lowerBound)
    let high = min(wanted.upperBound, whole.upperBound)
    guard low < high else { return }
    let isWhole = high - low >= (whole.upperBound - whole.lowerBound) * (1 - 1e-9)
    range = isWhole ? nil : low...high
  }

  /// Puts a crosshair at the last step seen, or takes it away.
  mutating func toggleCrosshair(in whole: ClosedRange<Double>) {
    crosshair = crosshair == nil ? (range ?? whole).upperBound : nil
  }

  /// Moves the crosshair by a share of the steps seen.
  mutating func moveCrosshair(by share: Double, in whole: ClosedRange<Double>) {
    guard let crosshair else { return }
    let seen = range ?? whole
    let scale = Scale(seen, isLogarithmic: hasLogarithmicSteps)
    let target = scale.value(at: scale.share(of: crosshair) + share)
    guard target.isFinite else { return }
    // Steps are whole numbers; time is not.
    let next =
      abscissa != .steps
      ? target : (share < 0 ? min(crosshair - 1, target) : max(crosshair + 1, target)).rounded()
    self.crosshair = min(max(next, seen.lowerBound), seen.upperBound)
  }
}

extension Scale {
  fileprivate init(_ range: ClosedRange<Double>, isLogarithmic: Bool) {
    let low = isLogarithmic ? max(range.lowerBound, 1) : range.lowerBound
    self.init(low: low, high: range.upperBound, isLogarithmic: isLogarithmic)
  }
}
