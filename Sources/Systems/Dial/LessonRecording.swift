import Compute

/// The learning of a batch of episodes as one recorded computation: the agents and a target team
/// walk through all turns in step, and the errors of all turns and agents are added up.
///
/// In DIAL the message of one agent is an input of the next, so the gradient of a receiver's error
/// reaches the sender through the channel (Foerster et al. 2016, algorithm 1).
struct LessonRecording {
  let graph = Graph()
  let game: GameTensors
  /// Half the squared errors, averaged over agents and games.
  let loss: Tensor
  /// The part of the loss that is an agent's own error, for each agent.
  let lossesByAgent: [Tensor]
  /// What a game earned on average, with exploration and noise.
  let earned: Tensor
  /// For each turn but the last, the norm of the gradient that arrives at the messages sent on it;
  /// empty unless gradients flow through messages.
  let flow: [Tensor]

  init(_ plan: Blueprint, batch: Int) {
    let game = GameTensors(plan.game, batch: batch, graph: graph)
    var walk = Walk(plan, game, graph)
    for turn in 0..<plan.game.turns { walk.advance(turn) }
    walk.keepStatistics()
    let errors = walk.errors
    let share = 0.5 / Float(game.rows)
    lossesByAgent = (0..<plan.game.agents).map { agent in
      errors.slice(axis: 0, agent..<agent + 1).sum() * share
    }
    let loss = errors.sum() * share
    (self.game, self.loss) = (game, loss)
    earned = walk.earned.mean()
    flow = graph.gradients(of: loss, withRespectTo: walk.channel).map { $0.square().sum().sqrt() }
  }
}

/// An episode on its way.
private struct Walk {
  private struct Turn {
    /// Q-values of what was done, `[agents, batch]` each: of actions, and in RIAL of bits.
    let chosen: [(values: Tensor, weight: Tensor?)]
    /// What the target team expects from this turn on, `[agents, batch]`.
    let expected: Tensor
    let reward: Tensor?
    /// Whether the game was still on, `[batch]`.
    let alive: Tensor
  }

  private let plan: Blueprint
  private let game: GameTensors
  private let graph: Graph
  private var agents: Agents
  private var target: Agents
  private var heard: Tensor?
  private var targetHeard: Tensor?
  private var deeds: Deeds?
  private var alive: Tensor
  private var turns: [Turn] = []
  /// Messages as they entered the channel, where gradients flow through it.
  private(set) var channel: [Tensor] = []
  /// What each game earned so far, `[batch]`.
  private(set) var earned: Tensor

  init(_ plan: Blueprint, _ game: GameTensors, _ graph: Graph) {
    (self.plan, self.game, self.graph) = (plan, game, graph)
    agents = Agents(plan, .learner, batch: game.batch, graph: graph)
    target = Agents(plan, .target, batch: game.batch, graph: graph)
    alive = graph.constant(1, [game.batch])
    earned = graph.constant(0, [game.batch])
  }

  mutating func advance(_ turn: Int) {
    let answer = agents.step(game, turn: turn, heard: heard, before: deeds)
    let hope = target.step(game, turn: turn, heard: targetHeard, before: deeds)
    let present = game.presence(turn)
    let actions = explore(answer.values, present?.reshape([game.rows]))
    let bits = plan.variant == .rial ? answer.message.map { explore($0, nil) } : nil
    let result = game.consequence(of: square(actions), on: turn)
    var chosen = [(values: square(answer.values.pick(actions)), weight: Tensor?.none)]
    if let bits, let message = answer.message {
      chosen.append((square(message.pick(bits)), present))
    }
    turns.append(
      Turn(
        chosen: chosen, expected: expectation(hope, present), reward: result?.reward, alive: alive))
    if let result {
      earned = earned + result.reward * alive
      alive = result.ends.map { alive * $0.affine(-1, 1) } ?? alive
    }
    deeds = Deeds(actions: actions, bits: bits)
    if turn + 1 < plan.game.turns { send(answer, hope, bits, on: turn) }
  }

  /// Lets what the agents learned of messages outlive the run.
  func keepStatistics() { agents.keepStatistics() }

  /// The squared errors of all turns, `[agents, batch]`.
  var errors: Tensor {
    var sum = graph.constant(0, [plan.game.agents, game.batch])
    for (turn, next) in zip(turns, turns.dropFirst().map(Optional.some) + [nil]) {
      var aim = next.map { $0.expected * $0.alive } ?? graph.constant(0, sum.shape)
      if let reward = turn.reward { aim = aim + reward }
      for (values, weight) in turn.chosen {
        let error = (aim.stopGradient() - values).square() * turn.alive
        sum = sum + (weight.map { error * $0 } ?? error)
      }
    }
    return sum
  }

  /// The best action of each row, or now and then a random one; absent rows do action 0.
  private func explore(_ values: Tensor, _ present: Tensor?) -> Tensor {
    let whim = graph.uniform([game.rows]).isGreater(than: graph.constant(1 - plan.exploration))
    let choice = whim.select(random(below: values.shape[1]), values.argmax())
    return present.map { choice * $0 } ?? choice
  }

  /// A whole number of each row, all alike.
  private func random(below count: Int) -> Tensor {
    let uniform = graph.uniform([game.rows])
    return (1..<count).map {
      uniform.isGreater(than: graph.constant(Float($0) / Float(count)))
    }.reduce(graph.constant(0, [game.rows]), +)
  }

  /// The value of the best allowed action; in RIAL its mean with that of the best bit, for those
  /// who may send one.
  private func expectation(_ hope: CNet.Answer, _ present: Tensor?) -> Tensor {
    let best = square(hope.values.maximum(over: 1...1))
    var value = best
    if plan.variant == .rial, let message = hope.message {
      value = (best + square(message.maximum(over: 1...1))) * 0.5
    }
    guard let present else { return value }
    let silence = square(hope.values.slice(axis: 1, 0..<1).reshape([game.rows]))
    return silence + present * (value - silence)
  }

  /// Puts the messages of a turn into the channel: the agents' own, and the target team's.
  private mutating func send(
    _ answer: CNet.Answer, _ hope: CNet.Answer, _ bits: Tensor?, on turn: Int
  ) {
    if let bits {
      heard = game.deliver(bits.oneHot(2), on: turn)
      targetHeard = heard
    } else if let message = answer.message, let imagined = hope.message {
      channel.append(message)
      heard = game.deliver(regularised(message), on: turn)
      targetHeard = game.deliver(regularised(imagined), on: turn)
    }
  }

  /// The discretise/regularise unit while learning: noise, then a squashing function (section 5.2).
  private func regularised(_ message: Tensor) -> Tensor {
    (message + graph.normal(message.shape) * plan.noise).sigmoid()
  }

  private func square(_ rows: Tensor) -> Tensor { rows.reshape([plan.game.agents, game.batch]) }
}
