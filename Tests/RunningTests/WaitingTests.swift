import Learning
import Testing

@testable import Running

/// Evaluations that wait hold no worker, and nothing looks after them.
@Suite struct WaitingTests {
  @Test func aRunThatWaitsForAPersonDoesNothing() throws {
    let bench = Bench(workers: 2)
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "breeder"), name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    let asked = try #require(run.news().question)
    #expect(asked.question.prompt == "which?" && asked.question.options.count == 4)
    #expect(bench.crank() == 0)
    for wrong in [[], [4], [-1], [0, 0], [0, 1, 2]] {
      run.obey(.answer(trial: asked.trial, choice: wrong))
    }
    run.obey(.answer(trial: asked.trial + 1, choice: [0]))
    bench.crank()
    #expect(run.news().step == 0)
    run.obey(.answer(trial: asked.trial, choice: [2, 1]))
    bench.crank()
    #expect(run.news().step == 1)
    #expect(run.news().question?.trial == asked.trial + 1)
  }

  /// The oldest evaluation says how far it is; whoever does nothing says nothing.
  @Test func aRunSaysWhatItIsDoing() throws {
    let bench = Bench(workers: 1)
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "grower"), name: SessionName("a"))
    #expect(run.news().activity == nil)
    run.obey(.resume)
    var said: [String] = []
    while bench.crank(1) > 0 { said += [run.news().activity].compactMap(\.self) }
    #expect(
      said.contains { $0.hasPrefix("trial 0: ") && $0.hasSuffix(" slices left, 2 more at work") })
    #expect(run.news().activity == nil)
  }

  @Test func choicesAreRecordedAndResumedExactly() throws {
    let whole = Bench(workers: 1)
    defer { whole.clean() }
    let request = RunRequest(system: "breeder")
    try answer([3, 1, 2], in: whole, try whole.runner.start(request, name: SessionName("a")))
    let expected = try whole.files("a")
    #expect(expected.events.contains("\"choice\":[3]"))
    let part = Bench(workers: 1)
    defer { part.clean() }
    try answer([3], in: part, try part.runner.start(request, name: SessionName("a")))
    let later = try part.killed()
    defer { later.clean() }
    try answer([1, 2], in: later, try later.runner.resume(SessionName("a")))
    #expect(try later.files("a") == expected)
  }

  private func answer(_ choices: [Int], in bench: Bench, _ run: any Run) throws {
    run.obey(.resume)
    for choice in choices {
      bench.crank()
      let question = try #require(run.news().question)
      run.obey(.answer(trial: question.trial, choice: [choice]))
    }
    bench.crank()
  }

  @Test func aRunThatWaitsForAProgramDoesNothing() throws {
    let programs = HeldPrograms()
    let bench = Bench(workers: 2, programs: programs)
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "caller"), name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    #expect(programs.calls.map(\.words) == [["score", "1"]])
    #expect(bench.crank() == 0)
    for score in 1...3 {
      programs.end(Outcome(score: Double(score), cost: 1))
      bench.crank()
    }
    let news = run.news()
    #expect(news.step == 3 && news.phase == .finished)
  }

  @Test func aResultThatComesDuringAPauseIsKept() throws {
    let programs = HeldPrograms()
    let bench = Bench(workers: 1, checkpointInterval: 1000, programs: programs)
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "caller"), name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    run.obey(.pause)
    bench.crank()
    programs.end(Outcome(score: 4, cost: 1))
    bench.crank()
    #expect(try bench.jobs("a") == ["trial-0"])
    let later = try bench.killed()
    defer { later.clean() }
    try later.resume("a")
    #expect(try later.files("a").events.contains("\"score\":4"))
  }
}
