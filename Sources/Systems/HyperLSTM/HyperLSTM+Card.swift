public import Learning
import Text
public import Worlds

extension HyperLSTM {
  /// What a person should know.
  public static let card = Card(
    id: "hyperlstm", title: "HyperLSTM", family: .hypernetworks,
    summary: "A small recurrent network gives a larger one new weights at every character.",
    formulation: Formulation(
      samples: .init("passages of a text, character by character"),
      agent: .init(
        "the main recurrent network with the weights it has at a character",
        formula: "θ_t = (d_h(z_t) ⊙ W_h, d_x(z_t) ⊙ W_x, b(z_t))"),
      performance: .init(
        "bits per character of held-out passages, negated",
        formula: "Φ = (1/T) Σ_t log₂ p(x_{t+1} | x_1..x_t)"),
      learner: .init(
        "the small network, which sees what the main one sees and changes its weights",
        formula: "ĥ_t = LSTM(ĥ_{t-1}, [h_{t-1}; x_t]),  z_t = W ĥ_t + b,  θ_t = θ(z_t)"),
      metaParameter: .init("the weights of the small network, W_h, W_x and the embeddings"),
      metaAlgorithm: .init(
        "Adam on the cross-entropy, back-propagated through both networks and through the weights",
        formula: "μ ← μ - η ∇_μ Σ_t -log p(x_{t+1} | x_1..x_t)")),
    gain: "Before: the network as it was drawn; after: the network now; both in bits per "
      + "character, negated, of the same passages of the validation text. The cost is the "
      + "characters learned from. A plain network of as many parameters learns beside from the same "
      + "characters.",
    addition: .learningGain,
    papers: [
      Paper("Ha, Dai & Le", "HyperNetworks", 2017, "ICLR, arXiv 1609.09106"),
      Paper(
        "Ba, Kiros & Hinton", "Layer Normalization", 2016, "arXiv 1607.06450"),
      Paper(
        "Hochreiter & Schmidhuber", "Long Short-Term Memory", 1997, "Neural Computation 9(8)"),
    ])

  /// What it reports: the training loss at every step, the others at every evaluation.
  public static let series = [
    Series("bits", label: "validation", unit: "bits per character", better: .lower),
    Series("control", label: "control's validation", unit: "bits per character", better: .lower),
    Series("saved", label: "bits saved against the control", better: .higher),
    Series("training", label: "training", unit: "bits per character", better: .lower),
    Series("change", label: "change of the weights at a character", logarithmic: true),
    Series("boundary", label: "that at words' first letters, to within words"),
  ]

  /// Where it can learn.
  public static let worlds = [
    WorldDescription(
      "shakespeare",
      help: "Six tragedies and histories, 875,696 characters (Project Gutenberg, public domain), "
        + "or your own UTF-8 text.",
      acceptsData: true)
  ]

  /// Opens one of `worlds`, or the user's own text.
  public static func open(_ request: WorldRequest) throws(Failure) -> TextCorpus {
    let known = worlds.map(\.id)
    if let name = request.name, !known.contains(name) {
      throw Failure(.input, unknown("world", name, among: known))
    }
    if let option = request.reading.options.first {
      throw Failure(.input, "a text is no table: leave \(option.name) out")
    }
    do {
      return try WorldFinder().openText(
        name: request.dataPath == nil ? request.name : nil, dataPath: request.dataPath)
    } catch {
      throw Failure(.input, error.description)
    }
  }
}
