public import Learning
import Text

extension Poking {
  /// What a person should know.
  public static let card = Card(
    id: "poking", title: "Learning to poke by poking", family: .physics,
    summary:
      "Models of pokes are learned by poking, and used to push things where they should lie.",
    formulation: Formulation(
      samples: .init("an object on a table, and a picture of how it should lie"),
      agent: .init("the poke that is chosen", formula: "û = g(f(I_t), f(I_goal))"),
      performance: .init("how much of the way to the goal is left, negative"),
      learner: .init(
        "pursuit: each poke, and the picture after it", formula: "I_{t+1} = world(I_t, û)"),
      metaParameter: .init("the weights of encoder, inverse and forward model"),
      metaAlgorithm: .init(
        "supervised learning from random pokes",
        formula: "min L_inverse(u, û) + λ |f(I_{t+1}) − h(f(I_t), u)|²")),
    gain:
      "Before: the distance to the goal, which counts as −1; after: that after the last poke, as "
      + "a share of it, negative, on held-out goals that are the same at every evaluation. The "
      + "cost is pokes. The first samples are of weights as they were drawn.",
    papers: [
      Paper(
        "Agrawal, Nair, Abbeel, Malik & Levine",
        "Learning to Poke by Poking: Experiential Learning of Intuitive Physics", 2016,
        "NIPS, arXiv 1606.07419")
    ])

  /// What it reports: the first three at every evaluation, the others at every step.
  public static let series = [
    Series("distance", label: "way to the goal that is left", better: .lower),
    Series("random", label: "the same with random pokes", better: .lower),
    Series("inverse-only", label: "the same without a forward model", better: .lower),
    Series("inverse-loss", label: "loss of the inverse model", unit: "nats", better: .lower),
    Series("forward-loss", label: "squared error of the forward model", better: .lower),
  ]

  /// Where it can learn.
  public static let worlds = [
    WorldDescription(
      "angle",
      help: "An angle of three squares on a table, seen from above in 16x16 pixels; simulated, "
        + "nothing to download.")
  ]

  /// Opens one of `worlds`.
  public static func open(_ request: WorldRequest) throws(Failure) -> PokingWorld {
    if request.dataPath != nil {
      throw Failure(.input, "the table of poking is simulated: it takes no data of yours")
    }
    let name = request.name ?? worlds[0].id
    guard name == worlds[0].id else {
      throw Failure(.input, unknown("world", name, among: worlds.map(\.id)))
    }
    return PokingWorld()
  }
}
