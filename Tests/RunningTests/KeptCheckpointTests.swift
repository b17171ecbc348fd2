import Foundation
import Learning
import Testing

@testable import Running

/// Earlier checkpoints are kept within bounds, and forks go on from them.
@Suite struct KeptCheckpointTests {
  /// A bench with a finished session `a` that saved after every slice.
  private func parent(_ request: RunRequest) throws -> (bench: Bench, folder: Folder) {
    let bench = Bench(workers: 1)
    try bench.finish(request, name: "a")
    return (bench, Folder(path: bench.path + "/a"))
  }

  /// Forks `a` and runs the fork to its end.
  private func fork(
    at step: Int, _ request: RunRequest, in bench: Bench, name: String = "b"
  ) throws -> (parent: SessionRecord.Parent, start: News) {
    let run = try bench.runner.start(
      request, name: SessionName(name), parent: SessionRecord.Parent(session: "a", step: step))
    let start = run.news()
    run.obey(.resume)
    bench.crank()
    return (try #require(run.record.parent), start)
  }

  @Test(arguments: ResumeTests.requests, [1, 10, 27, 39])
  func aForkOfAnyStepEndsAsItsParent(request: RunRequest, step: Int) throws {
    let (bench, folder) = try parent(request)
    defer { bench.clean() }
    let kept = KeptCheckpoints(in: folder).steps
    let (parent, start) = try fork(at: step, request, in: bench)
    #expect(parent.opened == kept.last { $0 <= step })
    #expect(start.step == parent.opened ?? 0)
    #expect(step < 10 || start.step > 0)
    #expect(try bench.files("b") == bench.files("a"))
  }

  @Test func aForkOfARunAtWorkGoesOnFromItsPast() throws {
    let bench = Bench(workers: 1)
    defer { bench.clean() }
    let request = RunRequest(system: "walker")
    let run = try bench.runner.start(request, name: SessionName("a"))
    run.obey(.resume)
    bench.crank(30)
    let (parent, _) = try fork(at: 20, request, in: bench)
    #expect((1...20).contains(try #require(parent.opened)))
    bench.crank()
    #expect(try bench.files("b") == bench.files("a"))
  }

  @Test func aForkWithALargerBudgetIsTheRunThatWentOn() throws {
    let (bench, _) = try parent(RunRequest(system: "walker", steps: 20))
    defer { bench.clean() }
    let further = RunRequest(system: "walker", steps: 33)
    let (parent, _) = try fork(at: 20, further, in: bench)
    #expect(parent.opened == 20)
    #expect(try bench.files("b") == bench.finish(further, name: "c"))
  }

  @Test func aForkThatChangesASettingBeginsAgainAndSaysWhy() throws {
    let (bench, _) = try parent(RunRequest(system: "walker"))
    defer { bench.clean() }
    let changed = RunRequest(system: "walker", settings: ["ballast": .count(2)], seed: 2)
    let (parent, start) = try fork(at: 20, changed, in: bench)
    #expect(start.step == 0)
    #expect(parent.account == "begins at step 0, since it changes ballast, seed")
    #expect(try bench.files("b") == bench.finish(changed, name: "c"))
  }

  @Test func aForkGoesOnWithAnotherRate() throws {
    let (bench, _) = try parent(RunRequest(system: "walker"))
    defer { bench.clean() }
    let slower = RunRequest(system: "walker", settings: ["rate": .real(0.125)])
    let (parent, _) = try fork(at: 20, slower, in: bench)
    let opened = try #require(parent.opened)
    #expect(
      parent.account == "goes on from the checkpoint at step \(opened) with rate changed")
    let (before, after) = (try positions("a", in: bench), try positions("b", in: bench))
    #expect(before[..<opened] == after[..<opened])
    for step in opened..<before.count {
      let quarter = (before[step] - before[step - 1]) / 4
      #expect(abs(after[step] - after[step - 1] - quarter) < 1e-12)
    }
  }

  /// Where a walker was after every step.
  private func positions(_ name: String, in bench: Bench) throws -> [Double] {
    let history = try bench.runner.store.history(SessionName(name)).history
    return try #require(history.curve("position")).values
  }

  @Test func aChangedForkIsResumedExactly() throws {
    let (bench, _) = try parent(RunRequest(system: "climber"))
    defer { bench.clean() }
    let changed = RunRequest(system: "climber", settings: ["rate": .real(0.25)])
    let at = SessionRecord.Parent(session: "a", step: 25)
    let run = try bench.runner.start(changed, name: SessionName("b"), parent: at)
    run.obey(.resume)
    bench.crank(6)
    let later = try bench.killed()
    defer { later.clean() }
    bench.crank()
    try later.resume("b")
    #expect(try later.files("b") == bench.files("b"))
    #expect(try bench.files("b") != bench.files("a"))
  }

