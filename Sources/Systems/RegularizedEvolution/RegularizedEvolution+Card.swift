public import Methods
public import Learning

extension RegularizedEvolution {
  /// What a person should know.
  public static let card = Card(
    id: "regularized-evolution", title: "Regularised evolution", family: .evolution,
    summary: "Mutates the winners of small tournaments while the oldest of a population dies.",
    formulation: SearchWorld.formulation(
      metaParameter: .init("an architecture, the genotype of an individual"),
      metaAlgorithm: .init(
        "ageing evolution: the best of S drawn from the P youngest is mutated",
        formula: "μ' = mutate(argmax_{μ ∈ sample_S(population)} Φ(L_μ(θ, D)))")),
    gain: SearchWorld.gainNote,
    papers: [
      Paper(
        "Real, Aggarwal, Huang & Le",
        "Regularized Evolution for Image Classifier Architecture Search", 2019, "AAAI"),
      .tabularNAS,
    ])

  /// What it reports.
  public static var series: [Series] {
    SearchWorld.series + [Series("population", label: "mean score of the living", better: .higher)]
  }

  /// Where it can search.
  public static var worlds: [WorldDescription] { SearchWorld.descriptions }

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    try SearchWorld.open(request)
  }
}
