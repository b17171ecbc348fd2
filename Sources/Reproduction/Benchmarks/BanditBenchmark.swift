import Compute

extension Benchmark {
  static let bandits = Benchmark(
    "rl2", "RL², 10 pulls of 128 bandits with 5 arms, GRU of 64 units, one PPO update, Adam",
    flops: BanditWorkload.flops
  ) { BanditWorkload(team: $0) }
}

/// RL² (Duan and others 2016) on Bernoulli bandits: a rollout, advantages, and one full-batch update.
///
/// The agent, gated recurrent units with a layer for the logits of the arms and the value, sees its
/// last action, its reward, and that an episode has ended. Advantages are generalised (discount
/// 0.99, lambda 0.3) and standardised; the objective is PPO's with clip 0.2, half the squared error
/// of the values, and 0.01 of the negative entropy; Adam at 1e-3.
struct BanditWorkload: Workload {
  struct Sizes {
    var arms = 5
    var bandits = 128
    var pulls = 10
    var units = 64
    var inputs: Int { arms + 2 }
  }

  static var flops: Double {
    let sizes = Sizes(), h = sizes.units
    let step = sizes.inputs * 3 * h + h * 3 * h + h * (sizes.arms + 1)
    return Double(sizes.pulls * 2 * sizes.bandits * step * (1 + 3))
  }

  private var rollout: Machine
  private let experience: [(from: Port, to: Port)]
  var exercise: Exercise
  /// Where an update finds what was experienced, in the order of `Experience`.
  let ports: [Port]
  private var steps: UInt64 = 0

  init(_ sizes: Sizes = Sizes(), team: ThreadTeam) {
    let graph = Graph()
    let agent = Agent(graph, sizes)
    let seen = Experience.recorded(graph, agent, sizes)
    // Another graph with the same parameters, so that the update computes everything anew.
    let updating = Graph()
    let learner = Agent(updating, sizes)
    let given = Experience(seen.tensors.map { updating.input($0.shape) })
    exercise = Exercise(
      updating, minimising: given.loss(learner, sizes), by: .adam(), rate: 1e-3, team: team)
    let program = Program(graph, outputs: seen.tensors)
    rollout = Machine(program, team: team)
    ports = given.tensors.map { [exercise] in exercise.port(of: $0) }
    experience = zip(seen.tensors, ports).map { (program.port(of: $0), $1) }
  }

  mutating func step() -> Double {
    steps += 1
    rollout.run(&exercise.parameters, seed: steps)
    for (from, to) in experience {
      rollout.withOutput(from) { source in
        exercise.machine.withInput(to) { target in
          for place in source.indices { target[place] = source[place] }
        }
      }
    }
    return Double(exercise.step())
  }
}

/// Gated recurrent units with a head for logits and value.
private struct Agent {
  let cell: GRUCell
  private let weights, bias: Tensor
  private let arms: Int

  init(_ graph: Graph, _ sizes: BanditWorkload.Sizes) {
    let bound = Initialiser.uniform(1 / Float(sizes.units).squareRoot())
    arms = sizes.arms
    cell = GRUCell(graph, named: "gru", inputs: sizes.inputs, units: sizes.units)
    weights = graph.parameter("head/weights", [sizes.units, arms + 1], bound)
    bias = graph.parameter("head/bias", [arms + 1], bound)
  }

  /// Logarithms of probabilities `[rows, arms]` and values `[rows]` of states `[rows, units]`.
  func head(_ state: Tensor) -> (Tensor, Tensor) {
    let outputs = state.times(weights) + bias
    let values = outputs.slice(axis: 1, arms..<arms + 1).reshape([-1])
    return (outputs.slice(axis: 1, 0..<arms).logSoftmax(), values)
  }
}

/// What an update learns from; the rows of all pulls, time by time.
private struct Experience {
  /// Inputs `[rows, inputs]`; then, each `[rows]`, actions, the logarithms of their probabilities,
  /// standardised advantages, and returns.
  let tensors: [Tensor]

  init(_ tensors: [Tensor]) { self.tensors = tensors }

  /// Ten pulls with new bandits, from which no gradient flows.
  static func recorded(
    _ graph: Graph, _ agent: Agent, _ sizes: BanditWorkload.Sizes
  ) -> Experience {
    let (rows, arms) = (sizes.bandits, sizes.arms)
    let chances = graph.uniform([rows, arms])
    let end = graph.constant(1, [rows, 1])
    var x = Tensor.concatenate([graph.constant(0, [rows, arms + 1]), end], axis: 1)
    var state: Tensor?
    var (inputs, actions, logs): ([Tensor], [Tensor], [Tensor]) = ([], [], [])
    var (rewards, values): ([Tensor], [Tensor]) = ([], [])
    for _ in 0..<sizes.pulls {
      let next = agent.cell(x, state)
      let (log, value) = agent.head(next)
      // The largest of the logarithms with Gumbel noise is a sample (Gumbel 1954).
      let noise = graph.uniform([rows, arms]).affine(-1, 1).log()
      let action = (log - (-noise).log()).argmax()
      let chance = chances.pick(action)
      let reward = chance.isGreater(than: graph.uniform([rows]))
      inputs.append(x)
      actions.append(action)
      logs.append(log.pick(action))
      rewards.append(reward)
      values.append(value)
      x = Tensor.concatenate([action.oneHot(arms), reward.reshape([rows, 1]), end], axis: 1)
      state = next
    }
    let advantages = Self.advantages(rewards, values)
    let returns = Tensor.concatenate(zip(advantages, values).map { $0 + $1 }, axis: 0)
    return Experience([
      .concatenate(inputs, axis: 0), .concatenate(actions, axis: 0), .concatenate(logs, axis: 0),
      standardised(.concatenate(advantages, axis: 0)), returns,
    ])
  }

  /// Schulman and others (2016), equation 16.
  private static func advantages(_ rewards: [Tensor], _ values: [Tensor]) -> [Tensor] {
    var result: [Tensor] = []
    for step in rewards.indices.reversed() {
      var error = rewards[step] - values[step]
      if let later = result.last { error = error + values[step + 1] * 0.99 + later * (0.99 * 0.3) }
      result.append(error)
    }
    return result.reversed()
  }

  private static func standardised(_ x: Tensor) -> Tensor {
    let distance = x - x.mean()
    let variance = distance.square().sum() / Float(x.shape.count - 1)
    return distance / (variance.sqrt() + 1e-8)
  }

  /// The objective of proximal policy optimisation (Schulman and others 2017, equation 9).
  func loss(_ agent: Agent, _ sizes: BanditWorkload.Sizes) -> Tensor {
    let (actions, olds, advantages, returns) = (tensors[1], tensors[2], tensors[3], tensors[4])
    let inputs = agent.cell.projected(tensors[0])
    var states: [Tensor] = []
    for step in 0..<sizes.pulls {
      let rows = step * sizes.bandits..<(step + 1) * sizes.bandits
      states.append(agent.cell(projected: inputs.slice(axis: 0, rows), states.last))
    }
    let (logs, values) = agent.head(.concatenate(states, axis: 0))
    let ratio = (logs.pick(actions) - olds).exp()
    let gain = (ratio * advantages).minimum(ratio.clip(0.8, 1.2) * advantages)
    let entropy = (logs.exp() * logs).sum(over: 1...1)
    return -gain.mean() + (values - returns).square().mean() * 0.5 + entropy.mean() * 0.01
  }
}
