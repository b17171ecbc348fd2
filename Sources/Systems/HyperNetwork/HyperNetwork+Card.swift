import Compute
public import Learning
import Methods
import Text
public import Worlds

extension HyperNetwork {
  /// What a person should know.
  public static let card = Card(
    id: "hypernetwork", title: "HyperNetwork", family: .hypernetworks,
    summary: "A small network generates the kernels of a convolutional one from a few numbers.",
    formulation: Formulation(
      samples: .init("labelled images"),
      agent: .init(
        "the convolutional network with the kernels that were generated for it",
        formula: "π_θ,  θ = (K¹, …, K^D, rest)"),
      performance: .init("accuracy on images that were not learned from"),
      learner: .init(
        "the generator, which makes a kernel from its embedding",
        formula: "a_i = W_i z^j + B_i,  K_i^j = W_out a_i + B_out"),
      metaParameter: .init("embeddings and generator", formula: "μ = (z¹…z^D, W, B, W_out, B_out)"),
      metaAlgorithm: .init(
        "Adam on the cross-entropy, back-propagated through the generated kernels",
        formula: "μ ← μ - η ∂L/∂K · ∂K/∂μ")),
    gain: "Before: the network as it was drawn; after: the network now; both as shares of right "
      + "answers on the same blocks of the validation part. The cost is the images learned from. The "
      + "same network with kernels of its own learns beside from the same minibatches.",
    addition: .learningGain,
    papers: [
      Paper("Ha, Dai & Le", "HyperNetworks", 2017, "ICLR, arXiv 1609.09106"),
      Paper(
        "Zagoruyko & Komodakis", "Wide Residual Networks", 2016, "BMVC, arXiv 1605.07146"),
    ])

  /// What it reports: the loss at every step, the others at every evaluation.
  public static let series = [
    Series("accuracy", label: "validation accuracy", better: .higher),
    Series("control", label: "accuracy with own kernels", better: .higher),
    Series("lost", label: "what generating loses", unit: "points", better: .lower),
    Series("loss", label: "loss", better: .lower, logarithmic: true),
  ]

  /// Where it can learn.
  public static var worlds: [WorldDescription] { ImageWorld.descriptions }

  /// Opens one of `worlds`, or the user's own data.
  public static func open(_ request: WorldRequest) throws(Failure) -> Split {
    let known = worlds.map(\.id)
    if let name = request.name, !known.contains(name) {
      throw Failure(.input, unknown("world", name, among: known))
    }
    let name = request.dataPath == nil ? request.name : nil
    return try Dataset.open(name, request).split(random: .init(seed: 0)).normalised(.unit)
  }
}
