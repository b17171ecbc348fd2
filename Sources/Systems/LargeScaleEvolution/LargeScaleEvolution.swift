public import Compute
public import Learning
public import Methods
import Worlds

/// Large-scale evolution of image classifiers.
///
/// Of two individuals drawn at random the worse dies, and the better has a mutated child that goes
/// on with its weights (Real, Moore, Selle, Saxena, Suematsu, Tan, Le & Kurakin 2017).
///
/// Every search starts from linear classifiers. A trial's number is its record's in the study, by
/// which children name the network that they inherit.
public struct LargeScaleEvolution: Searcher {
  /// What is set.
  public var settings: Settings
  private(set) var study: Study<Individual>
  /// The living of each arm, by their records.
  private(set) var living: [[Int]]
  /// What networks are built for.
  let input: ImageTask

  /// The places of the study's arms.
  static let evolution = 0, control = 1

  private static let arms = [
    StudyArm("evolution", title: "evolution", score: "accuracy", best: "best", test: "test"),
    StudyArm(
      "control", title: "the random walk", score: "control", best: "control-best",
      test: "control-test"),
  ]

  /// Nobody was trained yet.
  public init(_ settings: Settings, world: ImageWorld, random: Random) throws(Failure) {
    self.settings = settings
    input = ImageTask(shape: world.data.shape, classes: world.data.classes)
    let arms = settings.hasControl ? Self.arms : [Self.arms[Self.evolution]]
    living = arms.map { _ in [] }
    study = Study(
      arms: arms, finals: FinalsPlan(count: settings.hasFinals ? 1 : 0, epochs: 1), random: random)
  }

  /// How many children are out at once.
  public var window: Int { settings.window }

  /// All individuals of both arms, of which the founders are shared, and the finals.
  public var plannedSteps: Int? {
    settings.individuals + (settings.hasControl ? settings.individuals - founders : 0)
      + study.plannedFinals
  }

  /// How many individuals have no parent.
  private var founders: Int { min(settings.population, settings.individuals) }

  /// The next individual of the arm that has fewer, or at the end the finals.
  public mutating func ask(random: Random) -> SearchCandidate<Individual>? {
    guard study.asked.count >= founders else { return proposeFounder() }
    let arms = study.arms.indices.sorted { (count(ofArm: $0), $0) < (count(ofArm: $1), $1) }
    for arm in arms where count(ofArm: arm) < settings.individuals {
      return proposeChild(ofArm: arm, random: random)
    }
    return study.proposeFinal()
  }

  /// Starts to train an individual, to train the best anew, or to test it as it is.
  public static func begin(
    _ trial: Trial<SearchCandidate<Individual>>, _ settings: Settings, in world: ImageWorld
  ) throws(Failure) -> Evaluation<ChildTraining> {
    let plan = settings.plan(for: trial.candidate, classes: world.data.classes)
    let isTest = trial.candidate.trialPurpose == .test
    return .job(ChildTraining(plan, isTest: isTest, random: trial.random))
  }

  /// Why a candidate is trained.
  public static func purpose(of candidate: SearchCandidate<Individual>) -> TrialPurpose {
    candidate.trialPurpose
  }

  /// Learns what came of an individual, which joins the living.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<Individual>>, _ outcome: Outcome, in world: ImageWorld,
    report: inout Report
  ) {
    let candidate = trial.candidate
    study.tell(candidate, outcome, in: world, report: &report)
    guard candidate.purpose == .search else {
      return describeFinal(candidate, outcome, report: &report)
    }
    for arm in study.records[study.told - 1].arms { living[arm].append(study.told - 1) }
    describePopulation(ofArm: study.records[study.told - 1].arms[0], report: &report)
  }

  /// The living, the parents of those that are trained now, and the best, which is tested.
  public var heldTrials: Set<Int> {
    Set(living.flatMap(\.self)).union(study.asked.dropFirst(study.told).compactMap(\.parent))
      .union(study.arms.indices.compactMap { study.best(ofArm: $0) })
  }
}

extension LargeScaleEvolution {
  /// How many individuals an arm has, trained or not yet.
  private func count(ofArm arm: Int) -> Int { study.asked.count { $0.arms.contains(arm) } }

  /// A linear classifier, for all arms.
  private mutating func proposeFounder() -> SearchCandidate<Individual> {
    let founder = Individual(dna: DNA(), mutation: nil, inherits: false, trainings: 1)
    return study.propose(founder, arms: Array(study.arms.indices))
  }

  /// Lets the worse of two die, and the better have a child; `nil` where too few are known.
  private mutating func proposeChild(
    ofArm arm: Int, random: Random
  ) -> SearchCandidate<Individual>? {
    guard living[arm].count >= 2 else { return nil }
    var random = random
    let parent = hold(ofArm: arm, random: &random)
    let isInheriting = settings.inherits && arm == Self.evolution
    let child = Self.child(
      of: study.records[parent], isInheriting: isInheriting, settings, input, random: &random)
    return study.propose(child, arms: [arm], parent: parent)
  }

  /// A tournament between two of the living; where nothing is selected, chance decides.
  ///
  /// The worse dies, and the record of the better is returned.
  private mutating func hold(ofArm arm: Int, random: inout Random) -> Int {
    let first = random.below(living[arm].count)
    let second = (first + 1 + random.below(living[arm].count - 1)) % living[arm].count
    func score(_ place: Int) -> Double { study.records[living[arm][place]].score ?? -.infinity }
    let isSelecting = settings.selects && arm == Self.evolution
    let isFirstWorse = isSelecting ? score(first) < score(second) : random.chance(0.5)
    let (victim, parent) = isFirstWorse ? (first, second) : (second, first)
    let record = living[arm][parent]
    living[arm].remove(at: victim)
    return record
  }

  /// A mutated child; mutations that do not apply, or make too large a network, are drawn again.
  static func child(
    of parent: Study<Individual>.Record, isInheriting: Bool, _ settings: Settings,
    _ input: ImageTask, random: inout Random
  ) -> Individual {
    let old = parent.design.dna
    var (mutation, dna) = (Mutation.identity, old)
    for _ in 0..<1000 where !settings.onlyTrains {
      let drawn = random.pick(Mutation.allCases)
      let mutated = old.mutated(
        drawn, channels: input.shape.channels, limits: settings.limits, random: &random)
      guard let mutated,
        mutated == old
          || (mutated.multiplications(in: input) ?? .max)
            <= settings.multiplications
      else { continue }
      (mutation, dna) = (drawn, mutated)
      break
    }
    let inherits = isInheriting && mutation != .reset && parent.score != nil
    return Individual(
      dna: dna, mutation: mutation, inherits: inherits,
      trainings: inherits ? parent.design.trainings + 1 : 1)
  }
}

/// What the networks of a data set are built for.
struct ImageTask: Codable, Hashable, Sendable {
  let shape: InputShape
  let classes: Int
}
