import Compute
public import Learning

extension Dial {
  /// What a person may set.
  public struct Settings: Tunable {
    /// How messages are learned.
    public var variant = Variant.dial
    /// Lessons: batches of games learned from.
    public var lessons = 2000
    /// Games in a lesson.
    public var batch = 32
    /// Units of every layer.
    public var hidden = 64
    /// Whether agents share their parameters.
    public var shared = true
    /// The channel's noise.
    public var noise = 2.0
    /// Whether real messages are normalised where they arrive.
    public var batchNorm = true
    /// How often an agent acts at random.
    public var exploration = 0.05
    /// The learning rate of RMSProp.
    public var rate = 5e-4
    /// The momentum of RMSProp.
    public var momentum = 0.0
    /// Lessons between two renewals of the target team.
    public var renewal = 100
    /// Lessons between two evaluations.
    public var interval = 50
    /// Whether a team without messages is trained as a control.
    public var control = true

    /// The defaults.
    public init() {}

    /// Every setting.
    public static let schema: [Knob<Self>] = [
      .choice(
        "variant", \.variant, label: "variant",
        help: "dial: gradients flow through messages; rial: messages are actions; nocomm: silence."),
      .count(
        "lessons", \.lessons, label: "lessons", in: 1...1_000_000,
        help: "Batches of games to learn from, one gradient step each."),
      .count("batch", \.batch, label: "games in a lesson", in: 1...256, help: "Games in a lesson."),
      .count("hidden", \.hidden, label: "units", in: 2...256, help: "Units of every layer."),
      .flag(
        "shared", \.shared, label: "shared parameters",
        help: "Whether agents share their parameters and are told who they are."),
      .real(
        "noise", \.noise, label: "channel noise σ", in: 0...10,
        help: "Standard deviation of the noise on real messages while learning (DIAL)."),
      .flag(
        "batch-norm", \.batchNorm, label: "batch norm on messages",
        help: "Whether real messages are normalised over the batch where they arrive (DIAL)."),
      .real(
        "exploration", \.exploration, label: "exploration ε", in: 0...1,
        help: "How often an agent acts at random while learning."),
      .real(
        "rate", \.rate, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
        help: "The step size of RMSProp."
      ).adjustable,
      .real(
        "momentum", \.momentum, label: "momentum", in: 0...0.99, help: "The momentum of RMSProp."),
      .count(
        "renewal", \.renewal, label: "target renewal", in: 1...10_000,
        help: "Lessons after which the target network becomes the current one."
      ).adjustable,
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...10_000,
        help: "Lessons between two evaluations with bits for messages."
      ).adjustable,
      .flag(
        "control", \.control, label: "silent control",
        help: "Whether a team that cannot speak learns beside, from the same games."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "64 units, 2,000 lessons of 32 games; a minute or two.", Settings()),
      Preset(
        "paper",
        help: "Foerster et al. as printed: 128 units, 5,000 lessons of 32 games, rate 0.0005 with "
          + "momentum 0.95, with which most seeds fail; ten minutes.",
        Settings { ($0.hidden, $0.lessons, $0.momentum) = (128, 5000, 0.95) }),
      Preset(
        "authors-code",
        help: "What the authors' code runs: as printed, but without momentum; ten minutes.",
        Settings { ($0.hidden, $0.lessons) = (128, 5000) }),
      Preset(
        "prisoners-4",
        help: "64 units, 10,000 lessons, no batch norm: for four prisoners; five to ten minutes.",
        world: "switch-4",
        // With batch norm the team is good for a while and then worse than silence.
        Settings { ($0.lessons, $0.interval, $0.batchNorm) = (10_000, 100, false) }),
      Preset(
        "digits",
        help: "64 units, 20,000 lessons, noise 0.5 (the paper: 2) and no batch norm: for "
          + "colour-digit; two minutes.",
        world: "colour-digit",
        // With batch norm half of the seeds settle for half of the reward.
        Settings {
          ($0.lessons, $0.interval, $0.noise, $0.batchNorm) = (20_000, 200, 0.5, false)
        }),
      Preset(
        "digits-lookup",
        help: "64 units, 5,000 lessons of 64 games, noise 0.5 (the paper: 32 games, noise 2): for "
          + "cards that are told; a minute.",
        world: "colour-digit-lookup",
        Settings { ($0.lessons, $0.interval, $0.batch, $0.noise) = (5000, 100, 64, 0.5) }),
      Preset(
        "multi-step",
        help: "64 units, 10,000 lessons, noise 0.5 as in the paper: for many steps; two minutes.",
        world: "multi-step-lookup",
        Settings { ($0.lessons, $0.interval, $0.noise) = (10_000, 100, 0.5) }),
    ]

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// The rule that changes parameters.
    var optimiser: Optimiser { .rmsProp(decay: 0.99, momentum: Float(momentum)) }

    /// What a team is to be in a game.
    func plan(_ variant: Variant, for game: Game) -> Blueprint {
      Blueprint(
        game: game, variant: variant, hidden: hidden, isShared: shared, noise: Float(noise),
        exploration: Float(exploration), normalises: batchNorm && variant == .dial)
    }
  }
}
