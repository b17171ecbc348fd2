import Compute
public import Learning
public import Methods

/// What architectures are judged by: a data set, or a hidden target.
public enum ArchitectureWorld: StudiedWorld, UserDataWorld, ChildWorld {
  /// Children are trained.
  case images(ImageWorld)
  /// The share of decisions that equal those of a target, which the seed decides.
  case target(hasPattern: Bool)

  /// What children are trained on.
  public var examples: ChildData? {
    if case .images(let world) = self { world.data } else { nil }
  }

  /// What was read of the user's data.
  public var dataRead: DataRead? { examples?.dataRead }

  /// How many images children are judged on.
  public var exampleCounts: (validation: Int, test: Int)? { examples?.counts }

  /// What scores measure.
  public var objective: Objective {
    examples == nil ? Objective("share of right decisions") : Objective("validation accuracy")
  }

  /// The best score there is, where somebody knows it.
  public var optimum: Double? { examples == nil ? 1 : nil }

  /// The worlds; the first is the default.
  static let descriptions =
    ImageWorld.descriptions(first: "shifted-digits") + [
      WorldDescription(
        "pattern", help: "A hidden target that is the same in all layers; nothing is trained."),
      WorldDescription(
        "no-pattern",
        help: "A hidden target drawn anew for each decision, which a controller hardly learns."),
    ]

  /// Opens one of `descriptions`.
  static func open(_ request: WorldRequest) throws(Failure) -> ArchitectureWorld {
    switch request.name {
    case "pattern": return .target(hasPattern: true)
    case "no-pattern": return .target(hasPattern: false)
    case let name:
      guard name == nil || descriptions.contains(where: { $0.id == name }) else {
        throw Failure(.input, unknown("world", name ?? "", among: descriptions.map(\.id)))
      }
      return .images(try ImageWorld.open(request, usual: "shifted-digits"))
    }
  }

  /// The share of an architecture's decisions that equal the target's, each connection counted as
  /// one.
  static func agreement(
    _ sequence: [Int], _ plan: DecisionPlan, hasPattern: Bool, run: Random
  ) -> Double {
    var (right, count) = (0, 0)
    for (place, decision) in plan.decisions.enumerated() {
      switch decision {
      case .choice(let kind):
        var random = run.stream("target").stream(hasPattern ? kind : 100 + place)
        right += sequence[place] == random.below(plan.choices[kind]) ? 1 : 0
        count += 1
      case .anchors(let earlier):
        for bit in 0..<earlier {
          var random = run.stream("target").stream("bits").stream(place * 64 + bit)
          let isSet = hasPattern || random.chance(0.5)
          right += (sequence[place] >> bit & 1 == 1) == isSet ? 1 : 0
          count += 1
        }
      }
    }
    return Double(right) / Double(max(count, 1))
  }
}
