import Compute

/// What a team plays, as far as the recorded program must know it.
///
/// Rows of every tensor are agent by agent: `[agents, batch]`.
enum Game: Codable, Hashable, Sendable {
  case switchRiddle(prisoners: Int)
  case colourDigits(pixels: Int)
  /// The colour-digit game for agents that are told their cards.
  case colourDigitLabels
  /// Agents guess each other's digits after four bits from each (section 6.2 of the paper); they are
  /// told their own.
  case multiStepDigitLabels

  var agents: Int {
    switch self {
    case .switchRiddle(let prisoners): prisoners
    case .colourDigits, .colourDigitLabels, .multiStepDigitLabels: 2
    }
  }

  /// Days or turns of an episode.
  var turns: Int {
    switch self {
    case .switchRiddle(let prisoners): 4 * prisoners - 6
    case .colourDigits, .colourDigitLabels: 2
    case .multiStepDigitLabels: 5
    }
  }

  /// Actions of an agent: none or tell; 0 or 1; a digit.
  var actions: Int { self == .multiStepDigitLabels ? 10 : 2 }

  /// How many things an agent may see, where they are numbered; images are not.
  var observationCount: Int {
    switch self {
    case .switchRiddle: 2
    case .colourDigits: 0
    case .colourDigitLabels: 20
    case .multiStepDigitLabels: 10
    }
  }
}

/// The inputs of a recorded game, and what the game makes of messages and actions.
struct GameTensors {
  let game: Game
  let batch: Int
  /// Riddle: who is in the room, `[turns, agents, batch]` of 0 and 1.
  ///
  /// Digits: the images `[agents * batch, 2 * pixels]`, or the numbers of cards
  /// `[agents * batch]`.
  let observations: Tensor
  /// Riddle: what telling is worth, `[turns, batch]`.
  ///
  /// Colour and digit: what action 0 is worth, `[agents, batch]`. Many steps: the right digit.
  let stakes: Tensor

  init(_ game: Game, batch: Int, graph: Graph) {
    (self.game, self.batch) = (game, batch)
    switch game {
    case .switchRiddle:
      observations = graph.input([game.turns, game.agents, batch])
      stakes = graph.input([game.turns, batch])
    case .colourDigits(let pixels):
      observations = graph.input([game.agents * batch, 2 * pixels])
      stakes = graph.input([game.agents, batch])
    case .colourDigitLabels, .multiStepDigitLabels:
      observations = graph.input([game.agents * batch])
      stakes = graph.input([game.agents, batch])
    }
  }

  var rows: Int { game.agents * batch }

  /// What each row sees on a turn: a number `[rows]`, or an image `[rows, 2 * pixels]`.
  func observation(_ turn: Int) -> Tensor {
    presence(turn)?.reshape([rows]) ?? observations
  }

  /// Who may act on a turn, `[agents, batch]` of 0 and 1; `nil` where all may.
  func presence(_ turn: Int) -> Tensor? {
    guard case .switchRiddle = game else { return nil }
    return observations.slice(axis: 0, turn..<turn + 1).reshape([game.agents, batch])
  }

  /// Who hears something on a turn that is not the first, `[rows]` of 0 and 1: who is in the room, or
  /// all.
  func hearers(_ turn: Int) -> Tensor {
    presence(turn)?.reshape([rows]) ?? observations.graph.constant(1, [rows])
  }

  /// What arrives on the next turn of messages `[rows, width]` sent on this one.
  ///
  /// The riddle's switch carries the message of who is in the room to whoever comes next; in the
  /// other game each agent hears the other.
  func deliver(_ messages: Tensor, on turn: Int) -> Tensor {
    let width = messages.shape[1]
    let sent = messages.reshape([game.agents, batch, width])
    guard let here = presence(turn), let next = presence(turn + 1) else {
      return (sent.sum(over: 0...0, keeping: true) - sent).reshape([rows, width])
    }
    let mask = [game.agents, batch, 1]
    let left = (sent * here.reshape(mask)).sum(over: 0...0, keeping: true)
    return (left * next.reshape(mask)).reshape([rows, width])
  }

  /// What actions `[agents, batch]` of a turn earn the team, and whether they end the game, both
  /// `[batch]`; `nil` where nothing is earned and nothing ends.
  func consequence(of actions: Tensor, on turn: Int) -> (reward: Tensor, ends: Tensor?)? {
    switch game {
    case .switchRiddle:
      let tells = actions.sum(over: 0...0)
      let worth = stakes.slice(axis: 0, turn..<turn + 1).reshape([batch])
      return (tells * worth, tells)
    case .colourDigits, .colourDigitLabels:
      guard turn == game.turns - 1 else { return nil }
      return ((actions.affine(-2, 1) * stakes).sum(over: 0...0), nil)
    case .multiStepDigitLabels:
      guard turn == game.turns - 1 else { return nil }
      return ((actions.isEqual(to: stakes) * 0.5).sum(over: 0...0), nil)
    }
  }
}
