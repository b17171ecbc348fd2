import Foundation
import Testing

/// What scripts rely on: exit codes, and lines that say what happened.
@Suite struct HeadlessTests {
  private static let search = [
    "run", "metaqnn", "--set", "epochs=1", "--json", "--checkpoint-interval", "0", "--session",
    "search",
  ]

  @Test(arguments: [
    SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU, SIGALRM, SIGVTALRM, SIGPWR,
  ])
  func anInterruptedRunIsSavedAndGoesOn(signal: Int32) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let child = try laboratory.start(Self.search)
    while child.isRunning, (laboratory.savedStep("search") ?? 0) < 1 { usleep(5000) }
    child.send(signal)
    let ending = try child.end()
    #expect(ending.code == 128 + signal)
    let last = try #require(ending.lines.last.flatMap { object($0) })
    #expect(last["event"] as? String == "end")
    #expect(last["phase"] as? String == "interrupted")
    #expect(last["steps"] as? Int == laboratory.savedStep("search"))
    let steps = try #require(last["steps"] as? Int) + 2
    let resumed = try laboratory.run("resume", "search", "--steps", "\(steps)", "--json")
    #expect(resumed.code == 0)
    #expect(laboratory.savedStep("search") == steps)
  }

  @Test(arguments: [
    ["frobnicate"], ["run"], ["run", "nothing"], ["run", "metaqnn", "--preset", "vast"],
    ["run", "metaqnn", "--set", "rate=fast"], ["run", "metaqnn", "--set", "rate=7"],
    ["run", "metaqnn", "--set", "speed=1"], ["run", "metaqnn", "--seed", "one"],
    ["run", "metaqnn", "--steps", "-1"], ["run", "metaqnn", "--workers", "0"],
    ["run", "metaqnn", "--world", "mars"], ["run", "metaqnn", "--data", "/nowhere"],
    ["run", "metaqnn", "--session", "../up"], ["run", "metaqnn", "--session", "a/b"],
    ["resume", "nothing"], ["show", "nothing"], ["show"], ["export", "nothing"],
    ["sessions", "--purge", "nothing"], ["sessions", "--purge", "../up"],
    ["describe", "nothing"], ["theme", "lint", "/nowhere"], ["list", "--speed"],
    ["reproduce", "nothing"], ["--sessions"], ["list", "--color", "maybe"], ["--color", "maybe"],
    ["--color", "never", "list"], ["--workers", "0"], ["--size", "80x24"], ["--frames", "frames"],
  ])
  func aWrongRequestIsRefusedInOneLine(words: [String]) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let ending = try laboratory.start(words).end()
    #expect(ending.code == 2)
    #expect(ending.out.isEmpty)
    #expect(ending.err.split(separator: "\n").count == 1, "\(ending.err)")
    #expect(laboratory.sessions().isEmpty)
  }

  /// Colours change nothing but colours, and come into a pipe only if they are asked for.
  @Test func aPaneHasTheColoursAskedFor() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    #expect(try laboratory.run("run", "grid-search", "--steps", "2", "--session", "g").code == 0)
    let plain = try laboratory.run("show", "g").out
    #expect(!plain.contains("\u{1B}"))
    #expect(try laboratory.run("show", "g", "--color", "never").out == plain)
    let coloured = try laboratory.run("show", "g", "--color", "always").out
    #expect(coloured.contains("\u{1B}["))
    // Lines without colours end with their last character.
    let text = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "").replacing(/\ +\n/, with: "\n")
    #expect(text == plain)
  }

  @Test(arguments: [["--help"], ["describe", "metaqnn"], ["list"], ["doctor"], ["reproduce"]])
  func whatIsToBeReadComesInLines(words: [String]) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let ending = try laboratory.start(words).end()
    #expect(ending.code == 0)
    #expect(ending.lines.count > 5)
    #expect(!ending.out.contains("?"), "\(ending.out)")
  }

  @Test func everyLineOfJSONIsAnObjectAndTheLastTellsTheEnd() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let words = ["run", "random-search", "--world", "nasbench201", "--steps", "20", "--json"]
    let ending = try laboratory.start(words).end()
    #expect(ending.code == 0)
    let events = try ending.lines.map { try #require(object($0))["event"] as? String }
    #expect(events.first == "start")
    #expect(events.last == "end")
    #expect(events.contains("series") && events.contains("best"))
    #expect(object(ending.lines.last ?? "")?["steps"] as? Int == 20)
  }

  @Test func theSameSeedGivesTheSameLinesWhateverTheWorkers() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let words = ["run", "random-search", "--steps", "6", "--json", "--seed", "5", "--workers"]
    let one = try laboratory.start(words + ["1"]).end()
    let two = try laboratory.start(words + ["2"]).end()
    #expect(!decided(one.lines).isEmpty)
    #expect(decided(one.lines) == decided(two.lines))
  }
}
