public import Compute
public import Learning
public import Methods

/// Genetic CNN: a genetic algorithm over the connections among the convolutions of a network's
/// stages (Xie & Yuille 2017, algorithm 1).
///
/// Every individual of a generation is trained, seen before or not; what is known of a code is the
/// mean of its accuracies.
public struct GeneticCNN: Searcher {
  /// What is set.
  public var settings: Settings
  private(set) var study: Study<GeneticCode>
  /// Who was born, generation by generation, whether asked for yet or not; parents are places in
  /// the generation before.
  private(set) var births: [Generation.Birth]
  /// How many of them were asked for.
  private(set) var asked = 0

  /// The places of the study's arms.
  static let genetic = 0, control = 1

  private static let arms = [
    StudyArm(
      "genetic", title: "the genetic algorithm", score: "accuracy", best: "best", test: "test"),
    StudyArm.control,
  ]

  /// The first generation, not trained yet.
  public init(_ settings: Settings, world: ImageWorld, random: Random) throws(Failure) {
    guard settings.mode == .search || settings.spaceSize <= Settings.mostEnumerated else {
      throw Failure(
        .input,
        "\(settings.spaceSize) codes are too many to train all: choose fewer nodes, for at most "
          + "\(Settings.mostEnumerated)")
    }
    self.settings = settings
    study = Study(
      arms: settings.comparesWithRandom ? Self.arms : [Self.arms[Self.genetic]],
      finals: settings.finals, random: random)
    births = settings.firstCodes(random: random.stream("first"))
      .map { Generation.Birth(code: $0, parents: [], change: "") }
  }

  /// How many children are out at once.
  public var window: Int { settings.window }

  /// All children of both searches, and the finals.
  public var plannedSteps: Int? {
    let control =
      settings.comparesWithRandom
      ? settings.plannedBirths - (settings.sharesFirst ? settings.population : 0) : 0
    return settings.plannedBirths + control + study.plannedFinals
  }

  /// The next individual of the generation; where results must come first, one of the control; at
  /// the end the finals.
  public mutating func ask(random: Random) -> SearchCandidate<GeneticCode>? {
    if asked < births.count {
      asked += 1
      let isShared =
        settings.comparesWithRandom && asked <= settings.population
        && settings.sharesFirst
      return study.propose(
        births[asked - 1].code, arms: isShared ? [Self.genetic, Self.control] : [Self.genetic])
    }
    if settings.comparesWithRandom, count(ofArm: Self.control) < settings.plannedBirths {
      var random = random.stream("control")
      return study.propose(
        GeneticCode(nodes: settings.stageNodes, random: &random), arms: [Self.control])
    }
    return asked == settings.plannedBirths ? study.proposeFinal() : nil
  }

  /// Starts to train a network.
  public static func begin(
    _ trial: Trial<SearchCandidate<GeneticCode>>, _ settings: Settings, in world: ImageWorld
  ) throws(Failure) -> Evaluation<ChildTraining> {
    let candidate = trial.candidate
    let plan = settings.plan(
      for: candidate.design, classes: world.data.classes, isLong: candidate.purpose != .search)
    let isTest = candidate.trialPurpose == .test
    return .job(ChildTraining(plan, isTest: isTest, random: trial.random))
  }

  /// Why a candidate is trained.
  public static func purpose(of candidate: SearchCandidate<GeneticCode>) -> TrialPurpose {
    candidate.trialPurpose
  }

  /// Learns what came of a network; after the last of a generation, the next is born.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<GeneticCode>>, _ outcome: Outcome, in world: ImageWorld,
    report: inout Report
  ) {
    let candidate = trial.candidate
    study.tell(candidate, outcome, in: world, report: &report)
    guard candidate.purpose == .search, candidate.arm == nil, settings.mode == .search else {
      return
    }
    let told = rewards.count
    guard told % settings.population == 0 else { return }
    describe(generation: told / settings.population - 1, in: world, report: &report)
    if told < settings.plannedBirths { breed(after: told / settings.population - 1) }
  }
}

extension GeneticCNN {
  /// How many designs an arm has asked for.
  private func count(ofArm arm: Int) -> Int { study.asked.count { $0.arms.contains(arm) } }

  /// The accuracies of the individuals, in the order of their births; 0 where training failed.
  var rewards: [Double] {
    study.records.filter { $0.arms.contains(Self.genetic) }.map { $0.score ?? 0 }
  }

  /// The places of a generation among the births.
  func places(ofGeneration generation: Int) -> Range<Int> {
    generation * settings.population..<(generation + 1) * settings.population
  }

  /// What is known of the individuals of a generation: the mean accuracy of each one's code.
  func fitness(ofGeneration generation: Int) -> [Double] {
    var known: [GeneticCode: (sum: Double, count: Double)] = [:]
    for (birth, reward) in zip(births, rewards) {
      let old = known[birth.code] ?? (0, 0)
      known[birth.code] = (old.sum + reward, old.count + 1)
    }
    return births[places(ofGeneration: generation)].map { birth in
      known[birth.code].map { $0.sum / $0.count } ?? 0
    }
  }

  private mutating func breed(after generation: Int) {
    let last = Generation(
      codes: births[places(ofGeneration: generation)].map(\.code),
      fitness: fitness(ofGeneration: generation))
    births += last.offspring(
      settings.rates, random: study.run.stream("generation").stream(generation + 1))
  }
}

extension GeneticCNN.Settings {
  /// How many individuals are born in all.
  var plannedBirths: Int {
    mode == .enumerate ? spaceSize * repeats : population * (generations + 1)
  }

  /// Whether random search runs beside.
  var comparesWithRandom: Bool { hasControl && mode == .search }

  /// Whether the first generation is random, so that the control can share it.
  var sharesFirst: Bool { !startsEmpty }

  /// The first generation; of an enumeration all there are, as often as they are to be trained.
  fileprivate func firstCodes(random: Random) -> [GeneticCode] {
    switch mode {
    case .enumerate:
      return (0..<repeats).flatMap { _ in
        (0..<spaceSize).map { GeneticCode(nodes: stageNodes, index: $0) }
      }
    case .search:
      return (0..<population).map { place in
        var random = random.stream(place)
        return startsEmpty
          ? GeneticCode(nodes: stageNodes, index: 0)
          : GeneticCode(nodes: stageNodes, random: &random)
      }
    }
  }
}
