import Compute
import Learning
import Systems
import Testing

/// Where the best of a search is shown as a tree, so is every trial.
@Suite struct TrialPictureTests {
  @Test(arguments: catalog.indices) func aTrialIsShownAsTheBestIs(index: Int) throws {
    if let searcher = catalog[index] as? any Searcher.Type { try pictures(searcher) }
  }
}

private func pictures<S: Searcher>(_ system: S.Type) throws {
  for world in dealtWorlds(of: system) {
    try Contract(system: system).checkPictures(in: world.id)
  }
}

extension Contract where S: Searcher {
  /// Before, during and after a search on made-up scores, trials that it has the result of are
  /// shown where its best is, and any other number shows nothing.
  fileprivate func checkPictures(in name: String) throws {
    guard let world = try open(name) else { return }
    var run = try SearchLoop<S>(
      briefSettings(preset: S.Settings.presets[0].name), world: world, seed: 1)
    #expect(run.system.pictures(ofTrial: 0, in: world).isEmpty)
    var told = 0
    while told < 24, try run.step(in: world, evaluate: Self.guess) != nil { told += 1 }
    let best = run.system.artefacts(in: world).first { $0.id == "architecture" }
    for trial in [0, told / 2] {
      let pictures = run.system.pictures(ofTrial: trial, in: world)
      check(pictures)
      if best?.isTree == true {
        #expect(pictures.first?.isTree == true, "\(id) does not show trial \(trial) in \(name)")
      }
    }
    for trial in [-1, 1_000_000, .min, .max] {
      #expect(run.system.pictures(ofTrial: trial, in: world).isEmpty, "\(id), trial \(trial)")
    }
  }

  private static func guess(_ trial: Trial<S.Candidate>) -> Outcome {
    var random = trial.random
    return Outcome(score: random.uniform(), cost: 1)
  }
}

extension Artefact {
  fileprivate var isTree: Bool { if case .tree = content { true } else { false } }
}
