import Learning

/// How what becomes a bit was distributed, from evaluation to evaluation: one hump at first, two in the end.
struct MessageHistory: Codable, Hashable, Sendable {
  /// The distribution at one evaluation.
  struct Row: Codable, Hashable, Sendable {
    let lessons: Int
    /// The share of messages in each bin.
    let shares: [Double]
  }

  private(set) var rows: [Row] = []

  /// Bins of width 1 from -`reach` to `reach`; the outer ones take what lies beyond.
  static let reach = 12
  private static let mostRows = 40

  /// Adds the messages that were delivered in an evaluation; thins out early rows when there are many.
  mutating func add(_ played: Played, _ evaluation: RiddleEvaluation, after lessons: Int) {
    var counts = [Double](repeating: 0, count: 2 * Self.reach)
    for logit in played.delivered(evaluation) {
      let bin = Int(
        (Double(logit) + Double(Self.reach)).rounded(.down).clamped(
          to: 0...Double(2 * Self.reach - 1)))
      counts[bin] += 1
    }
    let total = counts.reduce(0, +)
    guard total > 0 else { return }
    rows.append(Row(lessons: lessons, shares: counts.map { $0 / total }))
    if rows.count > Self.mostRows {
      rows = rows.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
  }

  /// The histogram of the last evaluation.
  var last: Artefact.Bars {
    Artefact.Bars(labels: Self.names, values: rows.last?.shares ?? Self.names.map { _ in 0 })
  }

  /// All histograms, one below the other.
  var map: Artefact.HeatMap {
    Artefact.HeatMap(
      yLabel: "lessons", xLabel: "message", rows: rows.map { "\($0.lessons)" },
      columns: Self.names, values: rows.map(\.shares))
  }

  private static let names = (-reach..<reach).map { "\($0)" }
}

extension Played {
  /// What bits were made from that somebody received, while games were on.
  fileprivate func delivered(_ evaluation: RiddleEvaluation) -> [Float] {
    guard !logits.isEmpty, !evaluation.schedules.isEmpty else {
      // Both agents hear what was sent on all turns but the last.
      return Array(logits.dropLast(2 * evaluation.count))
    }
    let days = evaluation.schedules[0].count
    let people = logits.count / days / evaluation.count
    return evaluation.schedules.enumerated().flatMap { game, schedule in
      let places = schedule.enumerated().map { ($0 * people + $1) * evaluation.count + game }
      let end = places.firstIndex { actions[$0] == 1 } ?? days - 1
      return places[..<end].map { logits[$0] }
    }
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
