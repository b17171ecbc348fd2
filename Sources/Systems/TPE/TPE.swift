public import Compute
public import Learning
public import Methods

/// The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio & Kégl 2011), with the choices
/// of Optuna 5.
///
/// Trials are split into the best few and the rest, and each set gets a density, l and g. What is
/// tried next is, of some draws from l, the one with the greatest l/g, which is also the one with
/// the greatest expected improvement (their equation 17). Trials without a result yet count among
/// the rest, so that several workers do not all go to the same place.
public struct TPE: ConfigurationSearcher {
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

  /// Nothing tried yet.
  public init(_ settings: Settings, world: SearchWorld, random: Random) throws(Failure) {
    self.settings = settings
    window = world.window(settings.window)
    space = world.space
    planned = world.planned(settings.trials)
    study = Study(trying: planned, settings, in: world, random: random)
  }

  /// A random draw at first, then the most promising of some draws from l.
  public mutating func ask(random: Random) -> SearchCandidate<Configuration>? {
    let isOwn = (study.knownCount..<planned).contains(study.asked.count)
    let next = isOwn ? configuration(random: random) : nil
    return study.ask(planned: planned) { next }
  }

  private func configuration(random: Random) -> Configuration {
    guard study.asked.count >= settings.startup, let split = split else {
      return space.draw(random: random)
    }
    let densities = ParzenDensities(split, of: study, in: space)
    return densities.mostPromising(of: settings.candidates, random: random.stream("candidates"))
  }

  /// The trials by whether they are among the best; `nil` before there is a score.
  var split: ParzenSplit? {
    ParzenSplit(of: study, share: settings.good, most: settings.most)
  }

  /// Learns a result.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<Configuration>>, _ outcome: Outcome, in world: SearchWorld,
    report: inout Report
  ) {
    study.tell(trial.candidate, outcome, in: world, planned: planned, report: &report)
    guard trial.candidate.purpose == .search, let split else { return }
    let cube = UnitCube(space)
    report.value(
      "spread", cube.spread(of: split.good.map { cube.point(of: study.asked[$0].design) }))
  }

  /// What the study shows, and the densities.
  public func artefacts(in world: SearchWorld) -> [Artefact] {
    let artefacts = study.artefacts(in: world, areIndependent: false)
    guard let split else { return artefacts }
    return artefacts + pictures(of: split)
  }
}
