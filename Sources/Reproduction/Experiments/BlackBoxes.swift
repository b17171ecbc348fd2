import Compute
import Learning
import Methods
import Systems
import Worlds

extension Experiment {
  /// A learned optimizer of functions of one variable and one of functions of two, each beside other
  /// methods with as many queries, on the prior's functions and on others.
  ///
  /// Chen et al. 2017, section 3; the paper prints curves and no numbers.
  static let blackBox = Experiment(
    id: "blackbox", title: "a learned search of black boxes against others at equal queries",
    system: "blackbox", seeds: 5, minutes: 5,
    figures: figures(
      "1 variable", gap: 0.8, others: ["sphere", "rastrigin"])
      + figures(
        "2 variables", gap: 0.6, others: ["sphere", "rosenbrock", "rastrigin"])
  ) { seed throws(Failure) in
    var values: [Double?] = []
    for preset in ["small", "plane"] {
      values += try regrets(of: BlackBox.Settings(preset: preset, tuned: [:]), seed: seed)
    }
    return values
  }

  /// The same for functions of two variables that vary on shorter lengths, too, which are harder.
  static let blackBoxWider = Experiment(
    id: "blackbox-wider", title: "a learned search of black boxes of a wider prior",
    system: "blackbox", seeds: 5, minutes: 3,
    figures: figures("lengths from 0.08", others: ["sphere", "rosenbrock", "rastrigin"])
  ) { seed throws(Failure) in
    var settings = try BlackBox.Settings(preset: "plane", tuned: [:])
    settings.shortest = 0.08
    return try regrets(of: settings, seed: seed)
  }

  /// The hyper-parameters of small networks for digits, of which nobody knows the function, asked for
  /// by an optimizer that has learned from the prior's functions.
  ///
  /// A quarter of the queries is told to every method beforehand, for the errors' scale.
  static let blackBoxChildren = Experiment(
    id: "blackbox-children", title: "a learned search of black boxes tunes networks for digits",
    system: "blackbox", seeds: 5, minutes: 4,
    figures: childFigures("rate") + childFigures("rate and scale of weights")
  ) { seed throws(Failure) in
    var values: [Double?] = []
    for preset in ["small", "plane"] {
      let search = try learner(
        BlackBox.Settings(preset: preset, tuned: [:]), tests: 40, in: "optdigits", seed: seed)
      let networks = search.comparison.results.first { $0.trial.isChildren }
      values += SearchMethod.allCases.map { networks?[$0].map { mean($0.last) } }
    }
    return values
  }

  private static func childFigures(_ asked: String) -> [Figure] {
    let random = "\(asked): error by \(SearchMethod.randomSearch.rawValue)"
    return SearchMethod.allCases.map { method in
      method == .learned
        ? Figure("\(asked): error by the learned search", scale: .share, control: random)
        : Figure("\(asked): error by \(method.rawValue)", scale: .share)
    }
  }

  private static func regrets(
    of settings: BlackBox.Settings, seed: UInt64
  ) throws(Failure) -> [Double?] {
    BlackBoxRegrets(try learner(settings, tests: 100, seed: seed)).values
  }

  /// A search that is learned and compared to the end.
  private static func learner(
    _ settings: BlackBox.Settings, tests: Int, in name: String? = nil, seed: UInt64
  ) throws(Failure) -> BlackBox {
    var settings = settings
    settings.tests = tests
    let world = try BlackBox.open(WorldRequest(name: name))
    var run = try LearnerRun<BlackBox>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner
  }

  /// What is told of a space; bars only where the gap to close is given.
  private static func figures(
    _ space: String, gap: Double? = nil, others: [String]
  ) -> [Figure] {
    let random = "\(space): regret of random search"
    let sure: Figure.Bar? = gap == nil ? nil : .surelyAtLeast(0)
    return [
      Figure("\(space): regret of the learned search", scale: .amount, control: random),
      Figure(random, scale: .amount),
      Figure("\(space): regret of tpe", scale: .amount),
      Figure("\(space): regret of gp-ei", scale: .amount),
      Figure("\(space): regret of cma-es", scale: .amount),
      Figure("\(space): half of random search's regret over it", bar: sure),
      Figure("\(space): tpe's regret over it", bar: sure),
      Figure(
        "\(space): share closed of the gap from random search to gp-ei", unit: Figure.median,
        bar: gap.map(Figure.Bar.atLeast)),
    ]
      + others.map {
        Figure("\(space), not of the prior, \($0): its regret to random's", unit: Figure.median)
      }
  }

