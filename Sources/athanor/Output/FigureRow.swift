import Running
import Reproduction
import Text

extension Figure.Result {
  /// A line of the contract: one a figure.
  func line(of experiment: Experiment, _ seconds: Double) -> JSONLine {
    var line = JSONLine(event: "figure")
    line.add("experiment", experiment.id)
    line.add("figure", figure.name)
    line.add("unit", figure.unit)
    line.add("paper", figure.paper)
    line.add("bar", figure.bar?.value)
    line.add("ours", ours)
    line.add("low", low)
    line.add("high", high)
    line.add("seeds", seeds)
    if let isMet { line.add("ok", isMet) } else { line.add("ok", Double?.none) }
    line.add("seconds", seconds)
    return line
  }

  /// The headings of the rows.
  static let head = ["figure", "paper", "bar", "ours", "95 % interval", "seeds", ""]

  /// A row of a table for people.
  var row: [String] {
    let bar =
      switch figure.bar {
      case .atLeast(let value), .surelyAtLeast(let value): ">= \(Numeral.plain(value))"
      case .atMost(let value), .surelyAtMost(let value): "<= \(Numeral.plain(value))"
      case nil: "-"
      }
    let name = figure.unit.isEmpty ? figure.name : "\(figure.name) (\(figure.unit))"
    let verdict = isMet.map { $0 ? "ok" : "NOT MET" } ?? ""
    let interval = low == nil ? "-" : "\(Numeral.plain(low)) to \(Numeral.plain(high))"
    return [
      name, Numeral.plain(figure.paper), bar, Numeral.plain(ours), interval, "\(seeds)", verdict,
    ]
  }
}
