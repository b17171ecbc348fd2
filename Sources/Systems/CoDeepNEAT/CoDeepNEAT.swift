public import Compute
public import Learning
public import Methods

/// CoDeepNEAT: blueprints and the modules that they are filled with evolve together, in species.
///
/// Miikkulainen and others (2017), "Evolving Deep Neural Networks".
public struct CoDeepNEAT: Searcher {
  /// What is set.
  public var settings: Settings
  private(set) var study: Study<Assembly>
  /// The evolving population, and that of the control where there is one.
  private(set) var populations: [Population]

  /// One arm's blueprints and modules, and the networks of its generation.
  struct Population: Codable, Sendable {
    var coevolution: Coevolution
    var generation = 0
    /// The networks of the generation, and how many of them were asked for.
    var assemblies: [Assembly]
    var asked = 0
    /// The scores of those that are told, failures as 0.
    var scores: [Double] = []
    var history = CoevolutionHistory()
  }

  /// The places of the study's arms.
  static let evolved = 0, control = 1

  private static func arms(_ table: LayerTable) -> [StudyArm] {
    [
      StudyArm(
        "evolved", title: "evolution", score: table == .text ? "probability" : "accuracy",
        best: "best", test: "test"),
      StudyArm(
        "control", title: "evolution by random fitness", score: "control", best: "control-best",
        test: "control-test"),
    ]
  }

  /// First genomes; both arms begin with the same.
  public init(_ settings: Settings, world: CoevolutionWorld, random: Random) throws(Failure) {
    let fewest = min(settings.rules.modules, settings.rules.blueprints)
    guard settings.rules.species <= fewest else {
      throw Failure(
        .input,
        "\(settings.rules.species) species are too many for \(settings.rules.modules) modules and "
          + "\(settings.rules.blueprints) blueprints: choose at most \(fewest)")
    }
    if case .text(let text) = world { try settings.languageRules().check(text) }
    self.settings = settings
    let arms = Array(Self.arms(world.table).prefix(settings.hasControl ? 2 : 1))
    study = Study(arms: arms, finals: settings.finals, random: random)
    let coevolution = Coevolution(settings.rules, world.table, random: random.stream("first"))
    populations = arms.map { _ in
      Population(
        coevolution: coevolution,
        assemblies: coevolution.assemblies(random: random.stream("assembly").stream(0)))
    }
  }

  /// How many networks are out at once.
  public var window: Int { settings.window }

  /// All networks of all arms, and the finals.
  public var plannedSteps: Int? {
    settings.generations * settings.rules.blueprints * settings.rules.networksPerBlueprint
      * populations.count + study.plannedFinals
  }

  /// The next network of the arm that has asked for fewer, or at the end the finals.
  public mutating func ask(random: Random) -> SearchCandidate<Assembly>? {
    let open = populations.indices.filter {
      populations[$0].asked < populations[$0].assemblies.count
    }
    let next = open.min {
      (populations[$0].progress, $0) < (populations[$1].progress, $1)
    }
    guard let arm = next else { return isOver ? study.proposeFinal() : nil }
    defer { populations[arm].asked += 1 }
    return study.propose(populations[arm].assemblies[populations[arm].asked], arms: [arm])
  }

  private var isOver: Bool { populations.allSatisfy { $0.generation >= settings.generations } }

  /// Starts to train a network, unless it cannot be one.
  public static func begin(
    _ trial: Trial<SearchCandidate<Assembly>>, _ settings: Settings, in world: CoevolutionWorld
  ) throws(Failure) -> Evaluation<CoevolutionJob> {
    let candidate = trial.candidate
    return .job(
      settings.job(
        for: candidate.design, purpose: candidate.trialPurpose, in: world, random: trial.random))
  }

  /// Why a candidate is trained.
  public static func purpose(of candidate: SearchCandidate<Assembly>) -> TrialPurpose {
    candidate.trialPurpose
  }

  /// Learns what came of a network; after the last of a generation the next is bred.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<Assembly>>, _ outcome: Outcome, in world: CoevolutionWorld,
    report: inout Report
  ) {
    let candidate = trial.candidate
    study.tell(candidate, outcome, in: world, report: &report)
    guard candidate.purpose == .search else { return }
    let arm = study.records[study.told - 1].arms[0]
    populations[arm].scores.append(outcome.score ?? 0)
    guard populations[arm].scores.count == populations[arm].assemblies.count else { return }
    endGeneration(ofArm: arm, report: &report)
  }
}

extension CoDeepNEAT {
  private mutating func endGeneration(ofArm arm: Int, report: inout Report) {
    describe(populations[arm], arm: arm, report: &report)
    let random = study.run.stream("arm").stream(arm).stream(populations[arm].generation)
    var fitness = populations[arm].scores
    if arm == Self.control {
      var chance = random.stream("fitness")
      fitness = fitness.map { _ in chance.uniform() }
    }
    populations[arm].end(
      fitness: fitness, isLast: populations[arm].generation + 1 == settings.generations,
      random: random)
  }

  private func describe(_ population: Population, arm: Int, report: inout Report) {
    let scores = population.scores
    let mean = scores.reduce(0, +) / Double(max(scores.count, 1))
    let layers = population.assemblies.reduce(0) { $0 + Double($1.layers) }
    if arm == Self.evolved {
      report.value("mean", mean)
      report.value("max", scores.max() ?? 0)
      report.value("layers", layers / Double(max(scores.count, 1)))
      report.note(
        "generation \(population.generation): mean \(brief(mean)), best \(brief(scores.max() ?? 0))",
        .milestone)
    } else {
      report.value("control-mean", mean)
    }
  }
}

extension CoDeepNEAT.Population {
  /// Networks asked for since the run began, for comparison with the other arm.
  fileprivate var progress: Int { generation * 10_000_000 + asked }

  /// Attributes fitness, and breeds the next generation unless this was the last.
  fileprivate mutating func end(fitness: [Double], isLast: Bool, random: Random) {
    coevolution.attribute(fitness, to: assemblies)
    history.add(coevolution, scores: scores)
    generation += 1
    guard !isLast else { return }
    coevolution.breed(random: random.stream("breeding"))
    assemblies = coevolution.assemblies(random: random.stream("assembly"))
    (asked, scores) = (0, [])
  }
}
