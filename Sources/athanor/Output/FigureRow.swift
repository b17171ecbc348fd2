import Foundation
import Learning
import Reproduction
import Running
import Text

extension Figure.Result {
  /// A line of the contract: one a figure.
  ///
  /// - Parameter results: What came of all figures of the experiment, among them the control.
  func line(
    of experiment: Experiment, among results: [Figure.Result],
    _ circumstances: FigureRecord.Circumstances
  ) -> String {
    var line = JSONLine(event: "figure")
    line.add("experiment", experiment.id)
    line.add("figure", figure.name)
    line.add("unit", figure.unit)
    line.add("paper", figure.paper)
    line.add("bar", figure.bar?.value)
    line.add("ours", ours)
    line.add("low", estimate?.low)
    line.add("high", estimate?.high)
    line.add("seeds", seeds)
    if let isMet { line.add("ok", isMet) } else { line.add("ok", Double?.none) }
    line.add("seconds", circumstances.seconds)
    if let estimate { line.add("kind", estimate.kind.rawValue) }
    line.add("first_seed", circumstances.seeds.lowerBound)
    line.add("last_seed", circumstances.seeds.upperBound)
    line.add("values", values)
    if let name = figure.control {
      line.add("control", results.first { $0.figure.name == name }?.ours)
    }
    line.add("machine", circumstances.machine)
    line.add("version", circumstances.version)
    if let commit = circumstances.commit { line.add("commit", commit) }
    line.add("date", circumstances.date.formatted(.iso8601.year().month().day()))
    return line.text
  }

  /// The headings of the rows.
  static let head = ["figure", "paper", "bar", "ours", "95 % interval", "seeds", ""]

  /// A row of a table for people.
  var row: [String] {
    let name = figure.unit.isEmpty ? figure.name : "\(figure.name) (\(figure.unit))"
    let verdict = isMet.map { $0 ? "ok" : "NOT MET" } ?? ""
    return [
      name, Numeral.plain(figure.paper), figure.bar?.text ?? "-", Numeral.plain(ours), spread,
      "\(seeds)", verdict,
    ]
  }

  /// The interval; of fewer than five seeds the range, and said to be one.
  private var spread: String {
    guard let estimate, estimate.kind != .value else { return "-" }
    let ends = "\(Numeral.plain(estimate.low)) to \(Numeral.plain(estimate.high))"
    return estimate.kind == .range ? "range \(ends)" : ends
  }
}

extension Figure.Bar {
  /// The bar in a few signs; a sure one is for the whole interval.
  var text: String {
    switch self {
    case .atLeast(let value): ">= \(Numeral.plain(value))"
    case .atMost(let value): "<= \(Numeral.plain(value))"
    case .surelyAtLeast(let value): "surely >= \(Numeral.plain(value))"
    case .surelyAtMost(let value): "surely <= \(Numeral.plain(value))"
    case .above(let value): "paired > \(Numeral.plain(value))"
    }
  }
}
