import Foundation
import Learning
import Testing

@testable import Running

/// Evaluations survive the process that works on them.
@Suite struct JobFileTests {
  static let request = RunRequest(
    system: "grower", settings: ["length": .count(12), "window": .count(2)])

  @Test(arguments: [1, 2]) func aKilledEvaluationGoesOnWhereItWasSaved(workers: Int) throws {
    let unbroken = Bench(workers: workers)
    defer { unbroken.clean() }
    let expected = try unbroken.finish(Self.request, name: "a")
    let networks = try unbroken.networks("a")
    #expect(networks.count >= 2)
    for cut in stride(from: 1, to: 260, by: 13) {
      let bench = Bench(
        workers: workers, checkpointInterval: cut % 2 == 0 ? 0 : 1000, jobInterval: 0)
      defer { bench.clean() }
      let run = try bench.runner.start(Self.request, name: SessionName("a"))
      run.obey(.resume)
      bench.crank(cut)
      let later = try bench.killed()
      defer { later.clean() }
      try later.resume("a")
      #expect(try later.files("a") == expected, "killed after \(cut) slices")
      #expect(try later.networks("a") == networks, "killed after \(cut) slices")
      #expect(try later.jobs("a").isEmpty)
    }
  }

  @Test func onlyWhatWasNotSavedIsDoneAgain() throws {
    let request = RunRequest(
      system: "grower", settings: ["length": .count(1), "window": .count(1)])
    let bench = Bench(workers: 1, checkpointInterval: 1000, jobInterval: 0)
    defer { bench.clean() }
    let run = try bench.runner.start(request, name: SessionName("a"))
    run.obey(.resume)
    bench.crank(16)
    #expect(try bench.jobs("a") == ["trial-0"])
    let later = try bench.killed()
    defer { later.clean() }
    try later.runner.resume(SessionName("a")).obey(.resume)
    #expect(later.crank() < 12)
  }

  @Test func aPauseSavesEvaluationsAndResults() throws {
    let unbroken = Bench(workers: 1)
    defer { unbroken.clean() }
    let expected = try unbroken.finish(Self.request, name: "a")
    var bench = Bench(workers: 2, checkpointInterval: 1000)
    _ = try bench.runner.start(Self.request, name: SessionName("a"))
    var sittings = 0
    while try bench.runner.store.entry(SessionName("a")).status?.phase != .finished {
      let run = try bench.runner.resume(SessionName("a"))
      run.obey(.resume)
      bench.crank(7)
      run.obey(.stop)
      bench.crank()
      #expect(run.isSettled)
      let later = try bench.killed()
      bench.clean()
      bench = later
      sittings += 1
      try #require(sittings < 200, "interruptions keep it from getting on")
    }
    defer { bench.clean() }
    #expect(sittings > 10)
    #expect(try bench.files("a").events == expected.events)
  }

  @Test func aDamagedJobBeginsAnew() throws {
    let unbroken = Bench(workers: 1)
    defer { unbroken.clean() }
    let expected = try unbroken.finish(Self.request, name: "a")
    let bench = Bench(workers: 1, checkpointInterval: 0, jobInterval: 0)
    defer { bench.clean() }
    try bench.runner.start(Self.request, name: SessionName("a")).obey(.resume)
    bench.crank(40)
    let later = try bench.killed()
    defer { later.clean() }
    let folder = Folder(path: later.path + "/a/jobs")
    for name in try folder.names() {
      var bytes = try folder.read(name)
      bytes[bytes.count / 2] ^= 1
      try folder.put(bytes, as: name)
    }
    try later.resume("a")
    #expect(try later.files("a") == expected)
  }

  @Test func aForkTakesNoJobsAndTheNetworksOfItsStep() throws {
    let bench = Bench(workers: 1, checkpointInterval: 0, jobInterval: 0)
    defer { bench.clean() }
    let run = try bench.runner.start(Self.request, name: SessionName("a"))
    run.obey(.resume)
    bench.crank(150)
    let step = run.news().step
    #expect(step > 1)
    run.obey(.pause)
    bench.crank()
    let fork = try bench.runner.start(
      Self.request, name: SessionName("b"),
      parent: SessionRecord.Parent(session: "a", step: step))
    #expect(try bench.jobs("b").isEmpty)
    #expect(try !bench.networks("b").isEmpty)
    for worker in [run, fork] { worker.obey(.resume) }
    bench.crank()
    #expect(try bench.files("a").events == bench.files("b").events)
    #expect(try bench.networks("a") == bench.networks("b"))
  }
}
