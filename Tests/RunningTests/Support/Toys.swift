import Compute
import Learning

func toyCard(_ id: String) -> Card {
  let part = Formulation.Part("toy")
  return Card(
    id: id, title: id, family: .evolution, summary: "A toy.",
    formulation: Formulation(
      samples: part, agent: part, performance: part, learner: part, metaParameter: part,
      metaAlgorithm: part),
    gain: "toy", papers: [])
}

struct ToySettings: Tunable {
  var rate = 0.5
  var window = 3
  var length = 40
  var ballast = 0
  var troubles = Troubles.none

  enum Troubles: String, CaseIterable, Codable, Sendable {
    case none, diverging, failing, infinite, fatal, half, hasty
  }

  static let schema: [Knob<Self>] = [
    .real("rate", \.rate, label: "rate", in: 0...1, help: "A rate.").adjustable,
    .count("window", \.window, label: "window", in: 1...8, help: "A window."),
    .count("length", \.length, label: "length", in: 1...1_000_000, help: "Steps planned."),
    .count("ballast", \.ballast, label: "ballast", in: 0...10_000, help: "Numbers kept."),
    .choice("troubles", \.troubles, label: "troubles", help: "What goes wrong."),
  ]
  static let presets = [Preset("small", help: "The defaults.", ToySettings())]
}

/// Walks at random, and says so.
struct Walker: Learner {
  typealias World = Int
  static let card = toyCard("walker")
  static let series = [Series("position", label: "position")]
  static let worlds = [WorldDescription("line", help: "A line.", acceptsData: false)]
  static func open(_ request: WorldRequest) -> Int { 0 }

  var settings: ToySettings
  var position: Double
  var best = -Double.infinity
  /// What makes a checkpoint large.
  var ballast: [Double]

  init(_ settings: ToySettings, world: Int, random: Random) {
    self.settings = settings
    var random = random
    position = random.normal()
    ballast = (0..<settings.ballast).map { _ in random.normal() }
  }

  /// Half as many for one who is hasty and has begun.
  var plannedSteps: Int? {
    settings.troubles == .hasty && best.isFinite ? settings.length / 2 : settings.length
  }

  mutating func step(in world: Int, random: Random, report: inout Report) throws(Failure) {
    var random = random
    let before = position
    position += settings.rate * random.normal()
    let isLost = settings.troubles == .diverging || (settings.troubles == .half && position > 0)
    report.value("position", isLost ? .nan : position)
    report.gain(GainSample(before: before, after: isLost ? .infinity : position, cost: 1))
    if isLost { report.best(.infinity, "lost") }
    if position > best {
      best = position
      report.best(position, "at \(position)")
    }
    if settings.troubles == .fatal, position > 1 {
      throw Failure(.computation, "walked off")
    }
  }

  func artefacts(in world: Int) -> [Artefact] {
    [Artefact("where", title: "Where", .text("\(position)"))]
  }
}

/// Climbs towards 1 by asking what lies around the best told so far.
struct Climber: Searcher {
  typealias World = Int
  static let card = toyCard("climber")
  static let series = [Series("score", label: "score", better: .higher)]
  static let worlds = [WorldDescription("hill", help: "A hill.", acceptsData: false)]
  static func open(_ request: WorldRequest) -> Int { 0 }

  struct Candidate: Codable, Sendable, CustomStringConvertible {
    var x: Double
    var description: String { "x=\(x)" }
  }

  /// Takes a few slices, so that pauses fall into the middle of evaluations.
  struct Job: TrialJob {
    var trial: Trial<Candidate>
    var troubles: ToySettings.Troubles
    var slicesLeft: Int

    mutating func advance(in context: TrialContext<Int>) throws(Failure) -> Outcome? {
      slicesLeft -= 1
      guard slicesLeft <= 0 else { return nil }
      var random = trial.random
      let noise = 0.01 * random.normal()
      if troubles == .failing { return Outcome(failed: "it \"fell\"\n", cost: 1) }
      if troubles == .infinite { return Outcome(score: .infinity, cost: 1) }
      let diverges = troubles == .diverging || (troubles == .half && trial.id % 2 == 0)
      let x = trial.candidate.x
      return Outcome(score: diverges ? .nan : noise - (x - 1) * (x - 1), cost: 1)
    }
  }

  var settings: ToySettings
  var told = 0
  var asked = 0
  var best = (-Double.infinity)
  var at = 0.0

  init(_ settings: ToySettings, world: Int, random: Random) {
    self.settings = settings
  }

  var window: Int { settings.window }
  var plannedSteps: Int? { settings.length }

  mutating func ask(random: Random) -> Candidate? {
    guard asked < settings.length else { return nil }
    asked += 1
    var random = random
    return Candidate(x: at + settings.rate * random.normal())
  }

  static func begin(
    _ trial: Trial<Candidate>, _ settings: ToySettings, in world: Int
  ) -> Evaluation<Job> {
    .job(Job(trial: trial, troubles: settings.troubles, slicesLeft: 1 + trial.id % 3))
  }

  mutating func tell(
    _ trial: Trial<Candidate>, _ outcome: Outcome, in world: Int, report: inout Report
  ) {
    told += 1
    guard let score = outcome.score else { return }
    report.value("score", score)
    report.gain(GainSample(before: best.isFinite ? best : -4, after: score, cost: 1))
    guard score > best else { return }
    (best, at) = (score, trial.candidate.x)
    report.best(score, trial.candidate.description)
  }

  func artefacts(in world: Int) -> [Artefact] {
    [Artefact("where", title: "Where", .text("\(at)"))]
  }

  func pictures(ofTrial trial: Int, in world: Int) -> [Artefact] {
    guard (0..<told).contains(trial) else { return [] }
    return [Artefact("trial", title: "Trial", .text("\(trial)"))]
  }
}
