public import Compute
public import Learning
public import Methods
import Worlds

extension L2L {
  /// What an optimizer sees of a gradient.
  public enum Preprocessing: String, Codable, CaseIterable, Sendable {
    /// As in the paper: quadratics' gradients as they are, networks' as logarithms.
    case usual = "auto"
    /// Logarithm and sign (appendix A with p = 10).
    case logarithm = "log"
    /// The gradient itself.
    case none
    /// Means of gradients and of their squares, as `GradientMoments` says.
    case moments
  }

  /// What is optimised where examples are to be classified.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// Dense layers.
    case perceptron = "mlp"
    /// Two convolutions and dense layers.
    case convolutional = "conv"
  }

  /// What a person may set.
  public struct Settings: Tunable {
    /// Updates of the optimizer.
    public var updates = 3000
    /// Steps of an optimization.
    public var horizon = 100
    /// Steps of a window.
    public var window = 20
    /// Quadratics side by side in an update.
    public var quadratics = 32
    /// Networks side by side in an update.
    public var networks = 1
    /// Dimensions of a quadratic.
    public var dimensions = 10
    /// The network that is optimised.
    public var network = Kind.perceptron
    /// Hidden units of the network.
    public var width = 20
    /// Hidden layers of the network.
    public var depth = 1
    /// The network's activation function.
    public var activation = Activation.sigmoid
    /// Examples in a minibatch of the network.
    public var batch = 64
    /// Units of each of the optimizer's layers.
    public var units = 20
    /// The optimizer's layers.
    public var layers = 2
    /// What the optimizer sees.
    public var preprocessing = Preprocessing.usual
    /// What its outputs are multiplied by.
    public var scale = 0.1
    /// The learning rate of Adam, which trains the optimizer.
    public var rate = 3e-3
    /// Updates over which the rate falls to a tenth.
    public var decay = 3000
    /// The largest norm of a gradient of the optimizer; 0 for no bound.
    public var clip = 0.0
    /// Updates between two evaluations.
    public var interval = 25
    /// Where its gradient comes from.
    public var estimator = GradientEstimator.backprop
    /// Antithetic pairs of evolution strategies.
    public var pairs = 8
    /// The perturbation of evolution strategies.
    public var deviation = 0.01

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Every setting.
    public static let schema: [Knob<Self>] = training + optimised + optimizer

    private static let training: [Knob<Self>] = [
      .count(
        "updates", \.updates, label: "updates", in: 1...1_000_000,
        help: "Updates of the optimizer, each from a window of steps."),
      .count(
        "horizon", \.horizon, label: "steps of an optimization", in: 2...1000,
        help: "Steps of an optimization; a multiple of the window."),
      .count(
        "window", \.window, label: "steps of a window", in: 1...100,
        help: "Steps that gradients are propagated back through."),
      .real(
        "rate", \.rate, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
        help: "The step size of Adam, which trains the optimizer."
      ).adjustable,
      .count(
        "decay", \.decay, label: "updates to a tenth of the rate", in: 1...1_000_000,
        help: "The rate falls by a factor of 10 over so many updates."
      ).adjustable,
      .real(
        "clip", \.clip, label: "largest gradient", in: 0...1000,
        help: "A longer gradient of the optimizer is shortened to this norm; 0: none is."),
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...100_000,
        help: "Updates between two evaluations on problems that are held out."
      ).adjustable,
      .choice(
        "estimator", \.estimator, label: "gradient estimator",
        help: "backprop through the window, or pes: persistent evolution strategies."),
      .count(
        "pairs", \.pairs, label: "pairs", in: 1...256,
        help: "Antithetic pairs of persistent evolution strategies."),
      .real(
        "deviation", \.deviation, label: "perturbation σ", in: 1e-4...1, logarithmic: true,
        help: "How far evolution strategies perturb the optimizer's weights."),
    ]

    private static let optimised: [Knob<Self>] = [
      .count(
        "quadratics", \.quadratics, label: "quadratics in an update", in: 1...256,
        help: "Quadratic functions side by side in an update."),
      .count(
        "dimensions", \.dimensions, label: "dimensions", in: 1...50,
        help: "Dimensions of a quadratic function."),
      .count(
        "networks", \.networks, label: "networks in an update", in: 1...16,
        help: "Networks side by side in an update."),
      .choice(
        "network", \.network, label: "network optimised",
        help: "mlp: dense layers; conv: two convolutions before them, with an optimizer of their "
          + "own."),
      .count("width", \.width, label: "hidden units", in: 1...100, help: "The network's units."),
      .count("depth", \.depth, label: "hidden layers", in: 0...4, help: "The network's layers."),
      .choice(
        "activation", \.activation, label: "activation", help: "The network's activation function."),
      .count(
        "batch", \.batch, label: "minibatch", in: 1...512,
        help: "Examples in a minibatch of the network."),
    ]

    private static let optimizer: [Knob<Self>] = [
      .count("units", \.units, label: "LSTM units", in: 1...64, help: "Units of each LSTM layer."),
      .count("layers", \.layers, label: "LSTM layers", in: 1...4, help: "The optimizer's layers."),
      .choice(
        "preprocessing", \.preprocessing, label: "preprocessing",
        help: "log: logarithm and sign of gradients; auto: for networks only, as in the paper; "
          + "moments: the mean gradient and the gradient over the root of their mean square."),
      .real(
        "scale", \.scale, label: "output scale", in: 1e-3...1, logarithmic: true,
        help: "What the optimizer's outputs are multiplied by."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "3,000 updates; quadratics in about a minute.", Settings()),
      Preset(
        "digits", help: "1,500 updates, for networks on digits: two minutes.", world: "optdigits",
        Settings { ($0.updates, $0.decay, $0.interval) = (1500, 1500, 50) }),
      Preset(
        "conv", help: "A convolutional network with two optimizers, for digits: minutes.",
        world: "optdigits",
        Settings {
          ($0.network, $0.activation, $0.width) = (.convolutional, .relu, 16)
          ($0.updates, $0.decay, $0.interval) = (1500, 1500, 25)
          // Gradients through its steps can be very large: short windows, several networks and a
          // bound.
          ($0.window, $0.networks, $0.clip, $0.scale) = (10, 4, 1, 0.03)
          // With the paper's inputs a tuned Adam stays ahead.
          $0.preprocessing = .moments
        }),
      Preset(
        "paper",
        help: "Andrychowicz et al.: 128 functions or minibatches of 128, 50,000 updates; "
          + "an hour on quadratics.",
        Settings {
          ($0.quadratics, $0.batch, $0.updates, $0.decay) = (128, 128, 50_000, 1_000_000)
          ($0.rate, $0.interval) = (1e-3, 500)
        }),
    ]

    /// Sees that windows fill the horizon.
    public func validate() throws(Failure) {
      guard horizon % window == 0 else {
        throw Failure(
          .input, "setting horizon is \(horizon), but must be a multiple of window, \(window)")
      }
    }

    /// The family of problems in a world.
    func optimisee(in world: L2LWorld) -> ProblemFamily {
      guard case .examples(let examples, let classes, _) = world else {
        return .quadratic(dimensions: dimensions)
      }
      return .classifier(
        ProblemFamily.Classifier(
          shape: examples.shape, classes: classes,
          filters: network == .convolutional ? [8, 8] : [],
          hidden: Array(repeating: width, count: depth), activation: activation, batch: batch))
    }

    /// What the optimizer of a family is to be.
    func rule(for optimisee: ProblemFamily) -> RulePlan {
      var isNetwork = false
      if case .classifier = optimisee { isNetwork = true }
      let isLogarithmic = preprocessing == .logarithm || (preprocessing == .usual && isNetwork)
      return RulePlan(
        units: units, layers: layers, preprocessing: isLogarithmic ? 10 : 0, scale: Float(scale),
        momentDecay: preprocessing == .moments ? 0.95 : nil)
    }

    /// How the optimizer of a family is to be trained.
    func plan(for optimisee: ProblemFamily) -> OptimizerTraining.Plan {
      var plan = OptimizerTraining.Plan(
        rule: rule(for: optimisee), optimisee: optimisee, updates: updates, horizon: horizon,
        window: window, problems: problems(of: optimisee), judged: judged(optimisee), clip: clip)
      (plan.estimator, plan.deviation, plan.pairs) = (estimator, Float(deviation), pairs)
      return plan
    }

    /// Problems side by side in an update.
    func problems(of optimisee: ProblemFamily) -> Int {
      if case .quadratic = optimisee { quadratics } else { networks }
    }

    /// The evaluations whose mean loss is judged: the last for functions, the second half for
    /// networks, whose losses are noisy.
    func judged(_ optimisee: ProblemFamily) -> ClosedRange<Int> {
      if case .quadratic = optimisee { horizon...horizon } else { horizon / 2...horizon }
    }
  }
}
