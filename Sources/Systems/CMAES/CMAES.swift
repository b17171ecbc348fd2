public import Compute
public import Learning
public import Methods

/// The evolution strategy with adaptation of the covariance matrix (Hansen & Ostermeier 2001; Hansen
/// 2016), started anew with twice as many points where nothing more can come of it (IPOP: Auger &
/// Hansen 2005).
///
/// Every generation is drawn from a normal distribution in the unit cube, which then moves to the
/// better half of its points and stretches along the way it went. It is a method for numbers: a word
/// is what its axis is cut into, which means little where words have no order.
public struct CMAES: ConfigurationSearcher {
  /// What is set.
  public var settings: Settings
  /// A generation is out at once.
  public let window: Int
  /// What is searched.
  public let space: SearchSpace
  /// How many configurations are tried.
  public let planned: Int
  /// What was tried.
  public private(set) var study: Study<Configuration>
  /// Where points are drawn from.
  private(set) var distribution: SearchDistribution
  /// The points of the generation under way, `[λ][n]`; empty before it is drawn.
  private(set) var points: [[Double]] = []
  /// The record of the first of them.
  private(set) var first = 0
  /// How often it was started anew.
  private(set) var restarts = 0
  /// The best and the worst score of the last generations since it was started.
  private(set) var recent: [ScoreRange] = []
  /// How the distribution changed.
  private(set) var history = DistributionHistory()

  /// Nothing tried yet.
  public init(_ settings: Settings, world: SearchWorld, random: Random) throws(Failure) {
    self.settings = settings
    space = world.space
    planned = world.planned(settings.trials)
    study = Study(trying: planned, settings, in: world, random: random)
    first = study.knownCount
    distribution = SearchDistribution(around: space.dimensions.map { _ in 0.5 })
    window = Self.population(settings, space)
    history.append(distribution)
  }

  /// λ before the first restart.
  private static func population(_ settings: Settings, _ space: SearchSpace) -> Int {
    settings.population > 0
      ? max(settings.population, 2)
      : CMAESConstants.population(dimensions: space.dimensions.count)
  }

  /// λ: never more than the whole search has.
  var population: Int { min(window << restarts, max(planned, window)) }

  /// The next point of the generation, behind those that were known; `nil` where the results of the last one must come first.
  public mutating func ask(random: Random) -> SearchCandidate<Configuration>? {
    if study.asked.count < planned, study.asked.count >= first, points.isEmpty {
      drawGeneration(random: random)
    }
    let place = study.asked.count - first
    let next =
      points.indices.contains(place) ? UnitCube(space).configuration(at: points[place]) : nil
    return study.ask(planned: planned) { next }
  }

  private mutating func drawGeneration(random: Random) {
    if let drawn = try? distribution.draw(population, random: random.stream("generation")) {
      points = drawn
    } else {
      // A matrix that cannot be decomposed ends this start; the next one has the identity.
      restart()
      points = (0..<population).map { number in
        var random = random.stream("even").stream(number)
        return space.dimensions.map { _ in random.uniform() }
      }
    }
  }

  /// Learns a result; the last of a generation moves the distribution.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<Configuration>>, _ outcome: Outcome, in world: SearchWorld,
    report: inout Report
  ) {
    study.tell(trial.candidate, outcome, in: world, planned: planned, report: &report)
    guard trial.candidate.purpose == .search else { return }
    if study.told == 1 { warnOfWords(&report) }
    if !points.isEmpty, study.told - first == points.count { endGeneration(&report) }
  }

  private func warnOfWords(_ report: inout Report) {
    let words = space.dimensions.filter { $0.wordCount != nil }.map(\.id)
    guard !words.isEmpty else { return }
    report.note(
      "\(words.joined(separator: ", ")): words have no order, so a normal distribution says little "
        + "of them; tpe is made for them", .warning)
  }

  /// What the study shows, and the distribution.
  public func artefacts(in world: SearchWorld) -> [Artefact] {
    study.artefacts(in: world, areIndependent: false) + pictures
  }
}

// MARK: - Generations

extension CMAES {
  private mutating func endGeneration(_ report: inout Report) {
    let scores = points.indices.map { study.asked[first + $0].score }
    let order = points.indices.sorted { a, b in
      let (left, right) = (scores[a] ?? -.infinity, scores[b] ?? -.infinity)
      return left == right ? a < b : left > right
    }
    let constants = CMAESConstants(
      dimensions: space.dimensions.count, population: points.count)
    // One that cannot be adapted is exhausted.
    try? distribution.adapt(to: order.map { points[$0] }, constants)
    history.append(distribution)
    describe(&report)
    remember(scores.compactMap(\.self), generations: 10 + Self.rounds(constants))
    (points, first) = ([], study.told)
    if distribution.isExhausted || isFlat(generations: 10 + Self.rounds(constants)) {
      restart()
      report.note(
        "nothing more comes of this start; the next one has \(population) points a generation",
        .milestone)
    }
  }

  /// ⌈30 n / λ⌉.
  private static func rounds(_ constants: CMAESConstants) -> Int {
    (30 * constants.dimensions + constants.population - 1) / constants.population
  }

  private mutating func remember(_ scores: [Double], generations: Int) {
    guard let worst = scores.min(), let best = scores.max() else { return }
    recent = recent.suffix(generations - 1) + [ScoreRange(best: best, worst: worst)]
  }

  /// Whether scores have been the same for so many generations.
  private func isFlat(generations: Int) -> Bool {
    guard recent.count >= generations, let best = recent.map(\.best).max(),
      let worst = recent.map(\.worst).min()
    else { return false }
    return best - worst < 1e-12
  }

  /// Begins again around a random point, with twice as many points a generation.
  private mutating func restart() {
    var random = study.run.stream("restart").stream(restarts)
    distribution = SearchDistribution(around: space.dimensions.map { _ in random.uniform() })
    restarts = min(restarts + 1, Self.mostRestarts)
    recent = []
  }

  /// As many as make a generation longer than any search.
  static let mostRestarts = 17

  private func describe(_ report: inout Report) {
    report.value("sigma", distribution.sigma)
    guard let lengths = try? distribution.axes().lengths else { return }
    report.value("longest", distribution.sigma * (lengths.max() ?? 0))
    report.value("shortest", distribution.sigma * (lengths.min() ?? 0))
  }
}

/// The best and the worst score of a generation.
struct ScoreRange: Codable, Hashable, Sendable {
  let best: Double, worst: Double
}
