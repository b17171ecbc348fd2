import Compute
import Foundation
import Learning

/// Learns how long the steps of a hill climber should be.
struct HillClimber: Learner {
  /// What a person set.
  var settings: Settings
  /// The meta-parameter μ: the length of a step.
  private(set) var length: Double
  /// How high it came on the hills of the best step so far; `nil` before the first.
  private(set) var best: Double?
  /// Where the hills come from that no step learns from.
  private let heldOut: Random

  init(_ settings: Settings, world: Hills, random: Random) {
    self.settings = settings
    length = settings.firstLength
    heldOut = random.stream("held-out")
  }

  var plannedSteps: Int? { settings.steps }
}

/// Round hills, each with its peak at a random place around the origin.
struct Hills: Sendable {
  let dimensions = 3

  func peak(_ random: Random) -> [Double] {
    var random = random
    return (0..<dimensions).map { _ in random.normal() }
  }

  /// Φ: the nearer to the peak, the higher.
  func height(of place: [Double], below peak: [Double]) -> Double {
    -zip(place, peak).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }
}

extension HillClimber {
  struct Settings: Tunable {
    /// How many lengths are tried against the one that is kept.
    var steps = 100
    /// Hills on which two lengths are compared.
    var hills = 8
    /// Tries in one climb.
    var tries = 30
    /// The length to begin with.
    var firstLength = 0.01
    /// How far a new length is from the one that is kept.
    var spread = 0.5

    static let schema: [Knob<Self>] = [
      .count("steps", \.steps, label: "steps", in: 1...100_000, help: "Lengths to try."),
      .count(
        "hills", \.hills, label: "hills", in: 1...1000,
        help: "Hills on which two lengths are compared."),
      .count("tries", \.tries, label: "tries", in: 1...1000, help: "Tries in one climb."),
      .real(
        "first-length", \.firstLength, label: "first length", in: 1e-4...10, logarithmic: true,
        help: "The length of a step to begin with."),
      .real(
        "spread", \.spread, label: "spread", in: 0.01...2,
        help: "How far a new length is from the kept one, as a power of e."
      ).adjustable,
    ]

    static let presets = [
      Preset("small", help: "100 steps on easy hills; less than a second.", Settings())
    ]
  }
}

extension HillClimber {
  mutating func step(in world: Hills, random: Random, report: inout Report) {
    var draw = random.stream("length")
    let other = length * exp(settings.spread * draw.normal())
    let tasks = (0..<settings.hills).map { random.stream("hill").stream($0) }
    // Both lengths climb the same hills with the same random numbers.
    let kept = meanHeight(of: tasks, length: length, in: world)
    let tried = meanHeight(of: tasks, length: other, in: world)
    if tried > kept { length = other }
    tell(&report, height: max(kept, tried), in: world)
  }

  private func meanHeight(of tasks: [Random], length: Double, in world: Hills) -> Double {
    tasks.map { climb($0, length: length, in: world).last ?? 0 }.reduce(0, +)
      / Double(tasks.count)
  }

  /// L_μ: goes on from the origin by random steps, those that lead down being taken back.
  private func climb(_ task: Random, length: Double, in world: Hills) -> [Double] {
    let peak = world.peak(task.stream("peak"))
    var random = task.stream("tries")
    var place = peak.map { _ in 0.0 }
    var heights = [world.height(of: place, below: peak)]
    for _ in 0..<settings.tries {
      let next = place.map { $0 + length * random.normal() }
      let height = world.height(of: next, below: peak)
      if height > heights[heights.count - 1] { place = next }
      heights.append(max(height, heights[heights.count - 1]))
    }
    return heights
  }
}

extension HillClimber {
  private mutating func tell(_ report: inout Report, height: Double, in world: Hills) {
    report.value("height", height)
    report.value("length", length)
    if height > best ?? -.infinity {
      best = height
      report.best(height, of: Objective("height"), "steps of length \(length)")
    }
    for task in 0..<5 {
      let heights = climb(heldOut.stream(task), length: length, in: world)
      report.gain(
        GainSample(
          before: heights[0], after: heights[heights.count - 1], cost: Double(settings.tries),
          task: task))
    }
  }

  func artefacts(in world: Hills) -> [Artefact] {
    let heights = climb(heldOut.stream(0), length: length, in: world)
    let line = Artefact.Line("height", x: heights.indices.map(Double.init), y: heights)
    return [
      Artefact(
        "climb", title: "A climb on the held-out hill",
        .curves(Artefact.Curves(xLabel: "try", yLabel: "height", lines: [line])))
    ]
  }

  static let series = [
    Series("height", label: "height reached", better: .higher),
    Series("length", label: "step length", logarithmic: true),
  ]
}

extension HillClimber {
  static let card = Card(
    id: "hill-climber", title: "Hill climber", family: .evolution,
    summary: "Learns how long the steps of a hill climber should be.",
    formulation: Formulation(
      samples: .init("hills with a peak at a random place"),
      agent: .init("a place on the hill", formula: "θ"),
      performance: .init("minus the distance to the peak", formula: "Φ(θ) = −|θ − peak|"),
      learner: .init(
        "random steps from the origin, those that lead down taken back",
        formula: "θ ← θ + μ z, z normal"),
      metaParameter: .init("the length of a step", formula: "μ"),
      metaAlgorithm: .init(
        "another length is kept where it leads higher on the same hills",
        formula: "μ ← μ e^(s z)")),
    gain: """
      Before: at the origin. After: at the end of a climb with the kept length. Both on five \
      hills that no length was chosen by. Cost: tries.
      """,
    papers: [Paper("Rechenberg", "Evolutionsstrategie", 1973, "Frommann-Holzboog, Stuttgart")])

  static let worlds = [WorldDescription("hills", help: "Round hills, made from the seed.")]

  static func open(_ request: WorldRequest) -> Hills { Hills() }
}
