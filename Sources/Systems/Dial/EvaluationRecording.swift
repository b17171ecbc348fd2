import Compute

/// Episodes as they are played in earnest: no exploration, no noise, and messages of one bit.
struct EvaluationRecording {
  let graph = Graph()
  let game: GameTensors
  /// What each game earned, `[batch]`.
  let earned: Tensor
  /// `[turns, agents, batch]` of 0 and 1.
  let actions: Tensor
  /// The bits sent, `[turns, agents, batch]`; `nil` in silence.
  let bits: Tensor?
  /// What the bits were made from, positive for 1, `[turns, agents, batch]`; `nil` in silence.
  let logits: Tensor?

  init(_ plan: Blueprint, batch: Int) {
    let game = GameTensors(plan.game, batch: batch, graph: graph)
    var agents = Agents(plan, .player, batch: batch, graph: graph)
    // Declared so that parameters are laid out as in a lesson.
    _ = Agents(plan, .target, batch: batch, graph: graph)
    let zero = graph.constant(0)
    var (heard, deeds): (Tensor?, Deeds?) = (nil, nil)
    var earned = graph.constant(0, [batch]), alive = graph.constant(1, [batch])
    var (actions, bits, logits): ([Tensor], [Tensor], [Tensor]) = ([], [], [])
    for turn in 0..<plan.game.turns {
      let answer = agents.step(game, turn: turn, heard: heard, before: deeds)
      let best = answer.values.argmax()
      let action = game.presence(turn).map { best * $0.reshape([game.rows]) } ?? best
      if let result = game.consequence(of: action.reshape([plan.game.agents, batch]), on: turn) {
        earned = earned + result.reward * alive
        alive = result.ends.map { alive * $0.affine(-1, 1) } ?? alive
      }
      actions.append(action)
      let logit = answer.message.map { Self.logit($0, plan.variant) }
      let bit = logit.map { $0.isGreater(than: zero) }
      if let logit, let bit {
        logits.append(logit)
        bits.append(bit)
      }
      deeds = Deeds(actions: action, bits: bit)
      guard turn + 1 < plan.game.turns else { continue }
      let message = plan.variant == .rial ? bit?.oneHot(2) : bit?.reshape([game.rows, 1])
      heard = message.map { game.deliver($0, on: turn) }
    }
    (self.game, self.earned) = (game, earned)
    self.actions = .concatenate(actions, axis: 0)
    self.bits = bits.isEmpty ? nil : .concatenate(bits, axis: 0)
    self.logits = logits.isEmpty ? nil : .concatenate(logits, axis: 0)
  }

  /// What decides a bit: the real message, or how much more bit 1 is worth than bit 0.
  private static func logit(_ message: Tensor, _ variant: Variant) -> Tensor {
    let rows = message.shape[0]
    guard variant == .rial else { return message.reshape([rows]) }
    let values = message.split(2).map { $0.reshape([rows]) }
    return values[1] - values[0]
  }
}
