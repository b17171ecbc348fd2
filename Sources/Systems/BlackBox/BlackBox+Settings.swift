public import Learning
import Methods

extension BlackBox {
  /// What a person may set.
  public struct Settings: Tunable {
    /// Updates of the optimizer.
    public var updates = 1500
    /// Optimizers that are begun.
    public var starts = 5
    /// Variables of a function.
    public var dimensions = 1
    /// T, the queries of a function.
    public var queries = 20
    /// What training makes small.
    public var loss = QueryLoss.observedImprovement
    /// The least ℓ of the functions, over √dimensions.
    public var shortest = 0.05
    /// The greatest ℓ of the functions, over √dimensions.
    public var longest = 0.25
    /// M, the terms of a function.
    public var features = 128
    /// Functions side by side in an update.
    public var functions = 128
    /// Units of the optimizer's LSTM.
    public var units = 64
    /// The learning rate of Adam, which trains the optimizer.
    public var rate = 2e-3
    /// The largest norm of a gradient of the optimizer; 0 for no bound.
    public var clip = 1.0
    /// Updates between two evaluations.
    public var interval = 50
    /// Functions on which methods are compared at the end.
    public var tests = 64

    /// The most queries of a process whose factor is kept after each.
    private static let mostBelieved = 50

    /// The defaults.
    public init() {}

    private init(_ change: (inout Settings) -> Void) { change(&self) }

    /// Every setting.
    public static let schema: [Knob<Self>] = training + searched

    private static let training: [Knob<Self>] = [
      .count(
        "updates", \.updates, label: "updates", in: 1...1_000_000,
        help: "Updates of the optimizer, each from a minibatch of functions."),
      .count(
        "starts", \.starts, label: "optimizers begun", in: 1...10,
        help: "Optimizers begun from different weights; after a fifth of the updates the best on "
          + "validation functions goes on alone."),
      .choice(
        "loss", \.loss, label: "loss",
        help: "What training makes small: improvement seen or expected, the sum of all values, or "
          + "anytime: the mean of the best so far."),
      .count(
        "functions", \.functions, label: "functions in an update", in: 1...1024,
        help: "Functions side by side in an update."),
      .count("units", \.units, label: "LSTM units", in: 1...256, help: "Units of the optimizer."),
      .real(
        "rate", \.rate, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
        help: "The step size of Adam; 0.3 of it from 70 % of the updates on, 0.1 from 90 % on."
      ).adjustable,
      .real(
        "clip", \.clip, label: "largest gradient", in: 0...1000,
        help: "A longer gradient of the optimizer is shortened to this norm; 0: none is."),
      .count(
        "interval", \.interval, label: "evaluation interval", in: 1...100_000,
        help: "Updates between two evaluations on functions that are held out."
      ).adjustable,
    ]

    private static let searched: [Knob<Self>] = [
      .count(
        "dimensions", \.dimensions, label: "variables", in: 1...6,
        help: "Variables of a function; an optimizer is trained for one number of them."),
      .count(
        "queries", \.queries, label: "queries", in: 2...100,
        help: "How often a function may be asked; training begins with 5 and then 10."),
      .real(
        "shortest", \.shortest, label: "shortest length", in: 0.01...2, logarithmic: true,
        help: "The least length of the prior's functions, over the root of the variables."),
      .real(
        "longest", \.longest, label: "longest length", in: 0.01...2, logarithmic: true,
        help: "The greatest length; each function's is uniform between the two."),
      .count(
        "features", \.features, label: "Fourier features", in: 8...1024,
        help: "Terms of a function; the more, the nearer to a draw from a Gaussian process."),
      .count(
        "tests", \.tests, label: "functions compared on", in: 1...10_000,
        help: "Functions on which all methods search at the end, and a quarter as many of others; "
          + "of two variables and more, also each of BBOB's 24."),
    ]

    /// Named sets of values.
    public static let presets = [
      Preset(
        "small", help: "1,500 updates, functions of one variable; about a minute.", Settings()),
      Preset(
        "plane",
        help: "3,000 updates, functions of two variables, good whenever it is stopped; minutes.",
        Settings {
          ($0.dimensions, $0.queries, $0.updates) = (2, 30, 3000)
          ($0.shortest, $0.longest, $0.rate, $0.loss) = (0.15, 0.5, 1e-3, .anytime)
        }),
      Preset(
        "six", help: "2,500 updates, functions of six variables, good whenever it is stopped.",
        Settings {
          ($0.dimensions, $0.queries, $0.updates) = (6, 30, 2500)
          ($0.shortest, $0.longest, $0.loss) = (0.15, 0.5, .anytime)
        }),
    ]

    /// Sees that there are lengths to draw from, and that the processes of an update are not too many
    /// to be held.
    public func validate() throws(Failure) {
      guard loss != .expectedImprovement || queries <= Self.mostBelieved else {
        throw Failure(
          .input,
          "setting queries is \(queries), but expected improvement takes \(Self.mostBelieved) at most"
        )
      }
      guard shortest <= longest else {
        throw Failure(
          .input, "setting shortest is \(shortest), but must not be above longest, \(longest)")
      }
    }
  }
}

extension BlackBox.Settings {
  /// What decides how queries are proposed.
  var plan: QueryPlan { QueryPlan(width: dimensions, units: units) }

  /// What functions are drawn from.
  var prior: FunctionPrior {
    FunctionPrior(width: dimensions, lengths: shortest...longest, features: features)
  }

  /// Queries in an update: few at first, so that the way of gradients is short.
  func horizon(after updates: Int) -> Int {
    switch 10 * updates / self.updates {
    case 0: min(5, queries)
    case 1: min(10, queries)
    default: queries
    }
  }

  /// After how many updates the best of those that were begun goes on alone: as long as functions
  /// are asked less often, so that all of them together cost little.
  var updatesOfStarts: Int { (updates + 4) / 5 }

  /// What the rate is multiplied by.
  func rateFactor(after updates: Int) -> Double {
    switch 10 * updates / self.updates {
    case ..<7: 1
    case ..<9: 0.3
    default: 0.1
    }
  }

  /// The query that ends the first third, counted from 0.
  var earlyQuery: Int { max(queries / 3, 1) - 1 }
}
