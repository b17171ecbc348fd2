import Learning
import Testing

@testable import Running

/// What a session shows of a trial is read from its newest checkpoint, whoever has it.
@Suite struct TrialPictureTests {
  @Test func aTrialIsShownOnceACheckpointHoldsIt() throws {
    let bench = Bench()
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "climber"), name: SessionName("a"))
    #expect(try bench.runner.pictures(ofTrial: 0, of: run.name).isEmpty)
    run.obey(.resume)
    bench.crank()
    #expect(try bench.runner.pictures(ofTrial: 0, of: run.name).map(\.id) == ["trial"])
    for trial in [-1, 1_000_000] {
      #expect(try bench.runner.pictures(ofTrial: trial, of: run.name).isEmpty)
    }
  }

  @Test func aLargeCheckpointIsNotReadForATrial() throws {
    let bench = Bench()
    defer { bench.clean() }
    let run = try finished("climber", on: bench)
    let folder = bench.runner.store.folder.session(run.name)
    try folder.replace(
      CheckpointFile.name, with: Array(repeating: 0, count: CheckpointFile.mostForATrial + 1))
    #expect(try bench.runner.pictures(ofTrial: 0, of: run.name).map(\.id) == ["unread"])
  }

  @Test func aSystemThatShowsNothingOfItsTrialsHasNoPictures() throws {
    let bench = Bench()
    defer { bench.clean() }
    let run = try finished("walker", on: bench)
    #expect(try bench.runner.pictures(ofTrial: 0, of: run.name).isEmpty)
  }

  @Test func noSessionIsAFailureAndNoTrap() throws {
    let bench = Bench()
    defer { bench.clean() }
    let name = try SessionName("nobody")
    #expect(throws: Failure.self) { try bench.runner.pictures(ofTrial: 0, of: name) }
  }

  private func finished(_ system: String, on bench: Bench) throws -> any Run {
    let run = try bench.runner.start(RunRequest(system: system), name: SessionName("a"))
    run.obey(.resume)
    bench.crank()
    return run
  }
}
