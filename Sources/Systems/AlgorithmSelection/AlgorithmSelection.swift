public import Compute
public import Learning
import Methods

/// Algorithm selection (Rice 1976): which algorithm of a portfolio is best for an instance is learned
/// from features of it, which cost something too.
///
/// First every instance is given to every algorithm, forty instances a step. Then selectors are
/// trained on all groups of instances but those of a fold, and tested on that fold, one selector and
/// fold a step.
public struct AlgorithmSelection: Learner {
  /// What is set.
  public var settings: Settings
  let random: Random
  /// Groups, by the fold in which they are tested.
  let folds: [[Int]]
  /// How many instances there are to be.
  let planned: Int
  package private(set) var instances: [PortfolioInstance] = []
  package private(set) var results = SelectionResults()

  /// Instances measured in a step.
  static let batch = 40
  /// The selector that stands for the system.
  package static let main = SelectorKind.ridge

  /// Nothing measured yet.
  public init(_ settings: Settings, world: Portfolio, random: Random) throws(Failure) {
    guard world.groups.count >= settings.folds else {
      throw Failure(
        .input,
        "setting folds is \(settings.folds), but there are only \(world.groups.count) groups")
    }
    (self.settings, self.random) = (settings, random)
    folds = SelectorTraining.folds(
      of: Array(world.groups.indices), count: settings.folds, random: random)
    planned = world.count(perGroup: settings.instances)
  }

  /// Steps in which instances are measured.
  var measuringSteps: Int { (planned + Self.batch - 1) / Self.batch }

  /// The measurements, then every selector in every fold.
  public var plannedSteps: Int? {
    measuringSteps + SelectorKind.allCases.count * settings.folds
  }

  /// Measures instances, or trains and tests a selector.
  public mutating func step(
    in world: Portfolio, random: Random, report: inout Report
  ) throws(Failure) {
    if instances.count < planned {
      measure(in: world)
      describeMeasurements(report: &report)
      if instances.count == planned { describePortfolio(world, report: &report) }
      return
    }
    let number = results.folds.count
    let kind = SelectorKind.allCases[number % SelectorKind.allCases.count]
    try test(kind, fold: number / SelectorKind.allCases.count, in: world)
    describe(kind, in: world, report: &report)
  }

  private mutating func measure(in world: Portfolio) {
    let end = min(instances.count + Self.batch, planned)
    instances += (instances.count..<end).map {
      world.instance($0, perGroup: settings.instances, random: random.stream("instances"))
    }
  }

  private mutating func test(
    _ kind: SelectorKind, fold: Int, in world: Portfolio
  ) throws(Failure) {
    let tested = instances.indices.filter { folds[fold].contains(instances[$0].group) }
    let trained = instances.indices.filter { !folds[fold].contains(instances[$0].group) }
    let shown = shownFeatures(to: kind, freeFeatures: world.freeFeatures)
    let training = SelectorTraining(kind: kind, portfolio: world, penalty: settings.penalty)
    let selector = try training.learn(
      trained.map { instances[$0] }, trained.map { shown[$0] },
      random: random.stream(kind.rawValue).stream(fold))
    let choices = tested.map { selector.choice(for: shown[$0]) }
    results.add(
      .init(
        kind: kind, fold: fold, instances: tested, choices: choices.map(\.algorithm),
        isPaid: choices.map(\.isPaid),
        single: Self.singleBest(of: trained.map { instances[$0] })))
  }

  /// The features that a selector sees of each instance; controls see those of another one.
  private func shownFeatures(to kind: SelectorKind, freeFeatures: Int) -> [[Double]] {
    guard kind == .shuffled || kind == .boughtShuffled else { return instances.map(\.features) }
    var draw = random.stream("shuffled")
    let order = draw.permutation(instances.count)
    return instances.indices.map { place in
      let other = instances[order[place]].features
      guard kind == .boughtShuffled else { return other }
      return Array(instances[place].features.prefix(freeFeatures) + other.dropFirst(freeFeatures))
    }
  }

  /// The algorithm that costs least over instances, as a logarithm.
  static func singleBest(of instances: [PortfolioInstance]) -> Int {
    let outputs = instances.map { $0.costs.map { lg($0) } }
    let means = ConstantMean(outputs).predict([])
    return means.indices.min { means[$0] < means[$1] } ?? 0
  }
}
