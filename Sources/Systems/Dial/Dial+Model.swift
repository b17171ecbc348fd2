import Compute
public import Learning

extension Dial {
  /// One turn of an agent, or of each agent where they have parameters of their own.
  public func model(in world: DialWorld) throws(ModelGraphError) -> ExportedModel? {
    try team.model().called("a controller")
  }
}

extension Team {
  /// One turn: what an agent knows and its two memories, zero on the first turn, to the `values` of
  /// its actions, its message, and its memories after it.
  ///
  /// Names end in `_0`, `_1` and so on where each agent has parameters of its own.
  func model() throws(ModelGraphError) -> ExportedModel {
    try ExportedModel(parameters, facts: plan.account) { rows in
      let graph = Graph()
      let parts =
        plan.isShared
        ? [AgentRecording(plan, "agents", rows: rows, suffix: "", graph)]
        : (0..<plan.game.agents).map {
          AgentRecording(plan, "agents/\($0)", rows: rows, suffix: "_\($0)", graph)
        }
      return ModelRecording(inputs: parts.flatMap(\.inputs), outputs: parts.flatMap(\.outputs))
    }
  }
}

/// A turn of one agent in a recording.
private struct AgentRecording {
  private(set) var inputs: [ModelRecording.Input] = []
  private(set) var outputs: [(name: String, tensor: Tensor)] = []

  init(_ plan: Blueprint, _ name: String, rows: Int, suffix: String, _ graph: Graph) {
    let net = CNet(plan, named: name, role: .player, graph: graph)
    var made: [ModelRecording.Input] = []
    func index(_ name: String, below bound: Int) -> Tensor {
      let tensor = graph.input([rows])
      made.append(.init("\(name)\(suffix)", tensor, below: bound))
      return tensor
    }
    func numbers(_ name: String, _ width: Int) -> Tensor {
      let tensor = graph.input([rows, width])
      made.append(.init("\(name)\(suffix)", tensor))
      return tensor
    }
    let observation: Tensor
    if case .colourDigits(let pixels) = plan.game {
      observation = numbers("observation", 2 * pixels)
    } else {
      observation = index("observation", below: plan.game.observationCount)
    }
    let width = plan.variant.messageWidth
    let input = CNet.Input(
      observation: observation, heard: width > 0 ? numbers("heard", width) : nil,
      hearers: width > 0 && plan.normalises ? index("hears", below: 2) : nil,
      action: index("action", below: plan.game.actions + 1),
      bit: plan.variant == .rial ? index("bit", below: 3) : nil,
      agent: plan.isShared ? index("agent", below: plan.game.agents) : nil)
    let memory = (1...2).map { numbers("memory\($0)", plan.hidden) }
    let (answer, next) = net(input, CNet.Memory(states: memory, statistics: net.norm?.running))
    inputs = made
    outputs =
      [("values\(suffix)", answer.values)]
      + (answer.message.map { [("message\(suffix)", $0)] } ?? [])
      + next.states.enumerated().map { ("next_memory\($0 + 1)\(suffix)", $1) }
  }
}

extension Blueprint {
  /// What inputs mean, for whoever uses the model.
  fileprivate var account: [String: String] {
    let message =
      switch variant {
      case .dial: "heard is 1 where the message sent was above 0, else 0; 0 where nothing was heard"
      case .rial: "heard is one-hot: which of both messages was worth more to the sender"
      case .silent: "no message is ever heard"
      }
    return [
      "action": "the action of the turn before, from 1; 0 on the first turn", "heard": message,
      "memory": "zeros on the first turn",
    ]
  }
}