  @Test func theInsideOfAPastStepIsWhatWasSavedBeforeIt() throws {
    let (bench, folder) = try parent(RunRequest(system: "walker"))
    defer { bench.clean() }
    let name = try SessionName("a")
    let positions = try positions("a", in: bench)
    let kept = KeptCheckpoints(in: folder).steps
    for (step, next) in zip(kept, kept.dropFirst()) {
      for asked in [step, next - 1] {
        let past = try #require(try bench.runner.inspect(name, upTo: asked))
        #expect(past.step == step)
        #expect(past.artefacts[0].content == .text("\(positions[step - 1])"))
      }
    }
    #expect(try bench.runner.inspect(name, upTo: try #require(kept.first) - 1) == nil)
    let last = try #require(try bench.runner.inspect(name, upTo: .max))
    #expect(last.artefacts == (try bench.runner.inspect(name)))
  }

  @Test func aForkCanBeKilledAndForkedAgain() throws {
    let request = RunRequest(system: "climber")
    let (bench, _) = try parent(request)
    defer { bench.clean() }
    let run = try bench.runner.start(
      request, name: SessionName("b"), parent: SessionRecord.Parent(session: "a", step: 25))
    run.obey(.resume)
    bench.crank(6)
    let later = try bench.killed()
    defer { later.clean() }
    #expect(try later.resume("b").step >= #require(run.record.parent?.opened))
    #expect(try later.files("b") == bench.files("a"))
  }

  @Test func whatCannotBeUsedIsPassedOverAndLeftAlone() throws {
    let request = RunRequest(system: "walker")
    let (bench, folder) = try parent(request)
    defer { bench.clean() }
    let kept = KeptCheckpoints(in: folder).steps
    let (first, last) = (try #require(kept.dropLast().last), try #require(kept.last))
    let name = KeptCheckpoints.name(of: last)
    var damaged = try folder.read(name)
    damaged[damaged.count / 2] ^= 1
    let foreign = Array("another's file\n".utf8)
    for (number, bytes) in [damaged, foreign, []].enumerated() {
      try folder.put(bytes, as: name)
      let (parent, _) = try fork(at: last, request, in: bench, name: "b\(number)")
      #expect(parent.opened == first)
      #expect(parent.account.contains("\(name) is damaged"))
      #expect(try folder.read(name) == bytes)
      #expect(try bench.files("b\(number)") == bench.files("a"))
    }
  }

  @Test func aParentWithoutKeptCheckpointsIsBegunAgain() throws {
    let request = RunRequest(system: "walker")
    let (bench, folder) = try parent(request)
    defer { bench.clean() }
    for step in KeptCheckpoints(in: folder).steps {
      try FileManager.default.removeItem(atPath: folder.path(of: KeptCheckpoints.name(of: step)))
    }
    let (parent, _) = try fork(at: 20, request, in: bench)
    #expect(parent.account == "begins at step 0, since no checkpoint is kept that old")
    #expect(try bench.files("b") == bench.files("a"))
  }

  @Test(arguments: [10, 100, 1000]) func keptOnesAreFewAndSpreadOverTheRun(steps: Int) throws {
    let settings = ["length": SettingValue.count(steps)]
    let (bench, folder) = try parent(RunRequest(system: "walker", settings: settings))
    defer { bench.clean() }
    let kept = KeptCheckpoints(in: folder).steps
    #expect(kept.count == KeptCheckpoints.most)
    let gaps = zip([0] + kept, kept + [steps]).map { $1 - $0 }
    #expect(try #require(gaps.max()) <= steps / 3)
  }

  @Test func keptOnesHaveNoMoreBytesThanTheyMay() throws {
    let folder = Folder(path: Scratch.path())
    try folder.make()
    defer { try? folder.remove() }
    var kept = KeptCheckpoints(in: folder, mostBytes: 350)
    try folder.put(Array(repeating: 1, count: 100), as: CheckpointFile.name)
    for step in 1...50 {
      try folder.put(Array(repeating: 0, count: 100), as: CheckpointFile.previousName)
      try kept.keepPrevious(of: step, in: folder)
      #expect(folder.size <= 100 + 350)
    }
    #expect(kept.steps.count == 3)
    #expect(KeptCheckpoints(in: folder).steps == kept.steps)
  }

  @Test func withoutANewestOneThePreviousStays() throws {
    let folder = Folder(path: Scratch.path())
    try folder.make()
    defer { try? folder.remove() }
    var kept = KeptCheckpoints(in: folder)
    try folder.put([1], as: CheckpointFile.previousName)
    try kept.keepPrevious(of: 4, in: folder)
    #expect(folder.holds(CheckpointFile.previousName))
    #expect(kept.steps.isEmpty)
  }
}
