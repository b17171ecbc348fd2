public import Learning
import Methods

extension StyleTransfer {
  /// The texture whose style pictures take on.
  public enum Style: String, Codable, CaseIterable, Sendable {
    /// A brick wall.
    case brick
    /// Stones.
    case gravel
    /// Grass.
    case grass
  }

  /// What a person may set.
  public struct Settings: Tunable {
    /// Updates of the optimizer.
    public var updates = 600
    /// Steps of a painting.
    public var horizon = 64
    /// Steps of a window.
    public var window = 16
    /// Pictures side by side in an update.
    public var pictures = 2
    /// Pixels along a side.
    public var side = 32
    /// The style that is trained on.
    public var style = Style.brick
    /// What differences of content count.
    public var content = 1.0
    /// What differences of style count.
    public var styleWeight = 0.3
    /// What differences of neighbouring pixels count.
    public var smoothness = 0.5
    /// Units of each of the optimizer's layers.
    public var units = 20
    /// The optimizer's layers.
    public var layers = 2
    /// What its outputs are multiplied by.
    public var scale = 0.1
    /// Pairs of steps and changes of the gradient that the optimizer's direction is made of.
    public var pairs = 16
    /// The learning rate of Adam, which trains the optimizer.
    public var rate = 2e-3
    /// The largest norm of a gradient of the optimizer; 0 for no bound.
    public var clip = 0.01
    /// Updates between two evaluations.
    public var interval = 60

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Every setting.
    public static let schema: [Knob<Self>] = training + painted + optimizer

    private static let training: [Knob<Self>] = [
      .count(
        "updates", \.updates, label: "updates", in: 1...1_000_000,
        help: "Updates of the optimizer, each from a window of steps."),
      .count(
        "horizon", \.horizon, label: "steps of a painting", in: 2...1000,
        help: "Steps of a painting; a multiple of the window."),
      .count(
        "window", \.window, label: "steps of a window", in: 1...100,
        help: "Steps that gradients are propagated back through."),
      .count(
        "pictures", \.pictures, label: "pictures in an update", in: 1...16,
        help: "Pictures side by side in an update."),
      .real(
        "rate", \.rate, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
        help: "The step size of Adam, which trains the optimizer; 0.3 of it from half of the "
          + "updates on, 0.1 in the last fifth."
      ).adjustable,
      .real(
        "clip", \.clip, label: "largest gradient", in: 0...1000,
        help: "A longer gradient of the optimizer is shortened to this norm; 0: none is."),
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...100_000,
        help: "Updates between two evaluations on parts of photographs that are held out."
      ).adjustable,
    ]

    private static let painted: [Knob<Self>] = [
      .count(
        "side", \.side, label: "pixels along a side", in: 8...32,
        help: "Pixels along a side of a picture."),
      .choice("style", \.style, label: "style", help: "The texture that is trained on."),
      .real(
        "content", \.content, label: "weight of content", in: 0...100,
        help: "What differences of content count in the loss."),
      .real(
        "style-weight", \.styleWeight, label: "weight of style", in: 0...100,
        help: "What differences of style count in the loss."),
      .real(
        "smoothness", \.smoothness, label: "weight of smoothness", in: 0...100,
        help: "What differences of neighbouring pixels count in the loss."),
    ]

    private static let optimizer: [Knob<Self>] = [
      .count("units", \.units, label: "LSTM units", in: 1...64, help: "Units of each LSTM layer."),
      .count("layers", \.layers, label: "LSTM layers", in: 1...4, help: "The optimizer's layers."),
      .real(
        "scale", \.scale, label: "output scale", in: 1e-3...1, logarithmic: true,
        help: "What the optimizer's outputs are multiplied by; with remembered pairs it is in "
          + "units of the direction's root mean square."),
      .count(
        "pairs", \.pairs, label: "remembered pairs", in: 0...32,
        help: "Pairs of steps and changes of the gradient that are remembered for a direction such "
          + "as L-BFGS takes; 0: none, as in section 2.1."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "600 updates on 32x32 pixels, bricks; minutes.", Settings()),
      Preset(
        "tiny", help: "60 updates on 8x8 pixels; seconds, too few to paint.",
        Settings {
          // An evaluation takes 24 updates.
          ($0.updates, $0.interval, $0.horizon, $0.window) = (60, 30, 8, 4)
          ($0.side, $0.units, $0.layers) = (8, 6, 1)
        }),
    ]

    /// Sees that windows fill the horizon.
    public func validate() throws(Failure) {
      guard horizon % window == 0 else {
        throw Failure(
          .input, "setting horizon is \(horizon), but must be a multiple of window, \(window)")
      }
    }

    /// How much of the rate is left after some updates.
    func rateFactor(after updates: Int) -> Double {
      if updates * 5 >= 4 * self.updates { return 0.1 }
      return 2 * updates >= self.updates ? 0.3 : 1
    }

    /// A picture to be painted.
    func painting(side: Int) -> Painting {
      Painting(
        side: side, styleSide: StyleWorld.styleSide, content: Float(content),
        style: Float(styleWeight), smoothness: Float(smoothness))
    }

    /// What the optimizer is to be.
    var rule: RulePlan {
      RulePlan(
        units: units, layers: layers, preprocessing: 10, scale: Float(scale), pairs: pairs)
    }

    /// How it is to be trained.
    var plan: OptimizerTraining.Plan {
      var plan = OptimizerTraining.Plan(
        rule: rule, optimisee: .painting(painting(side: side)), updates: updates,
        horizon: horizon, window: window, problems: pictures, judged: horizon...horizon,
        clip: clip)
      // What training makes small (equation 3): by the end alone little tells optimizers apart that
      // are there by then.
      plan.chosen = 1...horizon
      return plan
    }
  }
}
