/// An exponential moving average, without the pull towards zero of its first values.
///
/// m_t = w m_{t-1} + (1 - w) y_t, shown as m_t / (1 - w^t): the bias correction of D. P. Kingma &
/// J. Ba 2015, "Adam", section 3. Values that are not finite are passed through and not averaged.
package struct Smoother: Equatable, Sendable {
  /// The share of the past in each value, in 0..<1; 0 smooths nothing.
  package let weight: Double
  private var mean = 0.0
  /// w^t.
  private var missing = 1.0
  /// The largest magnitude seen.
  private var size = 0.0

  /// An average that has seen nothing; the weight is clamped to 0...0.9999.
  package init(weight: Double) {
    self.weight = weight > 0 ? min(weight, 0.9999) : 0
  }

  /// Takes the next value and returns the average so far.
  package mutating func next(_ value: Double) -> Double {
    guard value.isFinite else { return value }
    mean = weight * mean + (1 - weight) * value
    size = max(size, abs(value))
    // Long after the last value that was not 0, the average would fade through numbers that are
    // nothing but rounding; a logarithmic axis would follow them down.
    if value == 0, abs(mean) < size * 1e-12 { mean = 0 }
    missing *= weight
    return mean / (1 - missing)
  }
}

/// A curve as measured beside the same curve smoothed, both growing point by point.
///
///     var loss = SmoothedCurve(weight: 0.9)
///     loss.append(x: 1, y: 0.7)
///     LineChart([.init("loss", loss.smooth, raw: loss.raw)])
package struct SmoothedCurve: Equatable, Sendable {
  /// The curve as measured.
  package private(set) var raw: CurvePyramid
  /// The moving average; empty when the weight is 0, as it would only be `raw` again.
  private var average = CurvePyramid()
  private var smoother: Smoother
  private var mark: Mark

  /// The moving average; equal to `raw` when the weight is 0.
  package var smooth: CurvePyramid { smoother.weight > 0 ? average : raw }

  /// How many points `rewind` leaves, and the average behind them.
  private struct Mark: Equatable {
    var count: Int
    var smoother: Smoother
  }

  /// A curve, smoothed with this weight.
  package init(_ raw: CurvePyramid = CurvePyramid(), weight: Double = 0) {
    self.raw = raw
    smoother = Smoother(weight: weight)
    mark = Mark(count: 0, smoother: smoother)
    smoothAll()
  }

  /// The share of the past in each value.
  ///
  /// Setting it smooths the whole curve anew.
  package var weight: Double {
    get { smoother.weight }
    set {
      let weight = Smoother(weight: newValue).weight
      guard weight != smoother.weight else { return }
      (smoother, mark.smoother) = (Smoother(weight: weight), Smoother(weight: weight))
      smoothAll()
    }
  }

  /// Adds a point to both; one that goes back in x replaces everything after it.
  package mutating func append(x: Double, y: Double) {
    let goesBack = raw.x.last.map { $0 > x } ?? false
    raw.append(x: x, y: y)
    if goesBack {
      mark.count = min(mark.count, raw.count - 1)
      smoother = Smoother(weight: smoother.weight)
      smoothAll()
    } else if x.isFinite, smoother.weight > 0 {
      average.append(x: x, y: smoother.next(y))
    }
  }

  /// Remembers the present end, for `rewind`.
  package mutating func setMark() { mark = Mark(count: raw.count, smoother: smoother) }

  /// Removes the points that came after the mark; without one, all.
  package mutating func rewind() {
    guard mark.count < raw.count else { return }
    raw.truncate(to: mark.count)
    average.truncate(to: mark.count)
    smoother = mark.smoother
  }

  private mutating func smoothAll() {
    average = CurvePyramid()
    guard smoother.weight > 0 else { return }
    average.reserveCapacity(raw.count)
    for index in 0..<raw.count {
      if index == mark.count { mark.smoother = smoother }
      average.append(x: raw.x[index], y: smoother.next(raw.y[index]))
    }
    if mark.count == raw.count { mark.smoother = smoother }
  }
}
