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
    case let name: throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
  }

  /// The game as recorded programs know it.
  var game: Game {
    switch self {
    case .switchRiddle(let riddle): .switchRiddle(prisoners: riddle.prisoners)
    case .colourDigits(let digits): .colourDigits(pixels: digits.training.shape.count)
    }
  }

  /// Games to learn from.
  func lessons(_ count: Int, random: Random) -> Games {
    switch self {
    case .switchRiddle(let riddle):
      return Games((0..<count).map { riddle.schedule(random: random.stream($0)) }, of: riddle)
    case .colourDigits(let game):
      return Games.dealt(count, from: game.training, random: random).games
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
