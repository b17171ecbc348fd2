import Learning
import Worlds

/// A few games of the last evaluation as pictures: always the same games, so that one sees them change.
struct Scenes: Codable, Hashable, Sendable {
  /// A game of the riddle.
  struct Imprisonment: Codable, Hashable, Sendable {
    let prisoners: Int
    /// Who is in the room on each day, up to the end of the game.
    let visitors: [Int]
    /// How each left the switch; empty where it cannot be set.
    let isOn: [Bool]
    /// Whether the last visitor told.
    let tells: Bool
    let days: Int
    let reward: Int
  }

  /// A game with coloured digits.
  struct Deal: Codable, Hashable, Sendable {
    let cards: [ColourDigits.Card]
    /// What each sent, a bit for each turn but the last; empty in silence.
    let messages: [String]
    let actions: [Int]
    let reward: Double
  }

  private(set) var imprisonments: [Imprisonment] = []
  private(set) var deals: [Deal] = []
  /// The share of ones sent, of each turn but the last by colour and digit: `[turns * 2][10]`; -1
  /// where no such card was dealt.
  private(set) var bitsByCard: [[Double]] = []

  /// Nothing played.
  init() {}

  /// Games spread evenly over an evaluation.
  init(_ played: Played, _ evaluation: RiddleEvaluation) {
    let spread = (0..<3).map { (2 * $0 + 1) * evaluation.count / 6 }
    guard evaluation.schedules.isEmpty else {
      imprisonments = spread.map { Self.imprisonment($0, played, evaluation) }
      return
    }
    deals = (0..<8).map { Self.deal($0 * evaluation.count / 8, played, evaluation) }
    guard !played.bits.isEmpty else { return }
    let turns = played.bits.count / evaluation.cards.count
    bitsByCard = (0..<turns - 1).flatMap { Self.bits(on: $0, played, evaluation.cards) }
  }

  /// The share of ones on a turn, `[2][10]`.
  private static func bits(
    on turn: Int, _ played: Played, _ cards: [ColourDigits.Card]
  ) -> [[Double]] {
    var (ones, counts) = ([Double](repeating: 0, count: 20), [Double](repeating: 0, count: 20))
    for (row, card) in cards.enumerated() {
      ones[card.colour * 10 + card.digit] += Double(played.bits[turn * cards.count + row])
      counts[card.colour * 10 + card.digit] += 1
    }
    let shares = zip(ones, counts).map { $1 > 0 ? $0 / $1 : -1 }
    return [Array(shares[..<10]), Array(shares[10...])]
  }

  private static func imprisonment(_ game: Int, _ played: Played, _ evaluation: RiddleEvaluation)
    -> Imprisonment
  {
    let schedule = evaluation.schedules[game]
    let people = played.actions.count / schedule.count / evaluation.count
    let places = schedule.enumerated().map { ($0 * people + $1) * evaluation.count + game }
    let end = places.firstIndex { played.actions[$0] == 1 }
    let lived = places[...(end ?? schedule.count - 1)]
    return Imprisonment(
      prisoners: people, visitors: Array(schedule[..<lived.count]),
      isOn: played.bits.isEmpty ? [] : lived.map { played.bits[$0] == 1 },
      tells: end != nil, days: schedule.count, reward: Int(played.earned[game]))
  }

  private static func deal(_ game: Int, _ played: Played, _ evaluation: RiddleEvaluation) -> Deal {
    let rows = [game, evaluation.count + game]
    let size = evaluation.cards.count
    let last = played.actions.count / size - 1
    let message = { (row: Int) in
      (0..<last).map { "\(Int(played.bits[$0 * size + row]))" }.joined()
    }
    return Deal(
      cards: rows.map { evaluation.cards[$0] },
      messages: played.bits.isEmpty ? [] : rows.map(message),
      actions: rows.map { Int(played.actions[last * size + $0]) },
      reward: Double(played.earned[game]))
  }
}

extension Scenes.Imprisonment {
  private typealias Run = Artefact.Scene.Run

  /// Days from left to right: the bulb as it is left, and who is in the room.
  var scene: Artefact.Scene {
    Artefact.Scene(
      rows: [heading, bulb] + (0..<prisoners).map(row), caption: caption, isPlan: true)
  }

  private static let margin = 12

  private func title(_ text: String) -> Run {
    Run(text + String(repeating: " ", count: max(Self.margin - text.count, 0)), .dim)
  }

  private func cells(_ cell: (Int) -> (Character, Artefact.Scene.Tone)) -> [Run] {
    (0..<days).map { day in
      let (glyph, tone) = cell(day)
      return Run(" \(glyph) ", tone)
    }
  }

  private var heading: [Run] {
    [title("day")] + (1...days).map { Run($0 < 10 ? " \($0) " : "\($0) ", .dim) }
  }

  private var bulb: [Run] {
    [title("bulb")]
      + cells { day in
        let isLast = tells && day == visitors.count - 1
        guard isOn.indices.contains(day), !isLast else { return (" ", .plain) }
        return isOn[day] ? ("●", .bright) : ("○", .dim)
      }
  }

  private func row(_ prisoner: Int) -> [Run] {
    [title("prisoner \(prisoner + 1)")]
      + cells { day in
        guard day < visitors.count else { return (" ", .plain) }
        guard visitors[day] == prisoner else { return ("·", .dim) }
        guard tells, day == visitors.count - 1 else { return ("▲", .first) }
        return ("!", reward > 0 ? .good : .bad)
      }
  }

  private var caption: String {
    guard tells, let last = visitors.last else { return "nobody tells: 0" }
    return "prisoner \(last + 1) tells on day \(visitors.count): "
      + (reward > 0 ? "all have visited, all are free (+1)" : "not all have visited, all die (-1)")
  }
}
