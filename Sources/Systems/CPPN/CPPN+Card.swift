public import Learning
import Text
import Worlds

extension CPPN {
  /// What a person should know.
  public static let card = Card(
    id: "cppn", title: "CPPN", family: .evolution,
    summary: "Evolves networks that paint: towards a target, or as you choose among pictures.",
    formulation: Formulation(
      samples: .init("points of a picture, and how bright the target is there"),
      agent: .init(
        "a network that says how bright a point is from where it is", formula: "b = π_θ(x, y, d)"),
      performance: .init(
        "minus the root mean square error from the target; or whatever somebody likes"),
      learner: .init("mutation of weights, kept if they lead nearer"),
      metaParameter: .init("a topology with an activation for each node"),
      metaAlgorithm: .init(
        "NEAT with sigmoid, Gaussian, absolute and sine nodes, in species; or children of the "
          + "pictures that were chosen", formula: "f = (error + 0.02)^(−2)")),
    gain: """
      Before: the best picture of the first generation. After: the best so far. Both on the same \
      five times 256 random points of the target between the pixels that are compared. Cost: \
      pictures judged. The control judges as many random patterns. Where somebody chooses, there \
      is no measure.
      """,
    papers: [
      Paper(
        "Stanley", "Compositional Pattern Producing Networks: A Novel Abstraction of Development",
        2007, "Genetic Programming and Evolvable Machines 8(2)"),
      Paper(
        "Secretan, Beato, D'Ambrosio, Rodriguez, Campbell & Stanley",
        "Picbreeder: Evolving Pictures Collaboratively Online", 2008, "CHI"),
      Paper(
        "Stanley & Miikkulainen", "Evolving Neural Networks through Augmenting Topologies", 2002,
        "Evolutionary Computation 10(2)"),
    ])

  /// What it reports.
  public static let series = [
    Series("error", label: "error, the best so far", better: .lower),
    Series("control", label: "best of as many random patterns", better: .lower),
    Series("mean", label: "mean error of a generation", better: .lower),
    Series("species", label: "species"),
    Series("hidden", label: "hidden nodes of the best, or of the chosen"),
    Series("links", label: "connections of the best, or of the chosen"),
    Series("round", label: "generations bred by choice"),
    Series("undone", label: "choices taken back"),
  ]

  /// What it can be tried on.
  public static let worlds =
    [
      (TargetPicture.moon, "A crescent, 32x32; generated."),
      (.face, "A face: symmetric, with a few unlike parts, 32x32; generated."),
      (.waves, "Upright waves that bend: repetition with variation, 32x32; generated."),
    ].map { WorldDescription($0.0.rawValue, help: $0.1) } + [
      WorldDescription(
        PictureWorld.breeding, help: "No target: you choose among pictures, and they have children."
      )
    ]

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> PictureWorld {
    let name = request.name ?? TargetPicture.moon.rawValue
    if name == PictureWorld.breeding { return PictureWorld(nil) }
    guard let target = TargetPicture(rawValue: name) else {
      throw Failure(.input, unknown("world", name, among: worlds.map(\.id)))
    }
    return PictureWorld(target)
  }
}
