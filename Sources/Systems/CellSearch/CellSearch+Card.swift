public import Learning
public import Worlds

extension CellSearch {
  /// What a person should know.
  public static let card = Card(
    id: "cell-search", title: "Recurrent cell search", family: .architecture,
    summary: "A controller learns by policy gradient to write recurrent cells down.",
    formulation: Formulation(
      samples: .init("passages of a text, character by character"),
      agent: .init(
        "a language model around the cell, with its weights θ", formula: "p_θ(x_t | x_<t)"),
      performance: .init("1 / perplexity on the validation part", formula: "Φ = 2^(−bits)"),
      learner: .init(
        "Adam on the model that μ describes", formula: "θ ← θ − η m / (√v + ε), repeated"),
      metaParameter: .init(
        "the cell as a tree of steps: combination and activation of each, where the memory enters "
          + "and where it is taken", formula: "μ = a_1 a_2 … a_T"),
      metaAlgorithm: .init(
        "REINFORCE with a moving average as baseline; the reward is c / perplexity²",
        formula: "∇ = 1/m Σ_k Σ_t ∇ log P(a_t | a_<t) (R_k − b)")),
    gain: """
      For each cell that was trained: before is 1 / perplexity with untrained weights, after is \
      that when trained, the cost is in characters. All cells have about as many weights as an LSTM \
      of the given units, which is compared. The control draws every decision alike.
      """,
    papers: [
      Paper("Zoph & Le", "Neural Architecture Search with Reinforcement Learning", 2017, "ICLR")
    ])

  /// What it reports.
  public static let series = [
    Series("probability", label: "1 / perplexity", better: .higher),
    Series("perplexity", label: "perplexity", better: .lower, logarithmic: true),
    Series("reward", label: "reward", better: .higher),
    Series("baseline", label: "baseline", better: .higher),
    Series("best", label: "best so far", better: .higher),
    Series("entropy", label: "entropy of all decisions (nats)"),
    Series("staleness", label: "updates since the oldest of a minibatch was written"),
    Series("parameters", label: "parameters"),
    Series("control", label: "random search", better: .higher),
    Series("control-best", label: "best of random search", better: .higher),
    Series("lstm", label: "LSTM", better: .higher),
    Series("lstm-best", label: "best LSTM", better: .higher),
    Series("finalist", label: "wider, after longer training", better: .higher),
    Series("test", label: "test of the best", better: .higher),
    Series("control-test", label: "test of random search's best", better: .higher),
    Series("lstm-test", label: "test of the LSTM", better: .higher),
  ]

  /// 2: samples of a minibatch are sequences of decisions.
  public static var format: Int { 2 }

  /// Where it can search.
  public static let worlds = HyperLSTM.worlds

  /// Opens one of `worlds`, or the user's own text.
  public static func open(_ request: WorldRequest) throws(Failure) -> TextCorpus {
    try HyperLSTM.open(request)
  }
}
