import Foundation
import Learning
import Testing

@testable import Running

/// What a killed process leaves behind, as a copy of the session at that moment shows it.
@Suite struct ResumeTests {
  static let requests = [
    RunRequest(system: "walker"),
    RunRequest(system: "climber"),
    RunRequest(system: "climber", settings: ["window": .count(1)]),
    RunRequest(system: "climber", settings: ["troubles": .choice("half")]),
  ]

  @Test(arguments: requests) func resumesExactlyFromAnyMoment(request: RunRequest) throws {
    let unbroken = Bench()
    defer { unbroken.clean() }
    let expected = try unbroken.finish(request, name: "a")
    for cut in stride(from: 0, to: 160, by: 8) {
      let bench = Bench(checkpointInterval: cut % 16 == 0 ? 0 : 1000)
      defer { bench.clean() }
      let run = try bench.runner.start(request, name: SessionName("a"))
      run.obey(.resume)
      bench.crank(cut)
      let copy = bench.path + "-killed"
      try FileManager.default.copyItem(atPath: bench.path, toPath: copy)
      let later = Bench(path: copy)
      defer { later.clean() }
      try later.runner.resume(SessionName("a")).obey(.resume)
      later.crank()
      #expect(try later.files("a") == expected, "cut after \(cut) slices")
    }
  }

  @Test(arguments: 1...3) func resultsDoNotDependOnTheNumberOfLanes(workers: Int) throws {
    let one = Bench(workers: 1)
    let more = Bench(workers: workers)
    defer { one.clean(); more.clean() }
    let request = RunRequest(system: "climber", settings: ["window": .count(4)])
    #expect(try one.finish(request, name: "a") == more.finish(request, name: "a"))
  }

  @Test func aResultInTheLogIsNotComputedAgain() throws {
    let bench = Bench(workers: 1, checkpointInterval: 1000)
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "climber"), name: SessionName("a"))
    run.obey(.resume)
    bench.crank(100)
    let told = run.news().step
    let copy = bench.path + "-killed"
    try FileManager.default.copyItem(atPath: bench.path, toPath: copy)
    let later = Bench(workers: 1, checkpointInterval: 1000, path: copy)
    defer { later.clean() }
    let resumed = try later.runner.resume(SessionName("a"))
    resumed.obey(.resume)
    // Asking and telling `told` trials again takes a few slices each, evaluating them many more.
    later.crank(2 * told + 3)
    #expect(told > 10)
    #expect(resumed.news().step >= told)
  }

  @Test func aLargerBudgetContinuesAFinishedRunAsIfItHadNeverEnded() throws {
    for system in ["walker", "climber"] {
      let whole = Bench()
      let parts = Bench()
      defer { whole.clean(); parts.clean() }
      let expected = try whole.finish(RunRequest(system: system, steps: 30), name: "a")
      try parts.finish(RunRequest(system: system, steps: 11), name: "a")
      try parts.runner.resume(SessionName("a"), steps: 30).obey(.resume)
      parts.crank()
      #expect(try parts.files("a") == expected)
    }
  }

  @Test func theSeedDecidesEverything() throws {
    let bench = Bench()
    defer { bench.clean() }
    let one = try bench.finish(RunRequest(system: "walker", seed: 1), name: "a")
    let same = try bench.finish(RunRequest(system: "walker", seed: 1), name: "b")
    let other = try bench.finish(RunRequest(system: "walker", seed: 2), name: "c")
    #expect(one == same)
    #expect(one.events != other.events)
  }

  @Test func pausingAThousandTimesChangesNothing() throws {
    let calm = Bench()
    let nervous = Bench()
    defer { calm.clean(); nervous.clean() }
    let request = RunRequest(system: "climber")
    let expected = try calm.finish(request, name: "a")
    let run = try nervous.runner.start(request, name: SessionName("a"))
    for _ in 0..<1000 {
      run.obey(.resume)
      nervous.crank(1)
      run.obey(.pause)
      run.obey(.pause)
      run.obey(.resume)
    }
    #expect(nervous.workers.allSatisfy { $0.count <= 1 })
    nervous.crank()
    #expect(try nervous.files("a") == expected)
  }
}
