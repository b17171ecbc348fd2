public import Compute
public import Learning
public import Methods

/// Bayesian optimisation: a Gaussian process of what is known, and the greatest expected improvement
/// by it (Mockus 1975; Snoek, Larochelle & Adams 2012).
///
/// The first points are Sobol's. From then on hyper-parameters are fitted to the results, and the
/// expected improvement of many points is computed and climbed. Trials without a result yet are
/// believed to come out at the process's mean.
public struct GPEI: ConfigurationSearcher {
  /// What is set.
  public var settings: Settings
  /// How many trials are out at once.
  public let window: Int
  /// What is searched.
  public let space: SearchSpace
  /// How many configurations are tried.
  public let planned: Int
  /// What was tried.
  public private(set) var study: Study<Configuration>
  /// The hyper-parameters of the processes whose expected improvements are averaged; none before
  /// the first fit.
  private(set) var parameters: [GaussianProcessParameters] = []
  /// How many results were known at the last fit.
  private(set) var fitted = 0
  /// The expected improvement of the last candidate, in units of the score; `nil` where it was not
  /// chosen by that.
  private(set) var improvement: Double?

  /// Nothing tried yet.
  public init(_ settings: Settings, world: SearchWorld, random: Random) throws(Failure) {
    self.settings = settings
    window = world.window(settings.window)
    space = world.space
    planned = world.planned(settings.trials)
    study = Study(trying: planned, settings, in: world, random: random)
  }

  /// Trials before there is a process.
  var startup: Int { max(5, 2 * space.dimensions.count + 1) }

  /// A point of Sobol's at first, then the one with the greatest expected improvement.
  public mutating func ask(random: Random) -> SearchCandidate<Configuration>? {
    let isOwn = (study.knownCount..<planned).contains(study.asked.count)
    let next = isOwn ? configuration(random: random) : nil
    return study.ask(planned: planned) { next }
  }

  private mutating func configuration(random: Random) -> Configuration {
    improvement = nil
    guard study.asked.count >= startup, let data = observations else { return evenPoint }
    if parameters.isEmpty || study.told >= fitted + Self.interval(after: fitted) {
      refit(to: data, random: random.stream("fit"))
    }
    guard let expectation = expectation(of: data) else {
      return space.draw(random: random)
    }
    let search = ImprovementSearch(expectation, around: bestPoints, in: OneHotCube(space))
    let best = search.best(random: random.stream("search"))
    let value = best.value * data.scale
    improvement = value.isFinite ? value : nil
    return best.configuration
  }

  /// The next point of a sequence that fills the space evenly.
  private var evenPoint: Configuration {
    let sequence = SobolSequence(
      dimensions: space.dimensions.count, random: study.run.stream("sobol"))
    return UnitCube(space).configuration(at: sequence.point(study.asked.count))
  }

  /// How many results are awaited between two fits.
  private static func interval(after fitted: Int) -> Int { fitted < 50 ? 1 : 5 }

  private mutating func refit(to data: Observations, random: Random) {
    let fit = data.fit
    let best = fit.mostProbable(from: parameters.first, random: random)
    parameters = [best]
    if settings.samples > 0 {
      parameters = fit.samples(settings.samples, from: best, random: random.stream("samples"))
    }
    fitted = study.told
  }

  /// What is known; `nil` before there is a score.
  var observations: Observations? { Observations(of: study, in: OneHotCube(space)) }

  /// The expected improvement by what is known; `nil` where it cannot be computed.
  func expectation(of data: Observations) -> Expectation? {
    let cube = OneHotCube(space)
    let pending = study.asked[study.told...].flatMap { cube.point(of: $0.design) }
    return Expectation(data, parameters, believing: pending)
  }

  /// The best few trials as points of the plain cube.
  private var bestPoints: [[Double]] {
    let cube = UnitCube(space)
    return study.ranking().prefix(5).map { cube.point(of: study.asked[$0].design) }
  }

  /// Learns a result.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<Configuration>>, _ outcome: Outcome, in world: SearchWorld,
    report: inout Report
  ) {
    study.tell(trial.candidate, outcome, in: world, planned: planned, report: &report)
    guard trial.candidate.purpose == .search else { return }
    if let improvement { report.value("improvement", improvement) }
    if let first = parameters.first {
      report.value("noise", first.noise.squareRoot())
    }
  }

  /// What the study shows, and the process.
  public func artefacts(in world: SearchWorld) -> [Artefact] {
    let artefacts = study.artefacts(in: world, areIndependent: false)
    guard !parameters.isEmpty, let data = observations, let expectation = expectation(of: data)
    else { return artefacts }
    return artefacts + ProcessPictures(data, expectation, of: self, in: world).artefacts
  }
}
