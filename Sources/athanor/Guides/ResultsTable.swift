import Learning
import Reproduction
import Text

/// The tables of recorded results in the guide.
struct ResultsTable {
  /// What was recorded.
  let records: [FigureRecord]

  static let head = ["experiment", "figure", "the paper", "ours", "control", "n", "our bar", "met"]

  /// A row for each figure of each experiment; of one that nothing was recorded of, a row that says
  /// so.
  var rows: [[String]] { rows(of: experiments) }

  /// The same of some experiments.
  func rows(of experiments: [Experiment]) -> [[String]] { experiments.flatMap(rows) }

  private func rows(of experiment: Experiment) -> [[String]] {
    guard let results = experiment.results(of: records) else {
      let rest = Array(repeating: "", count: Self.head.count - 2)
      return [["`\(experiment.id)`", "not recorded on held-out seeds yet"] + rest]
    }
    return results.enumerated().map { place, result in
      let figure = result.figure
      let control = results.first { $0.figure.name == figure.control }?.ours
      return [
        place == 0 ? "`\(experiment.id)`" : "",
        figure.unit.isEmpty ? figure.name : "\(figure.name) (\(figure.unit))",
        figure.paper.map { number($0) } ?? "–", result.estimate.map(text) ?? "no number",
        control.map { number($0) } ?? "–", "\(result.seeds)", figure.bar?.text ?? "–",
        verdict(on: result),
      ]
    }
  }

  private func verdict(on result: Figure.Result) -> String {
    if let isMet = result.isMet { return isMet ? "yes" : "no" }
    return result.figure.bar == nil ? "" : "too few"
  }

  private func text(_ estimate: Estimate) -> String {
    let ends = "\(number(estimate.low)), \(number(estimate.high))"
    switch estimate.kind {
    case .value: return number(estimate.mean)
    case .range: return "\(number(estimate.mean)), range \(ends)"
    case .interval: return "\(number(estimate.mean)) [\(ends)]"
    }
  }

  private func number(_ value: Double) -> String { Numeral.short(value) }

  static let circumstancesHead = [
    "experiment", "seeds", "version", "built from", "machine", "date", "time",
  ]

  /// Where and when each recorded experiment was measured.
  var circumstances: [[String]] {
    experiments.compactMap { experiment in
      guard experiment.results(of: records) != nil,
        let record = records.first(where: { $0.experiment == experiment.id })
      else { return nil }
      return [
        "`\(experiment.id)`", "\(record.firstSeed) to \(record.lastSeed)", record.version,
        record.commit ?? "–", record.machine, record.date, Numeral.longDuration(record.seconds),
      ]
    }
  }
}
