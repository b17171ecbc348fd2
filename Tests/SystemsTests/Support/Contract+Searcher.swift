import Compute
import Learning
import Systems
import Testing

extension Contract where S: Searcher {
  /// The first steps in a world, broken off in the middle, are those of an unbroken run; artefacts
  /// and reports are well formed all along.
  func checkSteps(_ steps: Int, in name: String) throws {
    guard let world = try open(name) else { return }
    var whole = try SearchLoop<S>(briefSettings(), world: world, seed: 1)
    check(whole.system.artefacts(in: world))
    var broken = whole
    for _ in 0..<steps { _ = try broken.step(in: world) }
    broken = try reread(broken)
    for _ in 0..<steps { _ = try broken.step(in: world) }
    for _ in 0..<2 * steps {
      if let step = try whole.step(in: world) { check(step.report) }
    }
    #expect(try bytes(of: broken) == bytes(of: whole), "\(id) resumes elsewhere in \(name)")
    check(whole.system.artefacts(in: world))
  }

  /// In the middle of a search, both ends of every adjustable setting can be gone on with, and the
  /// state that comes of it resumes exactly.
  func checkAdjustments() throws {
    let world = try S.open(WorldRequest())
    var run = try SearchLoop<S>(briefSettings(), world: world, seed: 1)
    for _ in 0..<2 { _ = try run.step(in: world) }
    for settings in adjustments() {
      var adjusted = run.system
      adjusted.settings = settings
      var reopened = try reread(adjusted)
      let asked = [adjusted.ask(random: seeded(3)), reopened.ask(random: seeded(3))]
      #expect(asked[0]?.description == asked[1]?.description)
      #expect(try bytes(of: adjusted) == bytes(of: reopened), "\(id) with \(settings.values)")
    }
  }

  /// On made-up scores the search ends where it said it would; another seed asks other things.
  func checkEnd(in name: String) throws {
    guard let world = try open(name) else { return }
    let first = try asked(seed: 1, in: world) { Outcome(score: $0.uniform(), cost: 1) }
    let second = try asked(seed: 2, in: world) { Outcome(score: $0.uniform(), cost: 1) }
    #expect(first != second, "\(id) asks the same whatever the seed in \(name)")
  }

  /// Results that are no scores break nothing.
  func checkFailures(in name: String) throws {
    guard let world = try open(name) else { return }
    _ = try asked(seed: 1, in: world) { _ in Outcome(failed: "the moon is full") }
    _ = try asked(seed: 1, in: world) { _ in Outcome(score: .nan, cost: 1) }
  }

  /// What the search asks when these are the results, and that it ends.
  private func asked(
    seed: UInt64, in world: S.World, result: (inout Random) -> Outcome
  ) throws -> [String] {
    var run = try SearchLoop<S>(S.Settings.presets[0].settings, world: world, seed: seed)
    var candidates: [String] = []
    while candidates.count < 1000,
      let step = try run.step(
        in: world,
        evaluate: { trial in
          var random = trial.random
          return result(&random)
        })
    {
      check(step.report)
      candidates.append(step.trial.candidate.description)
    }
    if let planned = run.system.plannedSteps, planned < 1000 {
      #expect(candidates.count == planned, "\(id) ends after \(candidates.count) of \(planned)")
    }
    check(run.system.artefacts(in: world))
    return candidates
  }
}
