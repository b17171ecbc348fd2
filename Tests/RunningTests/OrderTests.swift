import Foundation
import Learning
import Testing

@testable import Running

@Suite struct OrderTests {
  @Test func aPausedRunDoesNothingAndIsSaved() throws {
    let bench = Bench(checkpointInterval: 1000)
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "climber"), name: SessionName("a"))
    run.obey(.resume)
    bench.crank(30)
    run.obey(.pause)
    bench.crank()
    let news = run.news()
    #expect(news.phase == .paused)
    #expect(news.savedStep == news.step)
    #expect(run.isSettled)
    #expect(bench.crank() == 0)
  }

  @Test func whatARunTellsOfItselfIsWhatItsSessionKeeps() throws {
    let bench = Bench(checkpointInterval: 1000)
    defer { bench.clean() }
    let run = try bench.runner.start(
      RunRequest(system: "walker", settings: ["length": .count(200)]), name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    var (told, kept) = (run.news().status, try #require(bench.runner.store.entry(run.name).status))
    #expect(told.spark.count > 1 && told.phase == .finished)
    // What is written down does not know yet what the writing costs.
    for time in [\SessionStatus.cpuSeconds, \.wallSeconds] {
      told[keyPath: time] = 0
      kept[keyPath: time] = 0
    }
    #expect(told == kept)
  }

  @Test(arguments: ["walker", "climber"])
  func aThousandPausesChangeNothing(system: String) throws {
    let length = 1200
    let request = RunRequest(system: system, settings: ["length": .count(length)])
    let unbroken = Bench(checkpointInterval: 1000)
    defer { unbroken.clean() }
    let expected = try unbroken.finish(request, name: "a")
    let bench = Bench(checkpointInterval: 1000)
    defer { bench.clean() }
    let run = try bench.runner.start(request, name: SessionName("a"))
    for _ in 0..<1000 {
      run.obey(.resume)
      bench.crank(1)
      run.obey(.pause)
      bench.crank()
      let news = run.news()
      #expect(news.phase == .paused && news.savedStep == news.step && news.step < length)
    }
    run.obey(.resume)
    bench.crank()
    #expect(try bench.files("a") == expected)
  }

  @Test func aNewRunIsAtHomeWhereNoneIsAtWork() throws {
    let bench = Bench()
    defer { bench.clean() }
    func start(_ name: String) throws -> any Run {
      let run = try bench.runner.start(RunRequest(system: "walker"), name: SessionName(name))
      run.obey(.resume)
      return run
    }
    _ = try start("a")
    for name in ["b", "c", "d"] {
      let run = try start(name)
      #expect(bench.workers.map(\.count) == [1, 1])
      run.obey(.stop)
      bench.crank(2)
      #expect(run.isSettled)
    }
  }

  @Test func aStoppedSessionIsFreeForOthers() throws {
    let bench = Bench()
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "walker"), name: SessionName("a"))
    run.obey(.resume)
    bench.crank(5)
    run.obey(.stop)
    bench.crank()
    #expect(run.isSettled)
    #expect(try bench.runner.store.entry(SessionName("a")).phase == .interrupted)
    let again = try bench.runner.resume(SessionName("a"))
    again.obey(.resume)
    bench.crank()
    #expect(again.news().phase == .finished)
  }

  @Test func aSessionInUseIsRefused() throws {
    let bench = Bench()
    let other = Bench(path: bench.path)
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "walker"), name: SessionName("a"))
    #expect(bench.runner.store.entry(run.name).isInUse)
    #expect {
      try other.runner.resume(SessionName("a"))
    } throws: { error in
      "\(error)".contains("in use by process \(getpid())")
    }
  }

  @Test func aFailureKeepsTheLastCheckpoint() throws {
    let bench = Bench()
    defer { bench.clean() }
    let request = RunRequest(
      system: "walker", settings: ["troubles": .choice("fatal"), "length": .count(10_000)])
    let run = try bench.runner.start(request, name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    let news = run.news()
    #expect(news.phase == .failed)
    #expect(news.message == "walked off")
    #expect(bench.runner.store.entry(run.name).status?.message == "walked off")
    #expect(bench.runner.store.entry(run.name).phase == .failed)
  }

  @Test func givesUpWhenEveryCandidateDiverges() throws {
    let bench = Bench()
    defer { bench.clean() }
    let request = RunRequest(system: "climber", settings: ["troubles": .choice("diverging")])
    let run = try bench.runner.start(request, name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    let news = run.news()
    #expect(news.phase == .failed)
    #expect(news.message?.contains("all of the first 20 candidates diverged") == true)
    #expect(try bench.runner.store.history(run.name).history.bests.isEmpty)
  }

  @Test func aDivergedCandidateIsNeverTheBest() throws {
    let bench = Bench()
    defer { bench.clean() }
    let request = RunRequest(system: "climber", settings: ["troubles": .choice("half")])
    let files = try bench.finish(request, name: "a")
    #expect(!files.events.contains("nan"))
    #expect(files.events.contains("\"status\":\"diverged\""))
    let history = try bench.runner.store.history(SessionName("a")).history
    #expect(history.bests.allSatisfy { $0.score.isFinite })
    #expect(history.trials.count == 40)
  }

  @Test func showsWhatIsInsideOnlyWhenAsked() throws {
    let bench = Bench()
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "walker"), name: SessionName("a"))
    run.obey(.resume)
    bench.crank(3)
    #expect(run.news().artefacts == nil)
    run.obey(.inspect)
    bench.crank(3)
    #expect(run.news().artefacts?.map(\.id) == ["where"])
    #expect(run.news().artefacts == nil)
    bench.crank()
    #expect(try bench.runner.inspect(run.name).map(\.id) == ["where"])
  }

  @Test(arguments: [
    (RunRequest(system: "walkr"), "unknown system 'walkr': did you mean 'walker'?"),
    (RunRequest(system: "walker", settings: ["rat": .real(1)]), "did you mean 'rate'"),
    (RunRequest(system: "walker", settings: ["rate": .real(2)]), "must be 0 to 1"),
    (RunRequest(system: "walker", preset: "large"), "unknown preset 'large'"),
    (RunRequest(system: "walker", world: "lin"), "did you mean 'line'"),
    (RunRequest(system: "walker", data: "x.csv"), "takes no data file"),
    (RunRequest(system: "walker", steps: 0), "at least 1"),
  ])
  func aRequestThatCannotBeMetLeavesNothingBehind(request: RunRequest, message: String) {
    let bench = Bench()
    defer { bench.clean() }
    #expect {
      try bench.runner.start(request)
    } throws: { error in
      "\(error)".contains(message) && (error as? Failure)?.kind == .input
    }
    #expect(!FileManager.default.fileExists(atPath: bench.path))
  }
}
