import Compute
import Learning

/// Trains a network in many slices, and keeps some of them.
struct Grower: Searcher {
  typealias World = Int
  static let card = toyCard("grower")
  static let series = [Series("score", label: "score", better: .higher)]
  static let worlds = [WorldDescription("field", help: "A field.", acceptsData: false)]
  static func open(_ request: WorldRequest) -> Int { 0 }

  struct Candidate: Codable, Sendable, CustomStringConvertible {
    var size: Int
    var isTest: Bool
    /// The trial whose network it begins with.
    var parent: Int?
    var description: String { "size \(size)" }
  }

  struct Job: TrialJob {
    var trial: Trial<Candidate>
    var slicesLeft: Int
    var weights: [Float] = []

    mutating func advance(in context: TrialContext<Int>) throws(Failure) -> Outcome? {
      if weights.isEmpty, let parent = trial.candidate.parent {
        weights = [try context.networks.network(ofTrial: parent).parameters.values[0]]
      }
      var random = trial.random.stream(slicesLeft)
      weights.append(Float(random.normal()))
      slicesLeft -= 1
      guard slicesLeft <= 0 else { return nil }
      let sum = weights.reduce(0, +)
      return Outcome(score: Double(sum), cost: Double(weights.count))
    }

    var progress: String? { "\(slicesLeft) slices left" }

    var network: TrainedNetwork? {
      guard let network = try? Network(input: [2], layers: [.dense(units: trial.candidate.size)])
      else { return nil }
      var parameters = network.emptyParameters
      for place in parameters.values.indices {
        parameters.values[place] = weights[place % weights.count]
      }
      return TrainedNetwork(
        network, parameters, classes: ["a \"b\"", "ü"], epoch: weights.count,
        trainedOn: trial.candidate.isTest ? .trainingAndValidation : .training)
    }
  }

  var settings: ToySettings
  var asked = 0
  var told: [Int] = []

  init(_ settings: ToySettings, world: Int, random: Random) {
    self.settings = settings
  }

  var window: Int { settings.window }
  var plannedSteps: Int? { settings.length }

  /// The last three told may be parents, with those that pending candidates name.
  var heldTrials: Set<Int> { Set(told.suffix(3 + window)) }

  static func purpose(of candidate: Candidate) -> TrialPurpose {
    candidate.isTest ? .test : .search
  }

  mutating func ask(random: Random) -> Candidate? {
    guard asked < settings.length else { return nil }
    asked += 1
    var random = random
    let parents = told.suffix(3)
    return Candidate(
      size: 1 + random.below(4), isTest: asked > settings.length - 2,
      parent: parents.isEmpty ? nil : random.pick(parents))
  }

  static func begin(
    _ trial: Trial<Candidate>, _ settings: ToySettings, in world: Int
  ) -> Evaluation<Job> {
    .job(Job(trial: trial, slicesLeft: 20))
  }

  mutating func tell(
    _ trial: Trial<Candidate>, _ outcome: Outcome, in world: Int, report: inout Report
  ) {
    told.append(trial.id)
    if let score = outcome.score { report.value("score", score) }
  }

  func artefacts(in world: Int) -> [Artefact] { [] }
}
