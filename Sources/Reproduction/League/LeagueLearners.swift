import Compute
import Learning
import Methods
import Systems

extension LeagueEntrant {
  /// The controller of `nas`: a recurrent policy that learns by REINFORCE from minibatches of four,
  /// rewarded by the cube of the accuracy (Zoph & Le 2017).
  static let policyGradient = LeagueEntrant(name: "policy gradient") {
    space, random throws(Failure) in
    let settings = NAS.Settings()
    let plan = DecisionPlan(
      choices: [space.options],
      decisions: Array(repeating: .choice(kind: 0), count: space.decisions))
    var controller = Controller(plan, settings.controller, random: random.stream("controller"))
    var (search, minibatch) = (LeagueSearch(), [(design: [Int], reward: Double)]())
    while search.count < space.queries {
      var stream = random.stream("sample").stream(search.count)
      let design = controller.sample(plan, random: &stream)
      let accuracy = try search.lookUp(design, in: space, random: &stream)
      minibatch.append((design, accuracy * accuracy * accuracy))
      if minibatch.count == settings.minibatch {
        try controller.learn(
          plan, minibatch.map(\.design), rewards: minibatch.map(\.reward),
          rate: settings.controller.rate)
        minibatch = []
      }
    }
    return search
  }

  /// The agent of `metaqnn`: Q-learning with its schedule of ε and its replays.
  ///
  /// Baker, Gupta, Naik & Raskar (2017), algorithm 1. A state is how many decisions were made, and
  /// what the last one was.
  static let qLearning = LeagueEntrant(name: "q-learning") { space, random throws(Failure) in
    var (agent, search) = (LeagueAgent(space), LeagueSearch())
    while search.count < space.queries {
      var stream = random.stream("walk").stream(search.count)
      let epsilon = ExplorationSchedule.epsilon(
        at: Double(search.count) / Double(space.queries))
      let design = agent.walk(epsilon: epsilon, random: &stream)
      let accuracy = try search.lookUp(design, in: space, random: &stream)
      agent.learn(design, accuracy: accuracy, random: &stream)
    }
    return search
  }
}

/// Tabular Q-learning over a design's decisions in order, as MetaQNN does it over layers.
private struct LeagueAgent {
  private let space: LeagueSpace
  private let settings = MetaQNN.Settings()
  /// The values of the options, by how many decisions were made and what the last one was.
  private var values: [[[Double]]]
  private var memory: [(design: [Int], accuracy: Double)] = []

  init(_ space: LeagueSpace) {
    self.space = space
    let row = Array(repeating: settings.initialValue, count: space.options)
    values = Array(
      repeating: Array(repeating: row, count: space.options), count: space.decisions)
  }

  /// At each decision a random option with probability ε, else one of the best.
  func walk(epsilon: Double, random: inout Random) -> [Int] {
    var design: [Int] = []
    for place in 0..<space.decisions {
      let options = values[place][design.last ?? 0]
      let best = options.max()
      design.append(
        random.chance(epsilon)
          ? random.below(space.options)
          : random.pick(options.indices.filter { options[$0] == best }))
    }
    return design
  }

  /// Remembers a design and its accuracy, then replays memories drawn uniformly.
  mutating func learn(_ design: [Int], accuracy: Double, random: inout Random) {
    memory.append((design, accuracy))
    for _ in 0..<settings.replays {
      let (design, accuracy) = random.pick(memory)
      replay(design, accuracy)
    }
  }

  /// Updates the values along a walk from its end, so that the reward reaches the start at once.
  private mutating func replay(_ design: [Int], _ accuracy: Double) {
    var target = accuracy
    for place in design.indices.reversed() {
      let last = place == 0 ? 0 : design[place - 1]
      values[place][last][design[place]] +=
        settings.rate * (target - values[place][last][design[place]])
      target = values[place][last].max() ?? accuracy
    }
  }
}
