public import Learning
import Text

extension NEAT {
  /// What a person should know.
  public static let card = Card(
    id: "neat", title: "NEAT", family: .evolution,
    summary: "Evolves weights and topologies of networks that begin minimal and grow in species.",
    formulation: Formulation(
      samples: .init("a task with its starts: bits to combine, poles to balance"),
      agent: .init(
        "a network of the topology that μ describes, with its weights θ", formula: "π_θ(a | s)"),
      performance: .init(
        "on held-out variants: one less the error, or the share of 1000 steps balanced"),
      learner: .init(
        "mutation of weights and selection within a species",
        formula: "θ ← θ + U(−p, p), kept if fit"),
      metaParameter: .init("a topology: connection genes with innovation numbers, enabled or not"),
      metaAlgorithm: .init(
        "a genetic algorithm that adds nodes and connections, mates by historical markings and "
          + "shares fitness within species",
        formula: "f' = f / |species|, offspring ∝ Σ f'")),
    gain: """
      Before: the best network of the first generation. After: the best so far. Both on the same \
      variants of the task that none was bred for: exclusive or with inputs off by up to 0.1, \
      poles from random starts. Cost: networks judged. The control judges as many networks with \
      two hidden nodes and random weights.
      """,
    papers: [
      Paper(
        "Stanley & Miikkulainen", "Evolving Neural Networks through Augmenting Topologies", 2002,
        "Evolutionary Computation 10(2)"),
      Paper(
        "Gruau, Whitley & Pyeatt",
        "A Comparison between Cellular Encoding and Direct Encoding for Genetic Neural Networks",
        1996, "Genetic Programming"),
      Paper("Wieland", "Evolving Neural Network Controllers for Unstable Systems", 1991, "IJCNN"),
    ])

  /// What it reports.
  public static let series = [
    Series("fitness", label: "best fitness so far", better: .higher, logarithmic: true),
    Series("mean", label: "mean fitness", better: .higher, logarithmic: true),
    Series(
      "control", label: "best of as many random networks", better: .higher, logarithmic: true),
    Series("species", label: "species"),
    Series("hidden", label: "hidden nodes of the champion"),
    Series("links", label: "connections of the champion"),
    Series("evaluations", label: "networks judged"),
  ]

  /// Since the second form species know what they split off from.
  public static var format: Int { 2 }

  /// What it can be tried on.
  public static let worlds = [
    WorldDescription("xor", help: "Exclusive or of two bits; generated."),
    WorldDescription(
      "double-pole", help: "Two poles on a cart, with velocities, for 100,000 steps; simulated."),
    WorldDescription(
      "double-pole-no-velocity",
      help: "Two poles on a cart without velocities, then from 625 starts; simulated."),
  ]

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> NEATWorld {
    let name = request.name ?? NEATWorld.Task.xor.rawValue
    guard let task = NEATWorld.Task(rawValue: name) else {
      throw Failure(.input, unknown("world", name, among: worlds.map(\.id)))
    }
    return NEATWorld(task, given: request.genomes)
  }
}
