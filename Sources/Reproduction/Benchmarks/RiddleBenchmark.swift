import Compute

extension Benchmark {
  static let riddle = Benchmark(
    "dial", "DIAL on the switch riddle, 3 agents, GRU of 2x128 units, 32 episodes, RMSProp",
    flops: RiddleWorkload.flops
  ) { RiddleWorkload(team: $0) }
}

/// DIAL (Foerster and others 2016) on the switch riddle of three prisoners: 32 episodes of 6 turns,
/// played with the graph that is then differentiated, beside a target net with messages of its own.
///
/// Agents share parameters. Look-ups of observation, last action and agent, and a layer over the
/// message, are summed at width 128, go through two layers of gated recurrent units and a hidden
/// layer, and give two Q-values and a message, which is sent through sigmoid(m + 2 noise). Actions
/// are random with probability 0.05; there is no discount; RMSProp at 5e-4 with momentum 0.95. The
/// target net takes over the parameters every 100 steps.
struct RiddleWorkload: Workload {
  struct Sizes {
    var agents = 3
    var episodes = 32
    var units = 128
    var turns: Int { 4 * agents - 6 }
    var rows: Int { agents * episodes }
  }

  static var flops: Double {
    let sizes = Sizes(), h = sizes.units
    let step = 2 * sizes.rows * (h + 4 * 3 * h * h + h * h + h * 3)
    return Double(sizes.turns * step * (3 + 1))
  }

  var exercise: Exercise
  private var steps = 0

  init(_ sizes: Sizes = Sizes(), team: ThreadTeam, chance: ((Graph, Sizes) -> RiddleChance)? = nil)
  {
    let graph = Graph()
    let net = RiddleNet(graph, sizes, named: "net", isTrained: true)
    let target = RiddleNet(graph, sizes, named: "target", isTrained: false)
    let chance = chance?(graph, sizes) ?? RiddleChance(drawnIn: graph, sizes)
    let game = RiddleGame(graph, sizes, chance)
    exercise = Exercise(
      graph, minimising: game.loss(net, target), by: .rmsProp(decay: 0.99, momentum: 0.95),
      rate: 5e-4, team: team)
    copyToTarget()
  }

  mutating func step() -> Double {
    let loss = exercise.step()
    steps += 1
    if steps % 100 == 0 { copyToTarget() }
    return Double(loss)
  }

  /// Gives the target net the parameters of the other.
  mutating func copyToTarget() {
    for entry in exercise.parameters.entries where entry.isTrainable {
      exercise.parameters[entry.name.replacing("net/", with: "target/")] =
        exercise.parameters[entry.name]
    }
  }
}

/// What is left to chance in a batch of episodes.
struct RiddleChance {
  /// Who is in the room, `[turns, episodes]`.
  let rooms: Tensor
  /// Uniform numbers, under which an action is random below 0.05, `[turns, rows]`.
  let explores: Tensor
  /// Random actions, `[turns, rows]`.
  let actions: Tensor
  /// Normal noise of the channel, and of the target net's, `[turns, rows]`.
  let noise, targetNoise: Tensor
}

extension RiddleChance {
  fileprivate init(drawnIn graph: Graph, _ sizes: RiddleWorkload.Sizes) {
    func whole(_ shape: Shape, below bound: Int) -> Tensor {
      // The largest of as many equal chances.
      graph.uniform(Shape(shape.dimensions + [bound])).argmax()
    }
    let wide: Shape = [sizes.turns, sizes.rows]
    rooms = whole([sizes.turns, sizes.episodes], below: sizes.agents)
    explores = graph.uniform(wide)
    actions = whole(wide, below: 2)
    (noise, targetNoise) = (graph.normal(wide), graph.normal(wide))
  }
}

/// The network of every agent.
private struct RiddleNet {
  private let observations, actions, agents, ear, earBias: Tensor
  private let layers: [GRUCell]
  private let head: (weights: Tensor, bias: Tensor, outputs: Tensor, outputBias: Tensor)

  init(_ graph: Graph, _ sizes: RiddleWorkload.Sizes, named name: String, isTrained: Bool) {
    let width = sizes.units
    let bound = Initialiser.uniform(1 / Float(width).squareRoot())
    func declare(_ part: String, _ shape: Shape, _ initialiser: Initialiser) -> Tensor {
      isTrained
        ? graph.parameter("\(name)/\(part)", shape, initialiser)
        : graph.state("\(name)/\(part)", shape, initialiser)
    }
    observations = declare("observations", [2, width], .normal(1))
    actions = declare("actions", [3, width], .normal(1))
    agents = declare("agents", [sizes.agents, width], .normal(1))
    ear = declare("ear/weights", [1, width], .uniform(1))
    earBias = declare("ear/bias", [width], .uniform(1))
    layers = (1...2).map {
      GRUCell(
        graph, named: "\(name)/gru\($0)", inputs: width, units: width, isTrained: isTrained)
    }
    head = (
      declare("head/weights", [width, width], bound), declare("head/bias", [width], bound),
      declare("head/outputs", [width, 3], bound), declare("head/output-bias", [3], bound)
    )
  }

