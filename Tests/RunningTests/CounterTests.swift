import Learning
import Testing

@testable import Running

@Suite struct CounterTests {
  @Test(arguments: [1, 3, 8]) func noTrialIsNumberedTwice(window: Int) throws {
    let request = RunRequest(system: "climber", settings: ["window": .count(window)])
    var bench = Bench(checkpointInterval: window == 3 ? 1000 : 0)
    var run = try bench.runner.start(request, name: SessionName("a"))
    for _ in 0..<30 { run = try killed(&bench, run, afterSlices: 7) }
    defer { bench.clean() }
    run.obey(.resume)
    bench.crank()
    let history = try bench.runner.store.history(SessionName("a")).history
    #expect(history.trials.map(\.record.id) == Array(0..<40))
    #expect(history.trials.map(\.step) == Array(1...40))
  }

  @Test func noStepIsLostOrDoneTwice() throws {
    var bench = Bench()
    var run = try bench.runner.start(RunRequest(system: "walker"), name: SessionName("a"))
    for _ in 0..<15 { run = try killed(&bench, run, afterSlices: 2) }
    defer { bench.clean() }
    run.obey(.resume)
    bench.crank()
    let curve = try bench.runner.store.history(SessionName("a")).history.curve("position")
    #expect(curve?.steps == (1...40).map(Double.init))
    #expect(run.news().step == 40)
  }

  @Test func newsFollowTheForecastOfTheSystem() throws {
    let bench = Bench()
    defer { bench.clean() }
    let request = RunRequest(system: "walker", settings: ["troubles": .choice("hasty")])
    let run = try bench.runner.start(request, name: SessionName("a"))
    #expect(run.news().planned == 40)
    run.obey(.resume)
    bench.crank(3)
    #expect(run.news().planned == 20)
    bench.crank()
    let news = run.news()
    #expect(news.phase == .finished && news.step == 20)
  }

  @Test func aLargerBudgetOutlivesAKill() throws {
    let bench = Bench()
    defer { bench.clean() }
    try bench.finish(RunRequest(system: "walker", steps: 5), name: "a")
    let run = try bench.runner.resume(SessionName("a"), steps: 20)
    run.obey(.resume)
    bench.crank(3)
    let killed = try bench.killed()
    defer { killed.clean() }
    try killed.resume("a")
    #expect(try killed.runner.store.entries().first?.status?.step == 20)
  }

  /// Lets a run work, kills it and takes its session up again.
  private func killed(
    _ bench: inout Bench, _ run: any Run, afterSlices slices: Int
  ) throws -> any Run {
    run.obey(.resume)
    bench.crank(slices)
    let killed = try bench.killed()
    bench.clean()
    bench = killed
    return try bench.runner.resume(SessionName("a"))
  }
}
