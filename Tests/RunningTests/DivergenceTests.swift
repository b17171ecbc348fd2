import Learning
import Testing

@testable import Running

/// Losses and rewards that are not finite, for none, half and all of the candidates.
@Suite struct DivergenceTests {
  private func run(_ system: String, _ troubles: String) throws -> (News, History, String) {
    let bench = Bench()
    defer { bench.clean() }
    let request = RunRequest(system: system, settings: ["troubles": .choice(troubles)])
    let run = try bench.runner.start(request, name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    let news = run.news()
    let history = try bench.runner.store.history(run.name)
    #expect(history.warning == nil)
    return (news, history.history, try bench.files("a").events)
  }

  @Test(arguments: ["diverging", "infinite", "failing"])
  func aSearchInWhichNothingComesToAnythingIsGivenUp(troubles: String) throws {
    let (news, history, log) = try run("climber", troubles)
    #expect(news.phase == .failed)
    let word = troubles == "failing" ? "failed; the last one: it \"fell\"" : "diverged"
    #expect(news.message?.contains("all of the first 20 candidates \(word)") == true)
    #expect(history.bests.isEmpty && history.gains.isEmpty)
    #expect(!log.contains("nan") && !log.contains("inf"))
  }

  @Test func aShortSearchInWhichNothingComesToAnythingHasFailed() throws {
    let bench = Bench()
    defer { bench.clean() }
    let request = RunRequest(
      system: "climber", settings: ["troubles": .choice("failing")], steps: 3)
    let run = try bench.runner.start(request, name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    let news = run.news()
    #expect(news.phase == .failed)
    #expect(news.step == 3)
    #expect(news.message?.contains("all of the first 3 candidates failed") == true)
  }

  @Test func aSearchInWhichHalfDivergeGoesOn() throws {
    let (news, history, log) = try run("climber", "half")
    #expect(news.phase == .finished)
    #expect(history.trials.count { !$0.record.outcome.isDone } == 20)
    #expect(history.bests.allSatisfy { $0.score.isFinite })
    #expect(history.bests.map(\.score) == history.bests.map(\.score).sorted())
    #expect(history.delta?.mean.isFinite == true)
    #expect(!log.contains("nan") && !log.contains("inf"))
  }

  @Test func aSearchInWhichNothingDivergesHasNoGaps() throws {
    let (news, history, _) = try run("climber", "none")
    #expect(news.phase == .finished)
    #expect(history.trials.allSatisfy { $0.record.outcome.isDone })
  }

  @Test(arguments: ["diverging", "half"])
  func aLearnerWithoutANumberLeavesAGapAndIsNeverBest(troubles: String) throws {
    let (news, history, log) = try run("walker", troubles)
    #expect(news.phase == .finished)
    #expect(history.curve("position")?.count == 40)
    #expect(history.curve("position")?.values.contains { $0.isNaN } == true)
    #expect(history.bests.allSatisfy { $0.score.isFinite })
    #expect(!log.contains("nan") && !log.contains("inf"))
  }

  @Test func divergedRunsResumeExactly() throws {
    for (system, troubles) in [("climber", "half"), ("walker", "half"), ("walker", "diverging")] {
      let request = RunRequest(system: system, settings: ["troubles": .choice(troubles)])
      let whole = Bench()
      let part = Bench()
      defer { whole.clean(); part.clean() }
      let expected = try whole.finish(request, name: "a")
      let run = try part.runner.start(request, name: SessionName("a"))
      run.obey(.resume)
      part.crank(25)
      let killed = try part.killed()
      defer { killed.clean() }
      try killed.resume("a")
      #expect(try killed.files("a") == expected)
    }
  }
}
