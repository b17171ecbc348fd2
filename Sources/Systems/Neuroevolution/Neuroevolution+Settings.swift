public import Learning

extension Neuroevolution {
  /// What of a network evolves.
  public enum Method: String, CaseIterable, Codable, Sendable {
    /// The weights of a fixed network (Montana & Davis 1989).
    case weights
    /// Which connections there are, weights being trained by back-propagation (Miller, Todd & Hegde
    /// 1989).
    case connectivity
  }

  /// What a person may set.
  public struct Settings: Tunable {
    /// What evolves.
    public var method = Method.weights
    /// Hidden units.
    public var hidden = 2
    /// Members of the population.
    public var population = 50
    /// Generations, each of as many new members as the population has.
    public var generations = 400
    /// Whether the run ends when the task is solved; where connectivity evolves it goes on to prune.
    public var stopsWhenSolved = true
    /// The chance of a member to be a parent, relative to that of the next better.
    public var pressure = 0.92
    /// The share of children made by crossover.
    public var crossover = 0.5
    /// How many units' weights a mutation changes.
    public var units = 2
    /// The mean absolute value of first weights and of what a mutation adds.
    public var spread = 3.0
    /// Generations without progress after which evolution of weights begins anew; 0 for never.
    public var patience = 20
    /// The chance of a connection to appear or to vanish in a mutation.
    public var flip = 0.005
    /// Members that are kept, and trained again.
    public var elites = 5
    /// Trainings of a matrix, from other first weights.
    public var starts = 4
    /// Epochs of a training.
    public var epochs = 500
    /// Rate of back-propagation.
    public var rate = 0.5
    /// Momentum of back-propagation.
    public var momentum = 0.9
    /// What having all connections costs, as fitness.
    public var price = 0.1
    /// Held-out variants of the task that measure the gain of each generation.
    public var variants = 5
    /// Pairs of parents whose children tell what crossover does, each generation.
    public var probes = 8

    /// The defaults.
    public init() {}

    private init(_ change: (inout Self) -> Void) {
      self.init()
      change(&self)
    }

    /// Every setting.
    public static let schema: [Knob<Self>] = runKnobs + weightKnobs + connectivityKnobs

    private static let runKnobs: [Knob<Self>] = [
      .choice(
        "method", \.method, label: "what evolves",
        help: "The weights of a fixed network, or which connections it has."),
      .count("hidden", \.hidden, label: "hidden units", in: 1...64, help: "Hidden units."),
      .count(
        "population", \.population, label: "population", in: 4...1000,
        help: "Members of the population."),
      .count(
        "generations", \.generations, label: "generations", in: 1...100_000,
        help: "Generations, each of as many children as the population has members."
      ).adjustable,
      .flag(
        "stop", \.stopsWhenSolved, label: "stop when solved",
        help: "Whether evolution of weights ends when the task is solved."
      ).adjustable,
      .real(
        "pressure", \.pressure, label: "rank scale", in: 0.5...1,
        help: "The chance of a member to be a parent, relative to that of the next better."
      ).adjustable,
      .real(
        "crossover", \.crossover, label: "crossover", in: 0...1,
        help: "The share of children that have two parents."
      ).adjustable,
      .count(
        "variants", \.variants, label: "variants", in: 1...50,
        help: "Held-out variants of the task that measure the gain of each generation."
      ).adjustable,
    ]

    private static let weightKnobs: [Knob<Self>] = [
      .count(
        "units", \.units, label: "units mutated", in: 1...64,
        help: "Weights: units whose incoming weights a mutation adds to."
      ).adjustable,
      .real(
        "spread", \.spread, label: "spread", in: 0.01...10, logarithmic: true,
        help: "Weights: mean absolute value of first weights and of what a mutation adds."),
      .count(
        "patience", \.patience, label: "patience", in: 0...10_000,
        help: "Weights: generations without progress before a new start; 0 for never."
      ).adjustable,
      .count(
        "probes", \.probes, label: "probes", in: 0...200,
        help: "Weights: pairs of parents a generation that tell what crossover does."
      ).adjustable,
    ]

    private static let connectivityKnobs: [Knob<Self>] = [
      .real(
        "flip", \.flip, label: "flip", in: 0...0.5,
        help: "Connectivity: chance of a connection to appear or vanish."
      ).adjustable,
      .count(
        "elites", \.elites, label: "elites", in: 1...100,
        help: "Connectivity: members that are kept, trained again and judged by all trainings."
      ).adjustable,
      .count(
        "starts", \.starts, label: "starts", in: 1...50,
        help: "Connectivity: trainings of a matrix, each from other weights."),
      .count(
        "epochs", \.epochs, label: "epochs", in: 1...10_000,
        help: "Connectivity: epochs of a training."),
      .real(
        "rate", \.rate, label: "rate", in: 0.001...5, logarithmic: true,
        help: "Connectivity: rate of back-propagation."),
      .real(
        "momentum", \.momentum, label: "momentum", in: 0...0.99,
        help: "Connectivity: momentum of back-propagation."),
      .real(
        "price", \.price, label: "price of links", in: 0...10,
        help: "Connectivity: what all connections together cost, as fitness."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "Montana & Davis: weights of a 2-2-1 network for exclusive or; a second.",
        Settings()),
      Preset(
        "connectivity",
        help: "Miller, Todd & Hegde: which connections of 4 hidden units learn exclusive or; "
          + "seconds.",
        Settings {
          ($0.method, $0.hidden, $0.generations) = (.connectivity, 4, 80)
          $0.crossover = 0.6
        }),
      Preset(
        "poles", help: "Montana & Davis on poles: weights of a 6-2-1 network; seconds.",
        Settings { $0.generations = 2000 }),
      Preset(
        "digits", help: "Montana & Davis on digits: weights of a 64-16-10 network; a minute.",
        Settings {
          ($0.hidden, $0.generations, $0.spread, $0.patience) = (16, 400, 0.3, 0)
        }),
      Preset(
        "digits-connectivity",
        help: "Miller, Todd & Hegde on digits: connections of 10 hidden units; minutes.",
        Settings {
          ($0.method, $0.hidden, $0.population, $0.generations) = (.connectivity, 10, 20, 40)
          ($0.crossover, $0.starts, $0.epochs, $0.rate, $0.elites) = (0.6, 1, 4, 0.1, 3)
        }),
    ]

    /// Names the setting at fault where settings do not go together.
    public func validate() throws(Failure) {
      guard method == .connectivity, elites >= population else { return }
      throw Failure(
        .input, "elites: \(elites) of a population of \(population) leave no room for children")
    }
  }
}
