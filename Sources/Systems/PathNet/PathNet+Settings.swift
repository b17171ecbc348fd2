public import Learning

extension PathNet {
  /// What a person may set.
  public struct Settings: Tunable {
    /// Layers of modules.
    public var layers = 3
    /// Modules in a layer.
    public var modules = 10
    /// Modules that a pathway takes in a layer, at most.
    public var active = 3
    /// Units of a module.
    public var units = 20
    /// Pathways that compete.
    public var population = 16
    /// Minibatches of a training.
    public var window = 50
    /// Examples in a minibatch.
    public var batch = 16
    /// The learning rate.
    public var rate = 0.02
    /// The training accuracy in a window that ends a task.
    public var threshold = 0.85
    /// Generations that end a task anyway.
    public var generations = 60
    /// Pairs of tasks.
    public var pairs = 4
    /// The share of pixels that are replaced by black or white.
    public var noise = 0.4
    /// Whether mutated genes wrap around; else they are clamped.
    public var wraps = true
    /// Whether modules that are not frozen are drawn anew before task B.
    public var reinitialises = true
    /// Whether B is also learned from scratch, by fixed paths and beside frozen modules that never
    /// learned.
    public var hasControls = true

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Named sets of values.
    public static let presets = [
      Preset("small", help: "4 pairs of digits' tasks, 7 arms each: seconds.", Settings()),
      Preset(
        "half-noise",
        help: "Half of all pixels are noise, as in the paper; some tasks are not solved: seconds.",
        Settings { $0.noise = 0.5 }),
      Preset(
        "catch", help: "Pairs of games with a falling ball, played and learned by policy gradient.",
        world: "catch-pairs",
        Settings {
          ($0.noise, $0.rate, $0.generations, $0.threshold) = (0, 0.1, 100, 0.85)
        }),
      Preset(
        "paper",
        help: "64 pathways to 0.998 under half noise, for MNIST given with --data: an hour a pair "
          + "or more, for under fresh noise no task may ever get there.",
        Settings {
          ($0.population, $0.threshold, $0.generations) = (64, 0.998, 10_000)
          ($0.rate, $0.noise) = (1e-2, 0.5)
        }),
    ]
  }
}

extension PathNet.Settings {
  /// Every setting.
  public static let schema: [Knob<Self>] = networkKnobs + evolutionKnobs + taskKnobs

  private static let networkKnobs: [Knob<Self>] = [
    .count("layers", \.layers, label: "layers L", in: 1...6, help: "Layers of modules."),
    .count("modules", \.modules, label: "modules M", in: 2...64, help: "Modules in a layer."),
    .count(
      "active", \.active, label: "active N", in: 1...10,
      help: "Modules that a pathway takes in a layer, at most."),
    .count("units", \.units, label: "units", in: 1...200, help: "ReLU units of a module."),
  ]

  private static let evolutionKnobs: [Knob<Self>] = [
    .count(
      "population", \.population, label: "population P", in: 2...1024,
      help: "Pathways that compete two at a time."),
    .count(
      "window", \.window, label: "window T", in: 1...1000, help: "Minibatches of a training."),
    .count(
      "batch", \.batch, label: "minibatch", in: 1...1024,
      help: "Examples in a minibatch, or games."),
    .real(
      "rate", \.rate, label: "learning rate", in: 1e-5...0.1, logarithmic: true,
      help: "The step size of gradient descent."
    ).adjustable,
    .flag(
      "wrap", \.wraps, label: "wrap",
      help: "Whether mutated genes wrap around; else they are clamped."
    ),
  ]

  private static let taskKnobs: [Knob<Self>] = [
    .real(
      "threshold", \.threshold, label: "threshold", in: 0.5...1,
      help: "The training accuracy in a window that ends a task."),
    .count(
      "generations", \.generations, label: "generations", in: 1...100_000,
      help: "Generations, two trainings each, that end a task anyway."),
    .count("pairs", \.pairs, label: "pairs", in: 1...100, help: "Pairs of tasks, one by one."),
    .real(
      "noise", \.noise, label: "noise", in: 0...0.9,
      help: "The share of pixels that are replaced by black or white."),
    .flag(
      "reinitialise", \.reinitialises, label: "re-initialise",
      help: "Whether modules that are not frozen are drawn anew before task B."),
    .flag(
      "controls", \.hasControls, label: "controls",
      help: "Whether B is also learned from scratch, by fixed paths and beside untrained modules."),
  ]

  /// The arms of a pair in their order.
  var arms: [PathNet.Arm] { hasControls ? PathNet.Arm.allCases : [.first, .transfer] }

  /// The network for images of so many inputs.
  func shape(inputs: Int) -> ModuleShape {
    ModuleShape(inputs: inputs, layers: layers, modules: modules, units: units, active: active)
  }
}
