import Learning
import Systems
import Testing

extension Contract where S: Learner {
  /// The first steps in a world, broken off in the middle, are those of an unbroken run; artefacts
  /// and reports are well formed all along.
  func checkSteps(_ steps: Int, in name: String) throws {
    guard let world = try open(name) else { return }
    var whole = try LearnerRun<S>(briefSettings(), world: world, seed: 1)
    check(whole.learner.artefacts(in: world))
    var broken = whole
    for _ in 0..<steps { _ = try broken.step(in: world) }
    broken = try reread(broken)
    for _ in 0..<steps { _ = try broken.step(in: world) }
    for _ in 0..<2 * steps {
      if let report = try whole.step(in: world) { check(report) }
    }
    #expect(try bytes(of: broken) == bytes(of: whole), "\(id) resumes elsewhere in \(name)")
    check(whole.learner.artefacts(in: world))
  }

  /// In the middle of a run, both ends of every adjustable setting can be gone on with, and the
  /// state that comes of it resumes exactly.
  func checkAdjustments() throws {
    let world = try S.open(WorldRequest())
    var run = try LearnerRun<S>(briefSettings(), world: world, seed: 1)
    for _ in 0..<2 { _ = try run.step(in: world) }
    for settings in adjustments() {
      var adjusted = run.learner
      adjusted.settings = settings
      guard adjusted.plannedSteps.map({ $0 > 2 }) ?? true else { continue }
      var reopened = try reread(adjusted)
      var report = Report()
      try adjusted.step(in: world, random: seeded(3), report: &report)
      check(report)
      try reopened.step(in: world, random: seeded(3), report: &report)
      #expect(try bytes(of: adjusted) == bytes(of: reopened), "\(id) with \(settings.values)")
    }
  }

  /// Another seed makes another run, within a few steps.
  func checkSeeds(in name: String) throws {
    guard let world = try open(name) else { return }
    var runs = try [UInt64(1), 2].map {
      try LearnerRun<S>(briefSettings(), world: world, seed: $0)
    }
    let differs = try (0..<8).contains { _ in
      try runs[0].step(in: world)?.entries != runs[1].step(in: world)?.entries
    }
    #expect(differs, "\(id) does the same whatever the seed in \(name)")
  }
}
