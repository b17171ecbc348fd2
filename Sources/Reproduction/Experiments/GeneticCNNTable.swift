import Learning
import Methods
import Systems

extension Experiment {
  /// Genetic CNN in its space of 512 networks on digits, searched on single trainings and judged by
  /// the mean of five of every network (Xie & Yuille 2017; no figure of theirs is on this space).
  static let geneticCNN = Experiment(
    id: "genetic-cnn-512", title: "a genetic algorithm among 512 networks that were all trained",
    system: "genetic-cnn", seeds: 10, minutes: 0.6,
    figures: [
      Figure("last generation above the first, by the table", bar: .surelyAtLeast(0)),
      Figure(
        "seeds whose last generation is above the first", unit: Figure.ofSeeds, bar: .atLeast(0.8)),
      Figure(
        "networks that are better than the find", unit: "of 512", scale: .amount, bar: .atMost(128),
        control: "networks that are better than random search's"),
      Figure("networks that are better than random search's", unit: "of 512", scale: .amount),
      Figure("variance of one training that is between networks", unit: "share", scale: .share),
    ]
  ) { seed throws(Failure) in
    let world = try GeneticCNN.open(WorldRequest())
    var settings = try GeneticCNN.Settings(preset: "small", tuned: [:])
    settings.finalists = 0
    var run = try SearchLoop<GeneticCNN>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    guard let results = run.system.tableResults(in: world) else { return [] }
    let rise = results.last - results.first
    return [
      rise, rise > 0 ? 1 : 0, 512 * results.aboveFind, results.aboveRandom.map { 512 * $0 },
      results.reliability,
    ]
  }
}
