import Compute
import Learning
import Methods
import Worlds

/// The comparison at the end: the kept optimizer and other search methods, each with as many
/// queries, on functions of the prior that nobody has seen; then on functions that are not the
/// prior's, and on networks that are trained, where the world has data for them.
///
/// A step is the search of one function by one method.
package struct MethodComparison: Codable, Sendable {
  /// Functions of a kind.
  package struct Trial: Codable, Hashable, Sendable {
    /// A suite of functions that searches are compared on.
    enum Suite: String, Codable, Sendable { case bbob, children }

    /// What they are called.
    package let name: String
    /// The test function that they are; `nil` for the prior's and for those of a suite.
    let function: TestFunction?
    /// What they are taken from, one function after the other; `nil` for all others.
    let suite: Suite?
    /// How many there are.
    let count: Int

    /// Whether they are those of BBOB.
    package var isBBOB: Bool { suite == .bbob }
    /// Whether they are networks that are trained.
    package var isChildren: Bool { suite == .children }
    /// What is lost: where nobody knows the least value, the value itself.
    var measure: String { isChildren ? "validation error" : "regret" }

    private init(
      _ name: String, function: TestFunction? = nil, suite: Suite? = nil, count: Int
    ) {
      (self.name, self.function, self.suite, self.count) = (name, function, suite, count)
    }

    static func asTrained(_ count: Int) -> Trial { Trial("as trained", count: count) }

    static func test(_ function: TestFunction, _ count: Int) -> Trial {
      Trial(function.rawValue, function: function, count: count)
    }

    /// So many instances of each function of BBOB.
    static func bbob(instances: Int) -> Trial {
      Trial("BBOB", suite: .bbob, count: instances * BBOBFunction.allCases.count)
    }

    static func children(_ count: Int) -> Trial {
      Trial("children", suite: .children, count: count)
    }
  }

  /// How a method did in a trial.
  package struct Score: Codable, Hashable, Sendable {
    /// The method.
    package let method: SearchMethod
    /// The regret after each query, summed over functions.
    private(set) var sums: [Double]
    /// Regrets, function by function: after a third of the queries, and after all.
    package private(set) var (early, last): ([Double], [Double]) = ([], [])

    init(_ method: SearchMethod, queries: Int) {
      self.method = method
      sums = Array(repeating: 0, count: queries)
    }

    /// The mean regret after each query.
    var curve: [Double] { last.isEmpty ? [] : sums.map { $0 / Double(last.count) } }

    mutating func add(_ regrets: [Double], early query: Int) {
      sums = zip(sums, regrets).map { $0 + $1 }
      early.append(regrets[query])
      last.append(regrets[regrets.count - 1])
    }
  }

  /// What came of a trial.
  package struct Result: Codable, Hashable, Sendable {
    /// The functions.
    package let trial: Trial
    /// The methods in their order.
    package fileprivate(set) var scores: [Score]
    /// Where the learned one asked the first of networks, and their errors; `nil` elsewhere.
    fileprivate(set) var path: QueryPath?

    /// The score of a method.
    package subscript(method: SearchMethod) -> Score? { scores.first { $0.method == method } }
  }

  /// The trials, the prior's functions first.
  let trials: [Trial]
  /// What is known so far.
  package private(set) var results: [Result] = []
  /// Steps done.
  private(set) var done = 0

  /// The trials that settings ask for; a bent valley and BBOB take two variables.
  init(_ settings: BlackBox.Settings, in world: BlackBoxWorld) {
    let isWide = settings.dimensions > 1
    let others = TestFunction.allCases.filter { isWide || $0 != .rosenbrock }
    let fewer = (settings.tests + 3) / 4
    self.init(
      [.asTrained(settings.tests)] + others.map { .test($0, fewer) }
        + (isWide ? [.bbob(instances: 1)] : [])
        + (world.children == nil ? [] : [.children(fewer)]))
  }

  /// A comparison on these.
  init(_ trials: [Trial]) {
    self.trials = trials
  }

  private static var methods: [SearchMethod] { SearchMethod.allCases }

  /// How many steps it takes in all.
  var steps: Int { trials.reduce(0) { $0 + $1.count } * Self.methods.count }

  /// Trial, function and method of a step; `nil` beyond the end.
  func place(ofStep step: Int) -> (trial: Int, function: Int, method: Int)? {
    var rest = step
    for (number, trial) in trials.enumerated() {
      let size = trial.count * Self.methods.count
      if rest < size { return (number, rest / Self.methods.count, rest % Self.methods.count) }
      rest -= size
    }
    return nil
  }

  /// Lets the next method search a function.
  ///
  /// - Throws: `Failure` where a search cannot go on, or its values are no numbers.
  mutating func advance(
    _ weights: Parameters, by proposer: inout QueryProposer, _ settings: BlackBox.Settings,
    in world: BlackBoxWorld, random: Random, report: inout Report
  ) throws(Failure) {
    guard let place = self.place(ofStep: done) else { return }
    let (trial, method) = (trials[place.trial], Self.methods[place.method])
    let random = random.stream(trial.name).stream(place.function)
    let function = trial.draw(
      place.function, settings, in: world, random: random.stream("function"))
    let path = try self.path(
      of: method, on: function, weights, by: &proposer, settings, random: random)
    let regrets = function.losses(of: path.values, random: random.stream("least"))
    guard regrets.count == settings.queries, regrets.allSatisfy(\.isFinite) else {
      throw Failure(
        .computation, "\(method.rawValue) found no numbers on a function \(trial.name)")
    }
    if results.count == place.trial {
      let scores = Self.methods.map { Score($0, queries: settings.queries) }
      results.append(Result(trial: trial, scores: scores))
    }
    results[place.trial].scores[place.method].add(regrets, early: settings.earlyQuery)
    if case .child(let child) = function, method == .learned, place.function == 0 {
      results[place.trial].path = path.mapValues(child.error(scaled:))
    }
    done += 1
    if self.place(ofStep: done)?.trial != place.trial { describe(results[place.trial], &report) }
  }

  private func path(
    of method: SearchMethod, on function: QueryFunction, _ weights: Parameters,
    by proposer: inout QueryProposer, _ settings: BlackBox.Settings, random: Random
  ) throws(Failure) -> QueryPath {
    if method == .learned {
      return proposer.search([function], queries: settings.queries, by: weights)[0]
    }
    return try QueryProblem(function, width: settings.dimensions)
      .path(of: method, queries: settings.queries, random: random.stream(method.rawValue))
  }

  private func describe(_ result: Result, _ report: inout Report) {
    let regrets = result.scores.map { "\($0.method.rawValue) \(decimals(mean($0.last)))" }
    report.note(
      "\(result.trial.name): \(result.trial.measure) after all queries: "
        + regrets.joined(separator: ", "),
      .milestone)
  }
}

extension MethodComparison.Trial {
  /// A function of this kind, of so many variables as the prior's have.
  fileprivate func draw(
    _ number: Int, _ settings: BlackBox.Settings, in world: BlackBoxWorld, random: Random
  ) -> QueryFunction {
    let width = settings.dimensions
    if isChildren, let data = world.children {
      return .child(
        ChildFunction(width: width, queries: settings.queries, on: data, random: random))
    }
    if let function {
      return .standardised(StandardisedFunction(function, width: width, random: random))
    }
    guard isBBOB else { return .sample(settings.prior.draw(1, random: random)[0]) }
    let all = BBOBFunction.allCases
    let function = all[number % all.count]
    return .standardised(StandardisedFunction(function, width: width, random: random))
  }
}
