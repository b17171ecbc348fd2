public import Learning

/// How a recurrent actor-critic learns from the trials that it plays.
public struct LearningSettings: SettingGroup {
  /// Trials of an iteration.
  public var trials = 512
  /// Trials of a minibatch.
  public var minibatch = 128
  /// Passes over an iteration's trials.
  public var epochs = 4
  /// Adam's step size.
  public var rate = 3e-3
  /// Whether step size and entropy bonus fall to zero.
  public var decay = true
  /// How far the ratio of new to old probability may leave one.
  public var clip = 0.2
  /// What a reward is worth a step later.
  public var discount = 0.99
  /// λ of the advantage estimate.
  public var trace = 0.95
  /// The weight of the policy's entropy.
  public var entropy = 0.01

  /// The defaults.
  public init() {}

  /// The defaults but for what is changed.
  package init(_ change: (inout LearningSettings) -> Void) { change(&self) }

  /// Every setting.
  public static let schema: [Knob<Self>] = knobs(discount: "What a reward is worth a step later.")

  /// Every setting, with what the discount means where it is used.
  package static func knobs(discount help: String) -> [Knob<Self>] {
    [
      .count(
        "trials", \.trials, label: "trials in an iteration", in: 1...50_000,
        help: "Trials played before learning; rounded down to whole minibatches."),
      .count(
        "minibatch", \.minibatch, label: "trials in a minibatch", in: 2...1024,
        help: "Trials that are played, and learned from, at a time."),
      .count("epochs", \.epochs, label: "epochs", in: 1...50, help: "How often all are used."),
      .real(
        "rate", \.rate, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
        help: "The step size of Adam."
      ).adjustable,
      .flag(
        "decay", \.decay, label: "decay", help: "Whether step size and entropy bonus fall to 0."
      ).adjustable,
      // ε of proximal policy optimisation (Schulman and others 2017, equation 7).
      .real(
        "clip", \.clip, label: "clip ε", in: 0.01...1,
        help: "How far the ratio of new to old probability may leave 1 (PPO)."),
      .real("discount", \.discount, label: "discount γ", in: 0...1, help: help),
      // λ of generalised advantage estimation (Schulman and others 2016, equation 16).
      .real("trace", \.trace, label: "trace λ", in: 0...1, help: "λ of the advantage estimate."),
      .real(
        "entropy", \.entropy, label: "entropy bonus", in: 0...0.2,
        help: "The weight of the policy's entropy in the loss."
      ).adjustable,
    ]
  }
}

extension LearningSettings {
  /// The rules of learning from trials of `horizon` steps an episode and `steps` in all.
  package func rules(
    steps: Int, horizon: Int, growth: Int = 0, spreadsMemory: Bool
  ) -> LearningRules {
    LearningRules(
      trials: max(trials / minibatch, 1) * minibatch, minibatch: minibatch, steps: steps,
      horizon: horizon, growth: growth, epochs: epochs, discount: discount, trace: trace,
      largestNorm: 1, spreadsMemory: spreadsMemory)
  }

  /// Step size and entropy bonus once so many of all iterations are done.
  package func weights(after iterations: Int, of count: Int) -> (rate: Double, entropy: Double) {
    let left = 1 - Double(iterations) / Double(count)
    let share = decay ? max(left, 0.01) : 1
    return (rate * share, entropy * share)
  }
}
