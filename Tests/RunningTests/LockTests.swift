import Dispatch
import Foundation
import Learning
import Synchronization
import Testing

@testable import Running

/// A session has one owner at a time, whoever is faster.
@Suite struct LockTests {
  /// Lets several runners try at once and returns what came of each.
  private func race(
    _ benches: [Bench], _ attempt: @Sendable (Runner) throws -> any Run
  ) -> [Result<any Run, any Error>] {
    let runners = benches.map(\.runner)
    let results = Mutex<[Result<any Run, any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: runners.count) { index in
      let result = Result { try attempt(runners[index]) }
      results.withLock { $0.append(result) }
    }
    return results.withLock { $0 }
  }

  private func winners(_ results: [Result<any Run, any Error>]) -> Int {
    results.count { (try? $0.get()) != nil }
  }

  @Test func oneRunnerOfFourGetsASession() throws {
    let owner = Bench()
    defer { owner.clean() }
    try owner.finish(RunRequest(system: "walker", steps: 3), name: "a")
    let name = try SessionName("a")
    for _ in 0..<100 {
      let benches = (0..<4).map { _ in Bench(path: owner.path) }
      let results = race(benches) { runner in
        // To look takes nothing away from those who want to have.
        _ = runner.store.entry(name)
        return try runner.resume(name)
      }
      #expect(winners(results) == 1)
      for case .failure(let error) in results {
        #expect("\(error)".contains("session 'a' is in use by process \(getpid()) on "))
      }
      #expect(owner.runner.store.entry(name).isInUse)
    }
    #expect(!owner.runner.store.entry(name).isInUse)
  }

  @Test func oneRunnerOfFourGetsANewName() throws {
    let owner = Bench()
    defer { owner.clean() }
    for round in 0..<100 {
      let benches = (0..<4).map { _ in Bench(path: owner.path) }
      let results = race(benches) { runner in
        try runner.start(RunRequest(system: "walker"), name: SessionName("\(round)"))
      }
      #expect(winners(results) == 1)
      for case .failure(let error) in results {
        #expect("\(error)".contains("there is a session '\(round)' already"))
      }
    }
  }

  @Test func unnamedSessionsGetNamesOfTheirOwn() throws {
    let owner = Bench()
    defer { owner.clean() }
    for round in 1...25 {
      let benches = (0..<4).map { _ in Bench(path: owner.path) }
      let results = race(benches) { try $0.start(RunRequest(system: "walker")) }
      #expect(winners(results) == 4)
      #expect(try owner.runner.store.entries().count == 4 * round)
    }
  }

  @Test func aSessionKilledInTheMakingLeavesItsNameFree() throws {
    for leftovers in [[], ["lock"], ["lock", "session.json.new"]] {
      let bench = Bench()
      defer { bench.clean() }
      let folder = Folder(path: bench.path + "/a")
      try folder.make()
      for name in leftovers {
        try folder.put("x".utf8, as: name)
      }
      #expect(try bench.runner.store.entries().isEmpty)
      try bench.finish(RunRequest(system: "walker", steps: 3), name: "a")
      #expect(try bench.runner.store.entries().count == 1)
    }
  }

  @Test func aFolderThatIsNoSessionIsLeftAlone() throws {
    let bench = Bench()
    defer { bench.clean() }
    let folder = Folder(path: bench.path + "/a")
    try folder.make()
    try folder.put("x".utf8, as: "notes")
    #expect(throws: Failure.self) {
      try bench.runner.start(RunRequest(system: "walker"), name: SessionName("a"))
    }
    #expect(try folder.names() == ["notes"])
  }

  @Test func aSessionInTheTrashIsNotInUse() throws {
    let bench = Bench()
    defer { bench.clean() }
    let run = try bench.runner.start(RunRequest(system: "walker"), name: SessionName("a"))
    #expect(throws: Failure.self) { try Bench(path: bench.path).runner.store.moveToTrash(run.name) }
    run.obey(.stop)
    bench.crank()
    try bench.runner.store.moveToTrash(run.name)
    #expect(throws: Failure.self) { try bench.runner.resume(run.name) }
  }
}
