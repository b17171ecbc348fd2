import Compute
import Learning
import Text
public import Worlds

/// What a team learns to communicate in.
public enum DialWorld: Sendable {
  /// The riddle of the prisoners and the switch.
  case switchRiddle(SwitchRiddle)
  /// The colour-digit game on images of handwritten digits.
  case colourDigits(ColourDigits)
  /// The same game for agents that are told digit and colour: nothing to see, all to say.
  case colourDigitLabels
  /// Guessing each other's digit after four bits, for agents that are told their own.
  case multiStepDigitLabels

  /// The worlds there are.
  static let descriptions = [
    WorldDescription(
      "switch-3", help: "Three prisoners, one switch, six days; generated, nothing to download."),
    WorldDescription(
      "switch-4", help: "Four prisoners, one switch, ten days; generated, nothing to download."),
    WorldDescription(
      "colour-digit",
      help: "Two agents, a coloured digit each, one bit: optdigits, Alpaydin & Kaynak 1998, "
        + "CC BY 4.0."),
    WorldDescription(
      "colour-digit-lookup",
      help: "The same with digit and colour told instead of shown; generated, nothing to download."),
    WorldDescription(
      "multi-step-lookup",
      help: "Two agents say a digit each in four bits, one a turn; generated, nothing to download."),
  ]

  /// Opens one of `descriptions`.
  static func open(_ request: WorldRequest) throws(Failure) -> DialWorld {
    if request.dataPath != nil {
      throw Failure(.input, "the worlds of dial are built in: they take no data of yours")
    }
    switch request.name ?? descriptions[0].id {
    case "switch-3": return .switchRiddle(SwitchRiddle(prisoners: 3))
    case "switch-4": return .switchRiddle(SwitchRiddle(prisoners: 4))
    case "colour-digit":
      let split = Dataset.optdigits.split(random: Random(seed: 0)).normalised(.unit)
      return .colourDigits(ColourDigits(split))
    case "colour-digit-lookup": return .colourDigitLabels
    case "multi-step-lookup": return .multiStepDigitLabels
    case let name: throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
  }

  /// The game as recorded programs know it.
  var game: Game {
    switch self {
    case .switchRiddle(let riddle): .switchRiddle(prisoners: riddle.prisoners)
    case .colourDigits(let digits): .colourDigits(pixels: digits.training.shape.count)
    case .colourDigitLabels: .colourDigitLabels
    case .multiStepDigitLabels: .multiStepDigitLabels
    }
  }

  /// Games to learn from.
  func lessons(_ count: Int, random: Random) -> Games {
    switch self {
    case .switchRiddle(let riddle):
      return Games((0..<count).map { riddle.schedule(random: random.stream($0)) }, of: riddle)
    case .colourDigits(let game):
      return Games.dealt(count, from: game.training, random: random).games
    case .colourDigitLabels:
      return Games(colours: Games.told(count, ColourDigits.deck, random))
    case .multiStepDigitLabels:
      return Games(digits: Games.told(count, Array(ColourDigits.deck.prefix(10)), random))
    }
  }
}

extension Games {
  /// The games of these schedules.
  init(_ schedules: [[Int]], of riddle: SwitchRiddle) {
    let (count, people, days) = (schedules.count, riddle.prisoners, riddle.days)
    observations = Array(repeating: 0, count: days * people * count)
    stakes = Array(repeating: 0, count: days * count)
    for (place, schedule) in schedules.enumerated() {
      let rewards = riddle.rewards(of: schedule)
      for day in 0..<days {
        observations[(day * people + schedule[day]) * count + place] = 1
        stakes[day * count + place] = rewards[day]
      }
    }
  }

  /// The colour-digit game with cards that agents are told.
  init(colours deals: [(ColourDigits.Card, ColourDigits.Card)]) {
    let cards = deals.map(\.0) + deals.map(\.1)
    self.init(
      observations: cards.map { Float(10 * $0.colour + $0.digit) },
      stakes: deals.map { ColourDigits.stake($0, $1) } + deals.map { ColourDigits.stake($1, $0) })
  }

  /// Guessing each other's digits; colours do not count.
  init(digits deals: [(ColourDigits.Card, ColourDigits.Card)]) {
    let (own, others) = (deals.map { Float($0.0.digit) }, deals.map { Float($0.1.digit) })
    self.init(observations: own + others, stakes: others + own)
  }

  /// Pairs of cards from a deck, each as likely.
  fileprivate static func told(
    _ count: Int, _ deck: [ColourDigits.Card], _ random: Random
  ) -> [(ColourDigits.Card, ColourDigits.Card)] {
    var random = random
    return (0..<count).map { _ in (random.pick(deck), random.pick(deck)) }
  }

  /// So many deals of the colour-digit game, and the cards, agent by agent.
  static func dealt(
    _ count: Int, from digits: Examples, random: Random
  ) -> (games: Games, cards: [ColourDigits.Card]) {
    var random = random
    let deals = (0..<count).map { _ in ColourDigits.deal(from: digits, random: &random) }
    let cards = deals.map(\.0) + deals.map(\.1)
    let width = 2 * digits.shape.count
    var games = Games(
      observations: Array(repeating: 0, count: cards.count * width),
      stakes: deals.map { ColourDigits.stake($0, $1) } + deals.map { ColourDigits.stake($1, $0) })
    games.observations.withUnsafeMutableBufferPointer { images in
      for (row, card) in cards.enumerated() {
        let image = UnsafeMutableBufferPointer(rebasing: images[row * width..<(row + 1) * width])
        ColourDigits.draw(card, of: digits, into: image)
      }
    }
    return (games, cards)
  }
}
