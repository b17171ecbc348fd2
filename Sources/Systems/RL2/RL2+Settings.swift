public import Learning
public import Methods

extension RL2 {
  /// What a person may set.
  public struct Settings: Tunable {
    /// The layer that remembers.
    public var cell = RecurrentCell.gru
    /// Units of that layer.
    public var units = 48
    /// Units that look the memory up by what is seen.
    public var readout = 0
    /// Whether the units begin with memories of all spans.
    public var spans = true
    /// How the last step in a decision process is shown.
    public var observation = ProcessObservation.state
    /// Iterations: batches of trials that are played and learned from.
    public var iterations = 300
    /// The share of iterations in which trials grow to their length.
    public var growth = 0.0
    /// How the agent learns from an iteration's trials.
    public var learning = LearningSettings { ($0.epochs, $0.clip, $0.trace) = (5, 0.1, 0.3) }
    /// The weight of the critic's error.
    public var critic = 5.0
    /// Iterations between two evaluations.
    public var interval = 10
    /// Held-out trials.
    public var heldOutTrials = 1000
    /// What counts beside the policy and the critic in a maze; `nil` where nothing does.
    var navigation: NavigationWeights?

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema =
      network + Knob.group(\.learning, LearningSettings.knobs(discount: discountHelp)) + rest
      + auxiliary

    private static let discountHelp =
      "What a reward is worth a step later, across the episodes of a trial."

    private static let network: [Knob<Self>] = [
      .choice("cell", \.cell, label: "cell", help: "gru, as in the paper, or lstm."),
      .units(\.units),
      .count(
        "readout", \.readout, label: "readout units", in: 0...1024,
        help: "Units that multiply memory and sight, from which the policy is read (Wu et al. "
          + "2016); 0: it is read from the memory itself."),
      .flag(
        "spans", \.spans, label: "memory of all spans",
        help: "Whether gates begin with biases for all spans in a trial (Tallec & Ollivier 2018)."),
      .choice(
        "sight", \.observation, label: "sight",
        help: "Decision processes: what is shown beside state, last action and reward: nothing "
          + "(state), or the last state and action as a pair, and the pair times the reward (pair)."
      ),
      .iterations(\.iterations),
      .real(
        "growth", \.growth, label: "growth", in: 0...1,
        help: "The share of iterations in which trials grow from 10 steps to their full length."),
    ]

    private static let rest: [Knob<Self>] = [
      .real(
        "critic", \.critic, label: "critic's weight", in: 0...100,
        help: "The weight of the critic's error, in units of what a reward a step adds up to."),
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...10_000,
        help: "Iterations between two evaluations on held-out tasks."
      ).adjustable,
      .count(
        "exam", \.heldOutTrials, label: "held-out trials", in: 20...20_000,
        help: "Tasks that are evaluated on, always the same; in 20 blocks."),
    ]

    // Mirowski et al. 2017, section 3.
    private static let auxiliary: [Knob<Self>] = [
      .real(
        "depth-loss", \.depthLoss, label: "weight of depth", in: 0...10,
        help: "Mazes: the weight of a loss that asks memory for the depth of each column, in 8 "
          + "classes (Mirowski et al. 2017); 0: none."),
      .real(
        "loop-loss", \.loopLoss, label: "weight of loop closure", in: 0...10,
        help: "Mazes: the weight of a loss that asks memory whether the agent is back where it was "
          + "before (Mirowski et al. 2017); 0: none."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "48 units, 1.5 million steps: for 10 pulls; half a minute.", Settings()),
      Preset(
        "paper",
        help: "Duan et al. where a trial is 10 steps: 256 units, 250,000 steps an iteration, rate "
          + "0.001, no entropy bonus, 500 iterations; days.",
        Settings {
          $0 = $0.asPublished
          $0.learning.trials = 25_000
        }),
      Preset(
        "paper-100", help: "The same where a trial is 100 steps: pulls or steps of processes.",
        world: "mdp-10",
        Settings {
          $0 = $0.asPublished
          $0.learning.trials = 2500
        }),
      Preset(
        "pulls-100", help: "64 units, 22 million steps: for 100 pulls; about six minutes.",
        world: "bandit-5-100",
        Settings {
          ($0.units, $0.learning.trials, $0.iterations, $0.growth) = (64, 256, 1000, 0.3)
          ($0.learning.trace, $0.learning.entropy) = (0.8, 0.03)
          ($0.critic, $0.interval) = (30, 25)
        }),
      Preset(
        "processes",
        help: "128 units read by 128 that look up pairs of state and action, 102 million steps at "
          + "a falling rate: for decision processes; an hour and more.",
        world: "mdp-10",
        Settings {
          ($0.units, $0.learning.trials, $0.iterations, $0.learning.epochs) = (128, 512, 2000, 4)
          ($0.readout, $0.observation, $0.spans) = (128, .pair, false)
          ($0.learning.rate, $0.interval) = (1e-3, 25)
        }),
      Preset(
        "maze", help: "64 units, about 3 million steps in mazes; three minutes.",
        world: "maze-5", Settings { $0 = $0.inMazes }),
      Preset(
        "maze-full",
        help: "96 units, about 5 million steps in mazes; ten minutes.",
        world: "maze-5",
        Settings {
          $0 = $0.inMazes
          ($0.units, $0.iterations, $0.interval) = (96, 600, 30)
        }),
      Preset(
        "maze-paper",
        help: "Duan et al. in mazes of small steps: 256 units, 250,000 steps an iteration, trace "
          + "0.99, 5,000 iterations; days.",
        world: "maze-5-fine",
        Settings {
          $0 = $0.asPublished
          ($0.learning.trials, $0.learning.minibatch, $0.iterations) = (512, 32, 5000)
          $0.learning.trace = 0.99
        }),
    ]

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// With what lets an agent learn mazes in minutes.
    private var inMazes: Settings {
      var settings = self
      (settings.units, settings.iterations, settings.critic) = (64, 400, 0.5)
      (settings.interval, settings.heldOutTrials) = (20, 1000)
      (settings.learning.trials, settings.learning.minibatch) = (256, 64)
      (settings.learning.epochs, settings.learning.clip) = (4, 0.2)
      (settings.learning.trace, settings.learning.entropy) = (0.95, 0.02)
      return settings
    }

    /// With what the paper and the authors' code say of the network and of how it learns.
    private var asPublished: Settings {
      var settings = self
      (settings.units, settings.iterations, settings.spans) = (256, 500, false)
      (settings.learning.rate, settings.learning.decay, settings.learning.entropy) = (
        1e-3, false, 0
      )
      return settings
    }

    /// The network for a world.
    func plan(for world: any RL2Tasks) -> ActorCriticPlan {
      ActorCriticPlan(
        cell: cell, inputs: world.inputs(showing: observation), actions: world.actions,
        units: units, readout: readout > 0 ? readout : nil,
        returnUnit: Float(world.returnUnit(discount: learning.discount)),
        clip: Float(learning.clip), criticWeight: Float(critic),
        auxiliary: world.auxiliaryTasks(navigation ?? NavigationWeights()))
    }

    /// How it learns there.
    func rules(for world: any RL2Tasks) -> LearningRules {
      learning.rules(
        steps: world.steps, horizon: world.horizon, growth: Int(growth * Double(iterations)),
        spreadsMemory: spans)
    }
  }
}
