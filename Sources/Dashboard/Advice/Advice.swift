import Learning
import Running
import Screen
import Text

/// Something worth noticing about a run, and where it can be seen.
struct Advice: Hashable, Sendable {
  /// Where what was noticed is to be seen.
  enum Evidence: Hashable, Sendable {
    /// In the chart of a series, from a step on.
    case chart(series: String, from: Int)
    /// In the log, in the lines that a filter keeps.
    case log(filter: String)
  }

  /// What was noticed, in a line.
  var text: String
  var evidence: Evidence
}

/// Looks at a run for reasons why it might be stuck.
///
/// It knows no system, only what every run has: curves, trials, bests and a step rate.
struct Advisor {
  /// What had happened.
  let past: HistoryPrefix
  /// What the system reports.
  let series: [Series]
  /// Steps a second lately; `nil` where that is not known.
  var stepRate: Double?
  /// Steps a second from the beginning to now.
  var meanRate: Double?

  /// The most serious advice; `nil` where there is none.
  var advice: Advice? {
    brokenChildren ?? brokenCurve ?? gradient ?? collapse ?? drop ?? plateau
  }

  /// How many trials or values a judgement looks back on.
  private static let window = 50

  /// A large share of failed evaluations.
  private var brokenChildren: Advice? {
    let last = past.trials.suffix(Self.window)
    let broken = last.count { !$0.record.outcome.isDone }
    guard last.count >= 5, broken * 5 >= last.count else { return nil }
    let diverged = last.count { $0.record.outcome.status == .diverged }
    let isDivergence = diverged * 2 >= broken
    return Advice(
      text: "\(broken) of the last \(last.count) evaluations "
        + (isDivergence ? "diverged" : "failed") + ": their scores are missing",
      evidence: .log(filter: isDivergence ? "kind:trial diverged" : "kind:trial failed"))
  }

  /// A series that has ceased to be a number.
  private var brokenCurve: Advice? {
    for series in series {
      guard let (steps, values) = past.curve(named: series.id), values.count >= 5,
        let good = values.lastIndex(where: \.isFinite) ?? values.indices.first,
        values.endIndex - 1 - good >= 5
      else { continue }
      return Advice(
        text: "\(series.label) has not been a number since step \(Int(steps[good]))",
        evidence: .chart(series: series.id, from: max(0, Int(steps[good]) - Self.window)))
    }
    return nil
  }

  /// A gradient that vanishes or explodes.
  private var gradient: Advice? {
    for series in series where series.isAbout("gradient") {
      guard let (steps, values) = past.curve(named: series.id) else { continue }
      let finite = values.filter { $0.isFinite && $0 >= 0 }
      guard finite.count >= 20, let largest = finite.max(), largest > 0 else { continue }
      guard let usual = median(finite), let now = median(finite.suffix(10)) else { continue }
      let evidence = Advice.Evidence.chart(series: series.id, from: Int(steps.first ?? 0))
      if now < 1e-4 * largest, now < 1e-5 {
        return Advice(
          text:
            "the gradient vanishes: \(Numeral.short(now, digits: 2)), once "
            + Numeral.short(largest, digits: 2),
          evidence: evidence)
      }
      if now > 100 * usual {
        return Advice(
          text:
            "the gradient explodes: \(Numeral.short(now, digits: 2)), usually "
            + Numeral.short(usual, digits: 2),
          evidence: evidence)
      }
    }
    return nil
  }

