import Compute
import Worlds

/// Games that teams are evaluated on: the same ones at any time and for any team.
struct RiddleEvaluation: Sendable {
  /// The games as programs read them.
  let games: Games
  /// How many games there are.
  let count: Int
  /// Games of one block are one held-out task of the gain.
  let blocks: [Range<Int>]
  /// What a team that knew everything would earn on these very games, on average.
  let oracle: Double
  /// Who is in the room, `[count][turns]`; empty where there is no room.
  let schedules: [[Int]]
  /// What the agents hold, `[agents * count]`; empty where they hold nothing.
  let cards: [ColourDigits.Card]

  /// Games drawn where not all can be played.
  static let drawn = 1024

  private init(
    _ games: Games, count: Int, blocks: Int, oracle: Double, schedules: [[Int]] = [],
    cards: [ColourDigits.Card] = []
  ) {
    (self.games, self.count, self.oracle) = (games, count, oracle)
    (self.schedules, self.cards) = (schedules, cards)
    self.blocks = (0..<blocks).map { $0 * count / blocks..<($0 + 1) * count / blocks }
  }

  /// Every schedule of a small riddle, in blocks by its first two visitors, or schedules drawn.
  init(_ riddle: SwitchRiddle, random: Random) {
    let all = riddle.allSchedules()
    let schedules =
      all ?? (0..<Self.drawn).map { riddle.schedule(random: random.stream($0)) }
    let won = schedules.count { riddle.rewards(of: $0).last == 1 }
    self.init(
      Games(schedules, of: riddle), count: schedules.count,
      blocks: all == nil ? 8 : riddle.prisoners * riddle.prisoners,
      oracle: Double(won) / Double(schedules.count), schedules: schedules)
  }

  /// Every pair of cards that agents are told.
  init(
    _ deck: [ColourDigits.Card], of games: ([(ColourDigits.Card, ColourDigits.Card)]) -> Games,
    oracle: Double
  ) {
    let deals = deck.flatMap { first in deck.map { (first, $0) } }
    self.init(
      games(deals), count: deals.count, blocks: 10, oracle: oracle,
      cards: deals.map(\.0) + deals.map(\.1))
  }

  /// Deals of these digits.
  init(_ digits: Examples, random: Random) {
    let (games, cards) = Games.dealt(Self.drawn, from: digits, random: random)
    // What full information is worth on these deals: everybody takes what a stake offers.
    let oracle = games.stakes.reduce(0.0) { $0 + Double(abs($1)) } / Double(Self.drawn)
    self.init(games, count: Self.drawn, blocks: 8, oracle: oracle, cards: cards)
  }
}

/// How a team did in an evaluation.
struct RiddleScore: Sendable {
  /// What happened.
  let played: Played
  /// The mean reward of each block.
  let blocks: [Double]
  /// The mean reward.
  let mean: Double
}

extension Team {
  /// Plays the games of an evaluation.
  mutating func evaluate(_ evaluation: RiddleEvaluation) -> RiddleScore {
    let played = play(evaluation.games, count: evaluation.count)
    let blocks = evaluation.blocks.map { block in
      played.earned[block].reduce(0.0) { $0 + Double($1) } / Double(block.count)
    }
    let sum = played.earned.reduce(0.0) { $0 + Double($1) }
    return RiddleScore(played: played, blocks: blocks, mean: sum / Double(evaluation.count))
  }
}

extension DialWorld {
  /// The games of every evaluation but the last.
  func evaluation(random: Random) -> RiddleEvaluation {
    switch self {
    case .switchRiddle(let riddle): RiddleEvaluation(riddle, random: random)
    case .colourDigits(let game): RiddleEvaluation(game.validation, random: random)
    case .colourDigitLabels:
      RiddleEvaluation(
        ColourDigits.deck, of: Games.init(colours:), oracle: ColourDigits.optimum)
    case .multiStepDigitLabels:
      // Four bits tell ten digits apart, so both can always be right.
      RiddleEvaluation(Array(ColourDigits.deck.prefix(10)), of: Games.init(digits:), oracle: 1)
    }
  }

  /// The games of the last evaluation, where something was laid aside for it.
  func finalEvaluation(random: Random) -> RiddleEvaluation? {
    guard case .colourDigits(let game) = self else { return nil }
    let test = game.test
    return RiddleEvaluation(test.openAtTheEnd(), random: random)
  }
}
