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

  mutating func append(step: Int, _ value: Double) {
    curve.append(x: Double(step), y: value)
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
  mutating func apply(_ event: Running.Event) {
    switch event.body {
    case .series(let name, let value): append(value, to: Series(name, label: name), event.step)
    case .gain(let sample): append(sample.gain, to: Track.gain, event.step)
    default: break
    }
  }

  /// Takes in everything that happened.
  mutating func apply(_ history: History) {
    for (name, curve) in history.curves {
      for (step, value) in zip(curve.steps, curve.values) {
        append(value, to: Series(name, label: name), Int(step))
      }
    }
    for (step, sample) in history.gains { append(sample.gain, to: Track.gain, step) }
  }

  private mutating func append(_ value: Double, to series: Series, _ step: Int) {
    if let index = all.firstIndex(where: { $0.series.id == series.id }) {
      all[index].append(step: step, value)
    } else {
      all.append(Track(series, smoothing: smoothing))
      all[all.count - 1].append(step: step, value)
    }
  }
}