  /// Q-values `[rows, 2]`, messages `[rows]`, and the states of both layers.
  func callAsFunction(
    _ observation: Tensor, heard: Tensor, action: Tensor, agent: Tensor, _ states: [Tensor]?
  ) -> (values: Tensor, message: Tensor, states: [Tensor]) {
    var x = observations.gather(observation) + (heard.reshape([-1, 1]).times(ear) + earBias).relu()
    x = x + actions.gather(action) + agents.gather(agent)
    var next: [Tensor] = []
    for (place, layer) in layers.enumerated() {
      x = layer(x, states?[place])
      next.append(x)
    }
    let hidden = (x.times(head.weights) + head.bias).relu()
    let outputs = hidden.times(head.outputs) + head.outputBias
    return (outputs.slice(axis: 1, 0..<2), outputs.slice(axis: 1, 2..<3).reshape([-1]), next)
  }
}

/// The rules, recorded; the rows of an episode's agents stand together.
private struct RiddleGame {
  private let graph: Graph
  private let sizes: RiddleWorkload.Sizes
  private let chance: RiddleChance

  init(_ graph: Graph, _ sizes: RiddleWorkload.Sizes, _ chance: RiddleChance) {
    (self.graph, self.sizes, self.chance) = (graph, sizes, chance)
  }

  /// One turn, as the loss needs it.
  private struct Turn {
    /// The Q-values of the actions taken, and the target net's highest, `[episodes, agents]`.
    let taken, best: Tensor
    /// `[episodes]`.
    let reward, isAlive: Tensor
  }

  /// The squared errors of all Q-values taken, summed over turns and agents, per episode.
  func loss(_ net: RiddleNet, _ target: RiddleNet) -> Tensor {
    let turns = play(net, target)
    var sum = graph.constant(0)
    for (place, turn) in turns.enumerated() {
      var aim = turn.reward.reshape([-1, 1])
      if place + 1 < turns.count {
        aim = aim + turns[place + 1].best * turns[place + 1].isAlive.reshape([-1, 1])
      }
      let error = (aim.stopGradient() - turn.taken).square() * turn.isAlive.reshape([-1, 1])
      sum = sum + error.sum()
    }
    return sum / Float(sizes.episodes)
  }

  private func play(_ net: RiddleNet, _ target: RiddleNet) -> [Turn] {
    let (rows, episodes) = (sizes.rows, sizes.episodes)
    let agents = graph.constant(
      (0..<rows).map { Float($0 % sizes.agents) }, [rows])
    var heard = graph.constant(0, [rows]), targetHeard = graph.constant(0, [rows])
    var last = graph.constant(0, [rows])
    var seen = graph.constant(0, [episodes, sizes.agents])
    var isAlive = graph.constant(1, [episodes])
    var (states, targetStates): ([Tensor]?, [Tensor]?)
    return (0..<sizes.turns).map { turn in
      let isInside = room(turn)
      let observation = isInside.reshape([-1])
      seen = seen.maximum(isInside)
      let answer = net(observation, heard: heard, action: last, agent: agents, states)
      let hope = target(observation, heard: targetHeard, action: last, agent: agents, targetStates)
      // Only who is in the room may tell.
      let explores = graph.constant(0.05).isGreater(than: row(chance.explores, turn))
      let action =
        explores.select(row(chance.actions, turn), answer.values.argmax()) * observation
      let tells = action.reshape([episodes, -1]).maximum(over: 1...1)
      let isRight = seen.reshape([episodes, -1]).sum(over: 1...1)
        .isEqual(to: graph.constant(Float(sizes.agents)))
      defer {
        heard = sent(answer.message, chance.noise, turn)
        targetHeard = sent(hope.message, chance.targetNoise, turn).stopGradient()
        (states, targetStates) = (answer.states, hope.states)
        last = action + 1
        isAlive = isAlive * (1 - tells)
      }
      return Turn(
        taken: answer.values.pick(action).reshape([episodes, -1]),
        best: hope.values.maximum(over: 1...1).reshape([episodes, -1]),
        reward: tells * isRight.affine(2, -1) * isAlive, isAlive: isAlive)
    }
  }

  /// What reaches whom: the message of who is in the room, for who is there next.
  private func sent(_ message: Tensor, _ noise: Tensor, _ turn: Int) -> Tensor {
    let bits = (message + row(noise, turn) * 2).sigmoid().reshape([sizes.episodes, -1])
    let own = (bits * room(turn)).sum(over: 1...1, keeping: true)
    return (own * room(min(turn + 1, sizes.turns - 1))).reshape([-1])
  }

  private func room(_ turn: Int) -> Tensor { row(chance.rooms, turn).oneHot(sizes.agents) }

  private func row(_ table: Tensor, _ turn: Int) -> Tensor {
    table.slice(axis: 0, turn..<turn + 1).reshape([-1])
  }
}
