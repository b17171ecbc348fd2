import Learning
import Systems

extension Experiment {
  /// Algorithm selection for sorting, and for formulas: what choosing by features gains after they are
  /// paid for.
  static let algorithmSelection = Experiment(
    id: "algorithm-selection",
    title: "choosing a sorting algorithm, or a solver, by features that cost something",
    system: "algorithm-selection", seeds: 5, minutes: 1,
    figures: [
      Figure("sorting: ridge closes of the gap, features paid for", bar: .atLeast(0.6)),
      Figure("sorting: ridge, before paying"),
      Figure("sorting: nearest neighbours"),
      Figure("sorting: forest"),
      Figure("sorting: free features alone"),
      Figure("sorting: two questions"),
      Figure("sorting: ridge without a gate"),
      Figure("sorting: all features shuffled", bar: .atMost(0.05)),
      Figure("sorting: paid features shuffled, less free ones alone"),
      Figure("sorting: above free features alone", bar: .surelyAtLeast(0.2)),
      Figure("sorting: above two questions", bar: .surelyAtLeast(0.2)),
      Figure("formulas: ridge closes of the gap, features paid for"),
      Figure("formulas: nearest neighbours"),
      Figure("formulas: forest"),
      Figure("formulas: free features alone"),
      Figure("formulas: all features shuffled"),
    ]
  ) { seed throws(Failure) in
    let lists = try finished(in: "sorting", instances: 60, seed: seed)
    let formulas = try finished(in: "sat", instances: 20, seed: seed)
    let (ridge, free, tree) = (
      lists.gapClosed(.ridge), lists.gapClosed(.freeOnly), lists.gapClosed(.tree)
    )
    return [
      ridge, lists.gapClosed(.ridge, afterPaying: false), lists.gapClosed(.neighbours),
      lists.gapClosed(.forest), free, tree, lists.gapClosed(.ungated),
      lists.gapClosed(.shuffled), difference(lists.gapClosed(.boughtShuffled), free),
      difference(ridge, free), difference(ridge, tree), formulas.gapClosed(.ridge),
      formulas.gapClosed(.neighbours), formulas.gapClosed(.forest), formulas.gapClosed(.freeOnly),
      formulas.gapClosed(.shuffled),
    ]
  }

  private static func finished(
    in name: String, instances: Int, seed: UInt64
  ) throws(Failure) -> AlgorithmSelection {
    let world = try AlgorithmSelection.open(WorldRequest(name: name))
    var settings = AlgorithmSelection.Settings()
    settings.instances = instances
    var run = try LearnerRun<AlgorithmSelection>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner
  }

  private static func difference(_ one: Double?, _ other: Double?) -> Double? {
    one.flatMap { one in other.map { one - $0 } }
  }
}
