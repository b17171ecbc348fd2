import Learning
import Running
import Screen

/// A curve of a session as charts draw it: measured, and smoothed.
struct Track: Sendable {
  /// The series it shows.
  let series: Series
  private(set) var curve: SmoothedCurve
  /// How many settled points of the series are in it, after how many thinnings.
  private var taken = (points: 0, thinnings: 0)

  /// The name under which gain samples are drawn, which no series can have.
  static let gain = Series("δ", label: "gain of learning δ", better: .higher)

  /// An empty curve.
  init(_ series: Series, smoothing: Double) {
    self.series = series
    curve = SmoothedCurve(weight: smoothing)
  }

  /// The share of the past in each value.
  var smoothing: Double {
    get { curve.weight }
    set { curve.weight = newValue }
  }

  /// Adds the new points of a series, and removes what was thinned out of it.
  mutating func follow(_ source: Curve, _ clock: Clock) {
    if source.thinnings != taken.thinnings {
      curve = SmoothedCurve(weight: curve.weight)
      taken = (0, source.thinnings)
    }
    curve.rewind()
    append(source, taken.points..<source.settledCount, clock)
    curve.setMark()
    append(source, source.settledCount..<source.count, clock)
    taken.points = source.settledCount
  }

  private mutating func append(_ source: Curve, _ points: Range<Int>, _ clock: Clock) {
    for point in points {
      curve.append(x: clock.position(of: source.steps[point]), y: source.values[point])
    }
  }
}

/// The curves of a session: one for each declared series, in order, then others it reported.
struct Tracks: Sendable {
  private(set) var all: [Track]
  /// The share of the past in each value.
  private(set) var smoothing = 0.0

  /// Empty curves of these series.
  init(_ series: [Series] = []) {
    all = series.map { Track($0, smoothing: 0) }
  }

  /// The curves that have a point.
  var spoken: [Track] { all.filter { !$0.curve.raw.isEmpty } }

  mutating func smooth(_ share: Double) {
    guard share != smoothing else { return }
    smoothing = share
    for index in all.indices { all[index].smoothing = share }
  }

  /// Adds the new points of a session.
  mutating func follow(_ history: History, _ clock: Clock) {
    for (name, curve) in history.curves { all[index(of: name)].follow(curve, clock) }
    guard history.gainCurve.count > 0 else { return }
    all[index(of: Track.gain)].follow(history.gainCurve, clock)
  }

  private mutating func index(of name: String) -> Int {
    all.firstIndex { $0.series.id == name } ?? index(of: Series(name, label: name))
  }

  /// The number of a curve, which is begun if there is none.
  private mutating func index(of series: Series) -> Int {
    if let index = all.firstIndex(where: { $0.series.id == series.id }) { return index }
    all.append(Track(series, smoothing: smoothing))
    return all.count - 1
  }
}
