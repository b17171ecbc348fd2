public import Compute
public import Learning

/// A searcher among the configurations of a declared space; such searchers differ in what they ask
/// for next.
public protocol ConfigurationSearcher: Searcher
where
  World == SearchWorld, Candidate == SearchCandidate<Configuration>, Job == SearchJob,
  Settings: ConfigurationSettings
{
  /// What is searched.
  var space: SearchSpace { get }
  /// How many configurations are tried.
  var planned: Int { get }
  /// What was tried.
  var study: Study<Configuration> { get }
}

/// Settings of a searcher among configurations.
public protocol ConfigurationSettings: Tunable {
  /// How many configurations are tried.
  var trials: Int { get set }
  /// How children are trained and tested.
  var children: ChildSettings { get set }
}

extension ConfigurationSearcher {
  /// All trials and the finalists' tests.
  public var plannedSteps: Int? { planned + study.plannedFinals }

  /// Configurations can be written down, so that a search can begin with some.
  public static var takesKnownPoints: Bool { true }

  /// Starts an evaluation; a score that somebody knows is told as it is.
  public static func begin(
    _ trial: Trial<SearchCandidate<Configuration>>, _ settings: Settings, in world: SearchWorld
  ) throws(Failure) -> Evaluation<SearchJob> {
    if let score = trial.candidate.known { return .job(.instant(Outcome(score: score, cost: 0))) }
    return .job(world.problem.begin(trial, epochs: settings.children.epochs))
  }

  /// The architecture of a trial, where configurations are architectures.
  public func pictures(ofTrial trial: Int, in world: SearchWorld) -> [Artefact] {
    study.pictures(ofTrial: trial, in: world)
  }

  /// Why a candidate is evaluated.
  public static func purpose(of candidate: SearchCandidate<Configuration>) -> TrialPurpose {
    candidate.trialPurpose
  }

  /// Makes sure that it searches the space of its world, and holds configurations of that alone.
  public func check(
    against fresh: Self, in world: SearchWorld, after steps: Int
  ) throws(StateFlaw) {
    try checkStudy(against: fresh)
  }

  /// What `check` makes sure of in every searcher.
  public func checkStudy(against fresh: Self) throws(StateFlaw) {
    try StateFlaw.unless(space == fresh.space, "space")
    try StateFlaw.unless(planned == fresh.planned, "planned")
    try StateFlaw.unless(window == fresh.window, "window")
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { space.contains($0) }
      try study.checkKnown(against: fresh.study)
    }
  }

  /// Makes sure that pending trials are those that the study waits for.
  public func check(
    _ pending: [Trial<SearchCandidate<Configuration>>], in world: SearchWorld
  ) throws(StateFlaw) {
    try study.check(pending: pending.map(\.candidate))
    for (place, trial) in pending.enumerated() where trial.candidate.purpose == .search {
      try StateFlaw.unless(
        trial.candidate.known == study.knownScore(ofRecord: study.told + place),
        "pending.\(place).candidate.known")
    }
  }
}

extension Study<Configuration> {
  /// A study without trials; finals are for what is trained.
  ///
  /// - Parameter planned: How many configurations are tried.
  public init(
    trying planned: Int, _ settings: some ConfigurationSettings, in world: SearchWorld,
    random: Random
  ) {
    self.init(
      finals: world.finals(settings.children.finalists, of: planned), known: world.known,
      random: random)
  }
}

extension SearchWorld {
  /// How many configurations are tried where the search has so many of its own: known points come on
  /// top of them.
  public func planned(_ own: Int) -> Int { own + known.count }

  /// How many trials a searcher has out at once that looks at results: tables and functions, which
  /// answer at once, are searched one by one.
  public func window(_ children: Int) -> Int { trains ? children : 1 }
}

extension Knob where Settings: ConfigurationSettings {
  /// How many configurations are tried.
  public static func trials(of what: String = "Points") -> Knob {
    .count("trials", \.trials, label: "trials", in: 1...100_000, help: "\(what) to try.")
  }

  /// How many children train at once.
  public static func childWindow(
    _ path: any WritableKeyPath<Settings, Int> & Sendable
  ) -> Knob {
    .window(
      path,
      help: "How many children train at once; tables and functions are searched one by one.")
  }

  /// How children are trained and tested.
  public static var children: [Knob] { Knob.group(\.children, ChildSettings.schema) }
}
