import Foundation
import Testing

/// Runs that outlive the screen, and how they are told to end.
@Suite struct BackgroundTests {
  /// An endless search whose process is not waited for.
  private func start(_ name: String, in laboratory: Laboratory) throws -> Child {
    let child = try laboratory.start([
      "run", "random-search", "--world", "nasbench201", "--set", "trials=100000", "--session", name,
      "--quiet",
    ])
    let end = Terminal.now() + 60
    while laboratory.savedStep(name) == nil, Terminal.now() < end { usleep(5000) }
    return child
  }

  @Test func aRunOfAnotherProcessIsStoppedWithEverythingSaved() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let child = try start("a", in: laboratory)
    let stopped = try laboratory.run("stop", "a")
    #expect(stopped.code == 0, "\(stopped.err)")
    #expect(try child.end().code == 0)
    #expect(laboratory.areSaved())
    let step = try #require(laboratory.savedStep("a"))
    #expect(stopped.out == "a is stopped at step \(step)\n")
    #expect(laboratory.scratch.bytes("a/control") == nil)
    let again = try laboratory.run("stop", "a")
    #expect(again.code == 2 && again.err == "athanor: session 'a' is not at work\n")
  }

  /// A path may be longer than an address of a socket.
  @Test func aLongPathIsNoHindrance() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let folder = laboratory.scratch.path + "/" + String(repeating: "deep/", count: 40)
    let words = ["--sessions", folder]
    let child = try laboratory.start(
      [
        "run", "random-search", "--world", "nasbench201", "--set", "trials=100000", "--session",
        "a", "--quiet",
      ] + words)
    let end = Terminal.now() + 60
    while laboratory.scratch.bytes(String(repeating: "deep/", count: 40) + "a/checkpoint") == nil,
      Terminal.now() < end
    {
      usleep(5000)
    }
    #expect(try laboratory.start(["stop", "a"] + words).end().code == 0)
    #expect(try child.end().code == 0)
  }

  @Test func aRunGoesOnWithoutTheDashboardAndIsStoppedFromAnother() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let terminal = try laboratory.open()
    #expect(laboratory.startRuns(1, on: terminal))
    terminal.type("q")
    #expect(terminal.waits(for: "go on in the background"))
    terminal.type("b")
    #expect(terminal.waits(for: "goes on in the background"))
    let name = try #require(laboratory.sessions().first?["name"] as? String)
    let before = laboratory.savedStep(name) ?? 0
    let end = Terminal.now() + 60
    while laboratory.savedStep(name) ?? 0 <= before, Terminal.now() < end { usleep(20_000) }
    #expect(laboratory.savedStep(name) ?? 0 > before)
    let second = try laboratory.open()
    #expect(second.waits(for: name))
    second.type("S")
    #expect(second.waits(for: "Stop \(name)?"))
    second.type("y")
    while !laboratory.areSaved(), Terminal.now() < end + 60 { usleep(20_000) }
    #expect(laboratory.areSaved())
  }
}