  /// Candidates that repeat, or a measure of diversity that has fallen to little.
  private var collapse: Advice? {
    let last = past.trials.suffix(Self.window)
    let kinds = Set(last.map(\.record.candidate)).count
    if last.count == Self.window, kinds * 4 <= last.count {
      return Advice(
        text:
          "only \(kinds) different candidates among the last \(last.count): little diversity is left",
        evidence: .log(filter: "kind:trial"))
    }
    for series in series where series.isAbout("diversity") || series.isAbout("entropy") {
      guard let (steps, values) = past.curve(named: series.id), values.count >= 20,
        let largest = values.filter(\.isFinite).max(), largest > 0,
        let now = values.last(where: \.isFinite), now < 0.1 * largest
      else { continue }
      return Advice(
        text: "\(series.label) has fallen to \(Numeral.short(now, digits: 2)) from "
          + Numeral.short(largest, digits: 2),
        evidence: .chart(series: series.id, from: Int(steps.first ?? 0)))
    }
    return nil
  }

  /// A run that has become much slower than it was.
  private var drop: Advice? {
    guard past.limit == nil, let stepRate, let meanRate, stepRate < 0.4 * meanRate,
      let main = series.first
    else { return nil }
    return Advice(
      text:
        "\(Numeral.short(stepRate, digits: 2)) steps/s lately, \(Numeral.short(meanRate, digits: 2)) "
        + "on the whole: steps have become dearer or something else uses the processor",
      evidence: .chart(series: main.id, from: 0))
  }

  /// A long time without a new best, in which the main series moves by no more than its noise.
  private var plateau: Advice? {
    let step = past.step
    let last = past.best?.step ?? 0
    guard let main = series.first, let (steps, values) = past.curve(named: main.id),
      step >= Self.window, past.best == nil || step - last > max(Self.window, step * 2 / 5)
    else { return nil }
    let recent = values.suffix(min(max(Self.window, values.count / 4), 2000)).filter(\.isFinite)
    guard recent.count >= 20, let trend = Trend(recent), !trend.exceedsNoise else { return nil }
    let from = steps[max(steps.startIndex, steps.endIndex - recent.count)]
    let drift = Numeral.short(abs(trend.drift), digits: 2)
    let noise = Numeral.short(trend.noise, digits: 2)
    let motion =
      trend.noise < 1e-12
      ? "has not moved for \(recent.count) values"
      : "moves by \(drift) over \(recent.count) values, its noise is \(noise)"
    let stale = past.best.map { _ in "no new best for \(step - last) of \(step) steps; " } ?? ""
    return Advice(
      text: "plateau: " + stale + "\(main.label) \(motion)",
      evidence: .chart(series: main.id, from: min(last, Int(from))))
  }
}

/// A straight line through values at even distances (ordinary least squares).
struct Trend {
  /// How far the line rises from the first to the last value.
  let drift: Double
  /// The standard deviation of the values around the line: the noise floor.
  let noise: Double
  private let error: Double

  /// The line through values; `nil` for fewer than three.
  init?(_ values: [Double]) {
    guard values.count >= 3 else { return nil }
    let count = Double(values.count)
    let middle = (count - 1) / 2
    let mean = values.reduce(0, +) / count
    var covariance = 0.0
    for (place, value) in values.enumerated() {
      covariance += (Double(place) - middle) * (value - mean)
    }
    let spread = count * (count * count - 1) / 12
    let slope = covariance / spread
    var squares = 0.0
    for (place, value) in values.enumerated() {
      let rest = value - mean - slope * (Double(place) - middle)
      squares += rest * rest
    }
    drift = slope * (count - 1)
    noise = (squares / (count - 2)).squareRoot()
    error = (squares / (count - 2) / spread).squareRoot() * (count - 1)
  }

  /// Whether the drift is more than three of its standard errors, as what is no trend hardly ever is.
  var exceedsNoise: Bool { abs(drift) > 3 * error && abs(drift) > 1e-12 }
}

extension HistoryPrefix {
  /// The points of the curve of this name.
  fileprivate func curve(
    named name: String
  ) -> (steps: ArraySlice<Double>, values: ArraySlice<Double>)? {
    history.curve(name) == nil ? nil : curve(name)
  }
}

extension Series {
  fileprivate func isAbout(_ word: String) -> Bool {
    id.lowercased().contains(word) || label.lowercased().contains(word)
  }
}
