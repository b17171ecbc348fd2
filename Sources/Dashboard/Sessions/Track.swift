import Learning
import Running
import Screen

/// A curve of a session as charts draw it: measured, and smoothed.
struct Track: Sendable {
  /// The series it shows.
  let series: Series
  private(set) var curve: SmoothedCurve

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

  mutating func append(x: Double, _ value: Double) {
    curve.append(x: x, y: value)
  }
}

/// The curves of a session: one for each declared series, in order, then what else it said.
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

  /// Takes in what happened, if it belongs to a curve.
  mutating func apply(_ event: Running.Event, _ clock: Clock) {
    let x = clock.position(of: Double(event.step))
    switch event.body {
    case .series(let name, let value): all[index(of: name)].append(x: x, value)
    case .gain(let sample): all[index(of: Track.gain)].append(x: x, sample.gain)
    default: break
    }
  }

  /// Takes in everything that happened.
  mutating func apply(_ history: History, _ clock: Clock) {
    for (name, curve) in history.curves {
      let index = index(of: name)
      for (step, value) in zip(curve.steps, curve.values) {
        all[index].append(x: clock.position(of: step), value)
      }
    }
    guard !history.gains.isEmpty else { return }
    let index = index(of: Track.gain)
    for (step, sample) in history.gains {
      all[index].append(x: clock.position(of: Double(step)), sample.gain)
    }
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
