import Compute
import Learning

/// A learner that climbs, with a setting of every kind.
struct ToySystem: Learner {
  struct Settings: Tunable {
    enum Mode: String, CaseIterable, Codable { case plain, fancy }
    var rate = 0.1
    var size = 8
    var warm = false
    var mode = Mode.plain

    static var schema: [Knob<Settings>] {
      [
        .real(
          "rate", \.rate, label: "learning rate", in: 0.001...1, logarithmic: true,
          help: "How far a step goes."
        ).adjustable,
        .count("size", \.size, label: "population", in: 2...64, help: "How many climb at once."),
        .flag("warm", \.warm, label: "warm start", help: "Whether it begins half way up."),
        .choice("mode", \.mode, label: "mode", help: "How it climbs."),
      ]
    }

    static var presets: [Preset<Settings>] {
      var large = Settings()
      large.size = 32
      return [
        Preset("small", help: "A moment.", Settings()),
        Preset("large", help: "An hour.", world: "maps", large),
      ]
    }

    func validate() throws(Failure) {
      if warm, size < 4 { throw Failure(.input, "a warm start needs a population of 4") }
    }
  }

  struct World: Sendable {}

  static let card = Card(
    id: "toy-climber", title: "Toy climber", family: .evolution,
    summary: "Climbs a hill that nobody needs to climb.",
    formulation: Formulation(
      samples: .init("hills", formula: "D"), agent: .init("a climber", formula: "π_θ"),
      performance: .init("height reached"), learner: .init("one step up", formula: "θ + η"),
      metaParameter: .init("the length of a step", formula: "η"),
      metaAlgorithm: .init("lengthens steps that pay")),
    gain: "Before is the height at the foot, after is the height after ten steps.",
    papers: [Paper("Doe & Roe", "On Hills", 1999, "Journal of Slopes 3")])

  static let series = [
    Series("height", label: "height", unit: "m", better: .higher),
    Series("loss", label: "loss", better: .lower, logarithmic: true),
  ]
  static let worlds = [
    WorldDescription("hills", help: "Hills made from a seed."),
    WorldDescription("maps", help: "Maps brought along.", acceptsData: true),
  ]

  var settings: Settings
  var step = 0

  static func open(_ request: WorldRequest) -> World { World() }
  init(_ settings: Settings, world: World, random: Random) { self.settings = settings }
  var plannedSteps: Int? { 100 }
  func artefacts(in world: World) -> [Artefact] { [] }

  mutating func step(in world: World, random: Random, report: inout Report) {
    step += 1
    report.value("height", Double(step))
  }
}
