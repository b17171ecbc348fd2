public import Compute
public import Learning
import Methods
import Worlds

/// Compositional pattern-producing networks: small networks of unlike nodes that paint.
///
/// They say how bright every point of a picture is (Stanley 2007). NEAT evolves them towards a
/// target, or somebody breeds them by choosing, as in Picbreeder (Secretan et al. 2008).
public struct CPPN: Searcher {
  /// What is set.
  public var settings: Settings
  /// The way to a target; `nil` where somebody chooses.
  private(set) var search: TargetSearch?
  /// The way to what somebody likes; `nil` where there is a target.
  private(set) var breeding: PictureBreeding?
  let heldOut: Random

  /// Nothing judged yet.
  public init(_ settings: Settings, world: PictureWorld, random: Random) {
    self.settings = settings
    heldOut = random.stream("held-out")
    if world.target == nil {
      breeding = PictureBreeding()
    } else {
      search = TargetSearch(settings.evolution, random: random)
    }
  }

  /// A generation is out at once; somebody is asked one question at a time.
  public var window: Int { search?.size ?? 1 }

  /// All pictures of all generations, or all questions.
  public var plannedSteps: Int? {
    search.map { max(settings.generations * $0.size, $0.told) }
      ?? max(settings.rounds, breeding?.told ?? 0)
  }

  /// The next picture, or pictures.
  public mutating func ask(random: Random) -> Candidate? {
    if let search {
      guard search.asked < settings.generations * search.size else { return nil }
      return self.search?.ask(settings.evolution, random: random).map { .picture($0) }
    }
    guard let breeding, breeding.told < settings.rounds else { return nil }
    return self.breeding?.ask(settings, random: random).map { .brood($0) }
  }

  /// Compares a picture with the target, or asks somebody.
  public static func begin(
    _ trial: Trial<Candidate>, _ settings: Settings, in world: PictureWorld
  ) -> Evaluation<InstantJob<PictureWorld>> {
    switch trial.candidate {
    case .picture(let genome):
      .job(InstantJob(Outcome(score: -world.error(of: genome), cost: 1)))
    case .brood(let brood): .person(brood.question)
    }
  }

  /// Learns how far a picture is from the target, or what was chosen.
  public mutating func tell(
    _ trial: Trial<Candidate>, _ outcome: Outcome, in world: PictureWorld, report: inout Report
  ) {
    switch trial.candidate {
    case .picture(let genome):
      let error = min(max(-(outcome.score ?? -1), 0), 1)
      if search?.tell(genome, error: error) == true, let search { accept(search, &report) }
      search?.tryRandom(
        in: world, cap: settings.evolution.cap, random: trial.random.stream("control"))
      if let search, search.told.isMultiple(of: search.size) {
        tell(search, in: world, report: &report)
      }
    case .brood(let brood):
      breeding?.tell(brood, outcome.choice)
      if let breeding { tell(breeding, &report) }
    }
  }

  /// The network of the best picture, or of the one that was chosen last.
  public var tensors: [NamedTensor] { best?.tensors ?? [] }

  /// The error of the best picture, where there is a target.
  package var error: Double? { search?.error }

  /// That of the best of as many random patterns.
  package var controlError: Double? { search?.controlError }

  /// The best picture, or the one that was chosen last.
  var best: Genotype? { search?.champion ?? breeding?.favourite }
}

extension CPPN {
  private func accept(_ search: TargetSearch, _ report: inout Report) {
    report.best(
      -search.error, of: Objective("error", isMinimised: true),
      Candidate.picture(search.champion).description)
  }

  /// Reports where a generation stands, whose pictures are all told.
  private func tell(_ search: TargetSearch, in world: PictureWorld, report: inout Report) {
    report.value("error", search.error)
    report.value("mean", search.meanError)
    report.value("control", search.controlError)
    report.value("species", Double(search.population.species.count))
    report.value("hidden", Double(search.champion.hiddenNodes(PatternPicture.shape).count))
    report.value("links", Double(search.champion.enabledCount))
    for task in 0..<5 {
      let random = heldOut.stream(task)
      report.gain(
        GainSample(
          before: -world.error(of: search.founder, atRandom: random),
          after: -world.error(of: search.champion, atRandom: random),
          cost: Double(search.told), task: task))
    }
  }

  /// Reports what came of a choice.
  private func tell(_ breeding: PictureBreeding, _ report: inout Report) {
    guard let favourite = breeding.favourite else { return }
    report.value("round", Double(breeding.path.count))
    report.value("undone", Double(breeding.undone))
    report.value("hidden", Double(favourite.hiddenNodes(PatternPicture.shape).count))
    report.value("links", Double(favourite.enabledCount))
  }
}

extension CPPN {
  /// Makes sure that patterns are such as evolve here.
  public func check(
    against fresh: CPPN, in world: PictureWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(heldOut == fresh.heldOut, "heldOut")
    try StateFlaw.unless(
      (search == nil) == (fresh.search == nil) && (breeding == nil) == (fresh.breeding == nil),
      "search")
    if let search, let first = fresh.search {
      try StateFlaw.within("search") { () throws(StateFlaw) in
        try search.check(against: first, after: steps)
      }
    }
    if let breeding, let first = fresh.breeding {
      try StateFlaw.within("breeding") { () throws(StateFlaw) in
        try breeding.check(against: first, settings, after: steps)
      }
    }
  }

  /// Makes sure that the trials show what the state asks for.
  public func check(_ pending: [Trial<Candidate>], in world: PictureWorld) throws(StateFlaw) {
    let awaited =
      search.map { $0.asked - $0.told } ?? (breeding?.isAwaiting == true ? 1 : 0)
    try StateFlaw.unless(pending.count == awaited, "asked")
    for (place, trial) in pending.enumerated() {
      switch trial.candidate {
      case .picture(let genome):
        guard let search else { throw StateFlaw("pending.\(place)") }
        let expected = search.population.genomes[(search.told + place) % search.size]
        try StateFlaw.unless(genome == expected, "pending.\(place)")
      case .brood(let brood):
        guard let breeding else { throw StateFlaw("pending.\(place)") }
        try breeding.check(brood)
      }
    }
  }
}
