public import Learning
public import Methods

extension Physics {
  /// What a person may set.
  public struct Settings: Tunable {
    /// The layer that remembers.
    public var cell = RecurrentCell.gru
    /// Units of that layer.
    public var units = 48
    /// Iterations: batches of trials that are played and learned from.
    public var iterations = 600
    /// How the agent learns from an iteration's trials.
    ///
    /// With little of an entropy bonus, the agent settles on a fixed number of pokes before it has
    /// learned to tell when it has seen enough.
    public var learning = LearningSettings {
      ($0.trials, $0.minibatch, $0.rate) = (1024, 256, 1e-2)
      ($0.discount, $0.entropy) = (0.95, 0.1)
    }
    /// Actions after which a trial is lost.
    public var limit = 30
    /// How long an action takes.
    public var seconds = 0.1
    /// Iterations between two evaluations.
    public var interval = 10
    /// Held-out trials.
    public var heldOutTrials = 1000
    /// Whether one that acts at random learns beside.
    public var control = true

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema =
      network + Knob.group(\.learning, LearningSettings.knobs(discount: discountHelp)) + rest

    private static let discountHelp =
      "What a reward is worth an action later: 1 − γ is the price of information."

    private static let network: [Knob<Self>] = [
      .choice(
        "cell", \.cell, label: "cell",
        help: "gru, which learns faster here, or lstm, as in the paper."),
      .units(\.units),
      .iterations(\.iterations).adjustable,
    ]

    private static let rest: [Knob<Self>] = [
      .count(
        "limit", \.limit, label: "time limit", in: 2...200,
        help: "Actions after which a trial is lost (the paper: 100)."),
      .real(
        "seconds", \.seconds, label: "seconds of an action", in: 0.025...0.5,
        help: "How long an action takes; towers are simulated in steps of 0.025 s."),
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...10_000,
        help: "Iterations between two evaluations on held-out trials."
      ).adjustable,
      .count(
        "exam", \.heldOutTrials, label: "held-out trials", in: 20...20_000,
        help: "Trials that are evaluated on, always the same; in 20 parts."),
      .flag(
        "control", \.control, label: "random actions beside",
        help: "Whether one that acts at random learns beside, from as many trials."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "48 units, 600,000 trials; a minute or two.", Settings()),
      Preset(
        "paper",
        help: "Denil et al.: 100 units, 100 actions at most; the paper's A3C is PPO here; an hour.",
        Settings {
          ($0.cell, $0.units) = (RecurrentCell.lstm, 100)
          ($0.learning.rate, $0.learning.entropy) = (3e-3, 0.03)
          ($0.limit, $0.iterations, $0.heldOutTrials) = (100, 1000, 10_000)
        }),
      Preset(
        "patient", help: "A poke costs 1 % of the reward instead of 5 %; a minute or two.",
        Settings { $0.learning.discount = 0.99 }),
      Preset(
        "towers", help: "For towers: 64 units, 120,000 trials of up to 3 s; a few minutes.",
        world: "towers-fist", Settings { $0 = $0.forTowers }),
      Preset(
        "towers-fine",
        help: "The same with twice as many actions a second, 200,000 trials; about ten minutes.",
        world: "towers-fist",
        Settings {
          $0 = $0.forTowers
          ($0.seconds, $0.limit, $0.iterations) = (0.05, 60, 400)
          // The same price of a second.
          $0.learning.discount = 0.975
        }),
    ]

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// What suits towers, where a trial is a simulation of its own.
    private var forTowers: Settings {
      var settings = self
      (settings.units, settings.iterations, settings.limit) = (64, 240, 30)
      (settings.learning.trials, settings.learning.minibatch) = (512, 64)
      (settings.learning.rate, settings.learning.entropy) = (5e-3, 0.04)
      settings.heldOutTrials = 400
      return settings
    }

    /// The network.
    func plan(for task: some PhysicsTask) -> ActorCriticPlan {
      ActorCriticPlan(
        cell: cell, inputs: task.inputs, actions: task.actions, units: units,
        returnUnit: 1, clip: Float(learning.clip), criticWeight: 1)
    }

    /// How it learns.
    var rules: LearningRules {
      learning.rules(steps: limit, horizon: 1, spreadsMemory: true)
    }
  }
}
