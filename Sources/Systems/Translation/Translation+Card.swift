public import Learning
import Text
public import Worlds

extension Translation {
  /// What a person should know.
  public static let card = Card(
    id: "translation", title: "Translation by HyperLSTM", family: .hypernetworks,
    summary: "Networks that give themselves new weights at every piece of a word translate verses.",
    formulation: Formulation(
      samples: .init("sentences and their translations, piece by piece of their words"),
      agent: .init(
        "a network that reads the source, and one that writes the target from its last state, with "
          + "the weights they have at a piece",
        formula: "θ_t = (d_h(z_t) ⊙ W_h, d_x(z_t) ⊙ W_x, b(z_t))"),
      performance: .init(
        "log-perplexity of held-out translations, negated",
        formula: "Φ = (1/T) Σ_t log p(y_t | y_1..y_{t-1}, x)"),
      learner: .init(
        "small networks, which see what the main ones see and change their weights",
        formula: "ĥ_t = LSTM(ĥ_{t-1}, [h_{t-1}; x_t]),  z_t = W ĥ_t + b,  θ_t = θ(z_t)"),
      metaParameter: .init("the weights of the small networks, W_h, W_x and the embeddings"),
      metaAlgorithm: .init(
        "Adam on the cross-entropy, back-propagated through all networks and through the weights",
        formula: "μ ← μ - η ∇_μ Σ_t -log p(y_t | y_1..y_{t-1}, x)")),
    gain: """
      Before: the networks as they were drawn; after: the networks now; both in nats per piece, \
      negated, of the same validation pairs. The cost is the pairs learned from. A plain LSTM and \
      a layer-normalised one of as many parameters learn beside from the same pairs.
      """,
    addition: .learningGain,
    papers: [
      Paper("Ha, Dai & Le", "HyperNetworks", 2017, "ICLR, arXiv 1609.09106"),
      Paper(
        "Sutskever, Vinyals & Le", "Sequence to Sequence Learning with Neural Networks", 2014,
        "NIPS, arXiv 1409.3215"),
      Paper(
        "Sennrich, Haddow & Birch", "Neural Machine Translation of Rare Words with Subword Units",
        2016, "ACL, arXiv 1508.07909"),
      Paper("Ba, Kiros & Hinton", "Layer Normalization", 2016, "arXiv 1607.06450"),
    ])

  /// What it reports: the training loss at every step, the others at every evaluation.
  public static let series = [
    Series("loss", label: "validation", unit: "nats per piece", better: .lower),
    Series("ln-lstm", label: "LN-LSTM's validation", unit: "nats per piece", better: .lower),
    Series("lstm", label: "LSTM's validation", unit: "nats per piece", better: .lower),
    Series("saved", label: "nats saved against the last control", better: .higher),
    Series("wrong-source", label: "nats that another pair's source costs", better: .higher),
    Series("training", label: "training", unit: "nats per piece", better: .lower),
    Series("change", label: "change of the weights at a piece", logarithmic: true),
  ]

  /// Where it can learn.
  public static let worlds = [
    WorldDescription(
      "en-fr",
      help: "2,148 verses of at most 12 words in English and French (King James Version, Louis "
        + "Segond 1910, public domain), or your own pairs: a sentence, a tab, its translation.",
      acceptsData: true)
  ]

  /// Opens one of `worlds`, or the user's own pairs.
  public static func open(_ request: WorldRequest) throws(Failure) -> SentencePairs {
    let known = worlds.map(\.id)
    if let name = request.name, !known.contains(name) {
      throw Failure(.input, unknown("world", name, among: known))
    }
    if let option = request.reading.options.first {
      throw Failure(.input, "pairs of sentences are no table: leave \(option.name) out")
    }
    do {
      return try WorldFinder().openPairs(
        name: request.dataPath == nil ? request.name : nil, dataPath: request.dataPath)
    } catch {
      throw Failure(.input, error.description)
    }
  }
}