  /// A learned optimizer of functions of two variables beside other methods on BBOB's 24, five
  /// instances each, with as many queries.
  ///
  /// Regrets are in standard deviations of a function's values at random points; of each function
  /// the median over instances counts. Nobody published such figures.
  static let blackBoxBBOB = Experiment(
    id: "blackbox-bbob", title: "a learned search of black boxes on BBOB's 24 functions",
    system: "blackbox", seeds: 5, minutes: 2,
    figures: SearchMethod.allCases.dropFirst().map {
      Figure("functions with less regret than \($0.rawValue)", unit: "of 24", scale: .amount)
    }
      + SearchMethod.allCases.map {
        Figure(
          "median regret of \($0 == .learned ? "the learned search" : $0.rawValue)",
          scale: .amount, control: $0 == .learned ? "median regret of random search" : nil)
      }
  ) { seed throws(Failure) in
    var settings = try BlackBox.Settings(preset: "plane", tuned: [:])
    settings.starts = 1
    let world = try BlackBox.open(WorldRequest())
    var run = try LearnerRun<BlackBox>(settings, world: world, seed: seed)
    while !run.learner.isTrained { _ = try run.step(in: world) }
    let result = try run.learner.comparison(
      onBBOB: 5, random: Random(seed: seed).stream("bbob"))
    return BBOBRegrets(result).values
  }

  /// What training makes small decides how an optimizer searches: functions of two variables.
  static let blackBoxLosses = Experiment(
    id: "blackbox-losses", title: "what a learned search of black boxes is trained for",
    system: "blackbox", seeds: 5, minutes: 6,
    figures: [
      Figure("observed improvement: regret after 10 queries", scale: .amount),
      Figure("observed improvement: regret after 30", scale: .amount),
      Figure("sum of values: regret after 10 queries", scale: .amount),
      Figure("sum of values: regret after 30", scale: .amount),
      Figure("anytime: regret after 10 queries", scale: .amount),
      Figure("anytime: regret after 30", scale: .amount),
      Figure(
        "after 30: the sum's regret to observed improvement's", unit: Figure.median,
        bar: .atLeast(2)),
      Figure(
        "after 10: anytime's regret to observed improvement's", unit: Figure.median,
        bar: .atMost(0.6)),
    ]
  ) { seed throws(Failure) in
    var regrets: [(early: Double, last: Double)] = []
    for loss in [QueryLoss.observedImprovement, .sum, .anytime] {
      var settings = try BlackBox.Settings(preset: "plane", tuned: [:])
      (settings.loss, settings.starts) = (loss, 1)
      let world = try BlackBox.open(WorldRequest())
      var run = try LearnerRun<BlackBox>(settings, world: world, seed: seed)
      while !run.learner.isTrained { _ = try run.step(in: world) }
      let found = run.learner.regrets(of: 300, random: Random(seed: seed).stream("regrets"))
      regrets.append((mean(found.early), mean(found.last)))
    }
    let values = regrets.flatMap { [$0.early, $0.last] }
    return values + [
      regrets[1].last / regrets[0].last, regrets[2].early / regrets[0].early,
    ]
  }
}

/// What the comparison of a learned optimizer says, in the order of the figures.
private struct BlackBoxRegrets {
  let values: [Double?]

  init(_ learner: BlackBox) {
    let results = learner.comparison.results
    guard let home = results.first else {
      values = []
      return
    }
    let regret = { (method: SearchMethod) in home[method].map { mean($0.last) } }
    var values: [Double?] = [
      regret(.learned), regret(.randomSearch), regret(.tpe), regret(.gpEI), regret(.cmaES),
    ]
    if let own = regret(.learned), let random = regret(.randomSearch), let tpe = regret(.tpe),
      let process = regret(.gpEI)
    {
      values += [random / 2 - own, tpe - own, (random - own) / (random - process)]
    }
    for other in results.dropFirst() where !other.trial.isBBOB {
      guard let own = other[.learned], let random = other[.randomSearch] else { continue }
      values.append(mean(own.last) / mean(random.last))
    }
    self.values = values
  }
}

/// What a comparison on BBOB's functions says, in the order of the figures.
private struct BBOBRegrets {
  /// The median regret of each function, method by method.
  private let medians: [[Double]]

  init(_ result: MethodComparison.Result) {
    let count = BBOBFunction.allCases.count
    medians = SearchMethod.allCases.map { method in
      let regrets = result[method]?.last ?? []
      return (0..<count).compactMap { number in
        median(stride(from: number, to: regrets.count, by: count).map { regrets[$0] })
      }
    }
  }

  var values: [Double?] {
    let lower = medians.dropFirst().map { other in
      Double(zip(medians[0], other).count { $0 < $1 })
    }
    return lower + medians.map { median($0) }
  }
}
