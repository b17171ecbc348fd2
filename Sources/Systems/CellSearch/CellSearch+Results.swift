package import Learning
import Methods

// What experiments read off a search.
extension CellSearch {
  /// A search to its end, in the first world.
  package static func searched(_ settings: Settings, seed: UInt64) throws(Failure) -> CellSearch {
    let world = try open(WorldRequest())
    var run = try SearchLoop<CellSearch>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.system
  }

  /// Perplexities of long short-term memory written as a tree, and of the LSTM of as many weights,
  /// trained alike.
  ///
  /// - Parameter hasInputGate: Whether it is the whole of it, of eight leaves; else that of four
  ///   without an input gate.
  package static func lstmTree(
    hasInputGate: Bool, seed: UInt64
  ) throws(Failure) -> (tree: Double?, lstm: Double?) {
    var settings = try Settings(preset: "lstm-tree", tuned: [:])
    if !hasInputGate {
      settings.base = .four
      settings.cell = settings.space.number(of: .lstmWithoutInputGate)
    }
    let study = try searched(settings, seed: seed).study
    func perplexity(ofArm arm: Int) -> Double? {
      study.best(ofArm: arm).flatMap { study.asked[$0].score }.map { 1 / $0 }
    }
    return (perplexity(ofArm: 0), perplexity(ofArm: 1))
  }

  /// 1 / perplexity of the controller's cells, in order; 0 where training failed.
  package var probabilities: [Double] { study.scores(ofArm: Search.controlled) }

  /// The same of random search.
  package var controlProbabilities: [Double] { study.scores(ofArm: Search.control) }

  /// 1 / perplexity of the LSTM that is as large as the cells.
  package var lstmProbability: Double? {
    study.arms.firstIndex { $0.id == "lstm" }.flatMap { study.scores(ofArm: $0).first }
  }

  /// Perplexities on the test part of the best cell of the controller, of that of random search and
  /// of the LSTM, all wider and trained for longer.
  package var testPerplexities: [Double?] {
    ["controller", "control", "lstm"].map { id in
      study.arms.firstIndex { $0.id == id }.flatMap { study.testScore(ofArm: $0) }.map { 1 / $0 }
    }
  }
}
