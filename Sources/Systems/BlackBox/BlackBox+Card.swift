public import Learning
import Text

/// Where the functions come from.
public enum BlackBoxWorld: Sendable {
  /// Gaussian processes.
  case processes
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
      + "cost is queries.",
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
      help: "Functions drawn from Gaussian processes; generated, nothing to download.")
  ]

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> BlackBoxWorld {
    let name = request.name ?? worlds[0].id
    guard name == worlds[0].id else {
      throw Failure(.input, unknown("world", name, among: worlds.map(\.id)))
    }
    guard request.dataPath == nil else {
      throw Failure(.input, "functions are generated and take no data")
    }
    return .processes
  }
}
