public import Learning
public import Methods
import Text

/// Where the functions come from.
public enum BlackBoxWorld: Sendable {
  /// Gaussian processes.
  case processes
  /// Gaussian processes, and at the end networks that are trained on this.
  case children(ChildData)

  /// What networks are trained on at the end; `nil` where none are.
  var children: ChildData? { if case .children(let data) = self { data } else { nil } }
}

extension BlackBox {
  /// What a person should know.
  public static let card = Card(
    id: "blackbox", title: "Learned search of black boxes", family: .optimizers,
    summary: "A recurrent network learns to minimise functions of which it sees values alone.",
    formulation: Formulation(
      samples: .init("functions drawn from Gaussian processes", formula: "f ~ GP(0, k)"),
      agent: .init("the best point asked so far", formula: "θ = x*"),
      performance: .init("its value, negated", formula: "Φ(θ) = −f(x*)"),
      learner: .init(
        "an LSTM that is told the last query and its value, and says the next query",
        formula: "h, x ← m(h, x, f(x); φ), T times"),
      metaParameter: .init("the weights of the LSTM", formula: "φ"),
      metaAlgorithm: .init(
        "Adam on a loss of the values seen, back-propagated through all queries and functions: by "
          + "default the improvement observed, in preset plane the mean of the best so far",
        formula: "φ ← φ − η ∇_φ L; L = Σ_t min(y_t − min_{i<t} y_i, 0) or (1/T) Σ_t min_{i≤t} y_i"
      )),
    gain: "Before: the first query; after: the best of T queries of the kept optimizer (best on "
      + "validation functions); on held-out functions that are the same at every evaluation. The "
      + "cost is queries. In world optdigits it also asks for the hyper-parameters of small "
      + "networks, and is told their validation errors, less the mean and over the deviation, at "
      + "least 0.1, of a first quarter of the queries, which fill the cube evenly, count for every "
      + "method and are told to every one.",
    papers: [
      Paper(
        "Chen, Hoffman, Gómez Colmenarejo, Denil, Lillicrap, Botvinick & de Freitas",
        "Learning to Learn without Gradient Descent by Gradient Descent", 2017,
        "ICML, arXiv 1611.03824"),
      Paper(
        "Rahimi & Recht", "Random Features for Large-Scale Kernel Machines", 2007, "NIPS"),
    ])

  /// What it reports: the training loss at every update, the others at every evaluation.
  public static let series = [
    Series("kept", label: "least value found by the kept optimizer, held out", better: .lower),
    Series("random", label: "least value found by random search, held out"),
    Series("held-out", label: "least value found, held out", better: .lower),
    Series("validation", label: "validation loss", better: .lower),
    Series("training", label: "training loss", better: .lower),
  ]

  /// 2: comparisons of two variables and more also go over BBOB's functions.
  ///
  /// 3: several optimizers are begun.
  public static var format: Int { 3 }

  /// Where it can learn.
  public static let worlds = [
    WorldDescription(
      "gaussian-processes",
      help: "Functions drawn from Gaussian processes; generated, nothing to download."),
    WorldDescription(
      "optdigits",
      help: "The same, and at the end as many hyper-parameters as a function has variables, of "
        + "small networks that are trained on 8x8 handwritten digits (Alpaydin & Kaynak 1998, UCI, "
        + "CC BY 4.0)."),
  ]

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> BlackBoxWorld {
    let name = request.name ?? worlds[0].id
    guard worlds.contains(where: { $0.id == name }) else {
      throw Failure(.input, unknown("world", name, among: worlds.map(\.id)))
    }
    guard request.dataPath == nil else {
      throw Failure(.input, "functions are generated and take no data")
    }
    return name == worlds[0].id ? .processes : .children(try ChildData(name, request))
  }
}
