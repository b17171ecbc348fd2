import Compute
import Foundation
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
    let networks = broken.networks
    broken = try reread(broken)
    broken.networks = networks
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

  /// An evaluation depends on the trial, the settings that are not adjustable and the world alone:
  /// written down and read back, in a world opened anew, it gives the same bytes, also where it was
  /// saved on its way.
  func checkPurity(in name: String) throws {
    guard let world = try open(name), let other = try open(name) else { return }
    let settings = try briefSettings()
    var loop = try SearchLoop<S>(settings, world: world, seed: 1)
    let next = loop.next()
    let trial = try #require(next)
    let plain = try evaluated(trial, settings, in: world) { $0 }
    let saved = try evaluated(reread(trial), reread(settings), in: other) { job in
      try SystemsTests.reread(job)
    }
    #expect(plain == saved, "\(id) in \(name) depends on more than its trial")
    guard name == S.worlds.first?.id else { return }
    for adjusted in adjustments() where adjusted != settings {
      #expect(
        try evaluated(trial, adjusted, in: world) { $0 } == plain,
        "\(id): an adjustable setting reaches begin")
    }
  }

  /// The bytes of an outcome and of its network; `pass` takes the job between slices.
  private func evaluated(
    _ trial: Trial<S.Candidate>, _ settings: S.Settings, in world: S.World,
    pass: (S.Job) throws -> S.Job
  ) throws -> [Data] {
    guard case .job(var job) = try S.begin(trial, settings, in: world) else { return [] }
    let context = TrialContext(world: world)
    var slices = 0
    while true {
      if let outcome = try job.advance(in: context) {
        return [try bytes(of: outcome), try bytes(of: job.network)]
      }
      slices += 1
      if slices % 7 == 0 { job = try pass(job) }
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
    try expectHopeless(in: world) { _ in Outcome(failed: "the moon is full") }
    try expectHopeless(in: world) { _ in Outcome(score: .nan, cost: 1) }
    // One score among many failures is hope enough.
    var count = 0
    _ = try asked(seed: 1, in: world) { _ in
      count += 1
      return count % 10 == 1 ? Outcome(score: 0.5, cost: 1) : Outcome(failed: "no", cost: 1)
    }
  }

  /// A search of which nothing comes is given up, with a reason, unless it is over before.
  private func expectHopeless(in world: S.World, result: (inout Random) -> Outcome) throws {
    do {
      _ = try asked(seed: 1, in: world, result: result)
    } catch let failure as Failure {
      #expect(failure.kind == .computation && failure.message.contains("all of the first"))
    }
  }

  /// What the search asks when these are the results, and that it ends.
  private func asked(
    seed: UInt64, in world: S.World, result: (inout Random) -> Outcome
  ) throws -> [String] {
    var run = try SearchLoop<S>(
      briefSettings(preset: S.Settings.presets[0].name), world: world, seed: seed)
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
