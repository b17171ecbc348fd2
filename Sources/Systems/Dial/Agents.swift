import Compute

/// All agents of a team, walking through an episode in step.
struct Agents {
  private let plan: Blueprint
  private let nets: [CNet]
  private let identities: Tensor?
  private let batch: Int
  private var memories: [CNet.Memory?]

  /// Declares the nets of a role, `name` (shared) or `name/0`, `name/1`, … (one for each agent).
  init(_ plan: Blueprint, _ role: Role, batch: Int, graph: Graph) {
    let name = role == .target ? "target" : "agents"
    (self.plan, self.batch) = (plan, batch)
    nets =
      plan.isShared
      ? [CNet(plan, named: name, role: role, graph: graph)]
      : (0..<plan.game.agents).map {
        CNet(plan, named: "\(name)/\($0)", role: role, graph: graph)
      }
    memories = Array(repeating: nil, count: nets.count)
    let numbers = (0..<plan.game.agents * batch).map { Float($0 / batch) }
    identities = plan.isShared ? graph.constant(numbers, [numbers.count]) : nil
  }

  /// Lets what was learned of messages on all turns outlive the run.
  func keepStatistics() {
    for (net, memory) in zip(nets, memories) {
      guard let old = net.norm?.running, let new = memory?.statistics else { continue }
      old.mean.graph.update(old.mean, to: new.mean)
      old.variance.graph.update(old.variance, to: new.variance)
    }
  }

  /// Records a turn of all agents.
  ///
  /// - Parameters:
  ///   - heard: What arrived, `[rows, width]`; `nil` on the first turn and in silence.
  ///   - before: What they did on the turn before; `nil` on the first.
  mutating func step(
    _ game: GameTensors, turn: Int, heard: Tensor?, before: Deeds?
  ) -> CNet.Answer {
    let graph = game.observations.graph
    let nothing = graph.constant(0, [game.rows])
    let width = plan.variant.messageWidth
    let input = CNet.Input(
      observation: game.observation(turn),
      heard: width == 0 ? nil : heard ?? graph.constant(0, [game.rows, width]),
      hearers: heard.map { _ in game.hearers(turn) },
      action: before.map { $0.actions + 1 } ?? nothing,
      bit: plan.variant == .rial ? before?.sentBits(game, on: turn - 1) ?? nothing : nil,
      agent: identities)
    let answers = nets.indices.map { index in
      let rows = plan.isShared ? 0..<game.rows : index * batch..<(index + 1) * batch
      let (answer, memory) = nets[index](input.rows(rows), memories[index])
      memories[index] = memory
      return answer
    }
    let messages = answers.compactMap(\.message)
    return CNet.Answer(
      values: .concatenate(answers.map(\.values), axis: 0),
      message: messages.isEmpty ? nil : .concatenate(messages, axis: 0))
  }
}

/// What all agents did on a turn; both `[rows]` of 0 and 1.
struct Deeds {
  let actions: Tensor
  let bits: Tensor?

  /// Bits from 1, and 0 for those who could send none.
  fileprivate func sentBits(_ game: GameTensors, on turn: Int) -> Tensor? {
    guard let bits else { return nil }
    let numbered = bits + 1
    return game.presence(turn).map { numbered * $0.reshape([game.rows]) } ?? numbered
  }
}
