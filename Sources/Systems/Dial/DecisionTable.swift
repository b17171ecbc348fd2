/// What prisoners do, by what they can know: a count of every decision taken in an evaluation.
///
/// The pieces of knowledge are those of the protocol in the paper's figure 4c: the day, how often
/// one was in the room before, and how one finds the switch.
package struct DecisionTable: Codable, Hashable, Sendable {
  /// What a prisoner may do.
  ///
  /// After the last day nobody sees the switch, so `wait` is either way to set it.
  package enum Deed: Int, Codable, CaseIterable, Sendable {
    case switchOff, switchOn, tell, wait
  }

  /// What a prisoner knows, and what was done in that situation.
  struct Situation: Codable, Hashable, Sendable {
    /// From 1.
    let day: Int
    /// Own visits before today.
    let visits: Int
    /// Whether the switch is found on; off on the first day.
    let isOn: Bool
    /// How often each deed was done.
    var counts = [Int](repeating: 0, count: Deed.allCases.count)
  }

  /// Every situation that came up, by day, visits and switch.
  private(set) var situations: [Situation] = []
  /// The tree that agrees with most decisions.
  package private(set) var tree: ProtocolTree?

  /// Nothing decided.
  init() {}

  /// Counts decisions up to the end of each game.
  init(_ played: Played, _ evaluation: RiddleEvaluation) {
    guard let days = evaluation.schedules.first?.count, !played.bits.isEmpty else { return }
    let people = played.actions.count / days / evaluation.count
    var table = (0..<days * days * 2).map {
      Situation(day: $0 / (days * 2) + 1, visits: $0 / 2 % days, isOn: $0 % 2 == 1)
    }
    for (game, schedule) in evaluation.schedules.enumerated() {
      var visits = [Int](repeating: 0, count: people)
      var isOn = false
      for (day, prisoner) in schedule.enumerated() {
        let place = (day * people + prisoner) * evaluation.count + game
        let tells = played.actions[place] == 1, sets = played.bits[place] == 1
        let deed: Deed = tells ? .tell : day == days - 1 ? .wait : sets ? .switchOn : .switchOff
        table[(day * days + visits[prisoner]) * 2 + (isOn ? 1 : 0)].counts[deed.rawValue] += 1
        if tells { break }
        visits[prisoner] += 1
        isOn = sets
      }
    }
    situations = table.filter { $0.counts.contains { $0 > 0 } }
    tree = ProtocolTree(situations, depth: people)
  }
}
