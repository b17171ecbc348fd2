package import Learning
import Methods

/// What is remembered of a run, for charts and pictures.
package struct PokingEvaluations: Codable, Hashable, Sendable {
  /// An evaluation.
  package struct Entry: EvaluationEntry {
    package static let objective = Objective("distance to the goal", isMinimised: true)
    /// Pokes that were learned from by then.
    let pokes: Int
    /// Relative distances to goals after the last poke: of this model, of one without a forward model.
    package let distance: Double
    package let control: Double?

    package var score: Double { -distance }
    package var summary: String { "\(decimals(distance)) of the way left" }
  }

  private(set) var log = EvaluationLog<Entry>()
  private(set) var last: PokingPursuit?
  private(set) var lastControl: PokingPursuit?
  /// What random pokes come to.
  private(set) var random: PokingPursuit?

  /// Every evaluation.
  package var entries: [Entry] { log.entries }
  /// The relative distance to goals that random pokes leave.
  package var randomDistance: Double? { random?.final }
  /// Relative distances to goals poke by poke.
  package var distances: [Double] { last?.means ?? [] }

  /// Enters an evaluation, and says what it showed.
  mutating func enter(
    _ pursuit: PokingPursuit, control: PokingPursuit?, random: PokingPursuit, after pokes: Int,
    report: inout Report
  ) {
    (last, lastControl, self.random) = (pursuit, control, random)
    report.value("distance", pursuit.final)
    report.value("random", random.final)
    if let control { report.value("inverse-only", control.final) }
    for (task, left) in (pursuit.distances.last ?? []).enumerated() {
      report.gain(
        GainSample(before: -1, after: -left, cost: Double(pursuit.distances.count), task: task))
    }
    log.enter(
      Entry(pokes: pokes, distance: pursuit.final, control: control?.final), report: &report)
  }

  /// Makes sure that a decoded record can be drawn.
  func check(goals: Int, pokes: Int) throws(StateFlaw) {
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { entry in
        (0...1 << 53).contains(entry.pokes) && entry.distance.isFinite
          && entry.control?.isFinite ?? true
      }
    }
    for (name, pursuit) in [("last", last), ("lastControl", lastControl), ("random", random)] {
      try StateFlaw.unless(pursuit?.makesSense(goals: goals, pokes: pokes) ?? true, name)
    }
  }
}

extension PokingPursuit {
  fileprivate func makesSense(goals: Int, pokes: Int) -> Bool {
    distances.count == pokes
      && distances.allSatisfy { $0.count == goals && $0.allSatisfy(\.isFinite) }
      && watched.count == pokes + 2
      && watched.allSatisfy { $0.count == 3 && $0.allSatisfy { abs($0) < 1e6 } }
  }
}
