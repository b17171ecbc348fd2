import Foundation
import Testing

/// Rules that stop a run before its end, with everything saved.
@Suite struct StopRuleTests {
  private func ending(_ words: [String], in laboratory: Laboratory) throws -> Child.Ending {
    try laboratory.start(
      [
        "run", "random-search", "--world", "nasbench201", "--set", "trials=100000", "--session",
        "a", "--json",
      ] + words
    ).end()
  }

  @Test(arguments: [
    (["--stop-at", "0.9"], "the best is 0.9"), (["--stop-cpu", "0.05"], "of processor time"),
    (["--stop-after", "0.1s"], "are over"), (["--patience", "300"], "no new best for"),
  ])
  func aRuleEndsTheRun(words: [String], reason: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let ending = try ending(words, in: laboratory)
    #expect(ending.code == 0 && ending.err.contains(reason), "\(ending.err)")
    let last = try #require(ending.lines.last.flatMap { object($0) })
    #expect(last["phase"] as? String == "interrupted")
    let saved = try #require(laboratory.savedStep("a"))
    #expect(last["steps"] as? Int == saved)
    #expect(try laboratory.run("resume", "a", "--steps", "\(saved + 5)", "--quiet").code == 0)
    #expect(laboratory.savedStep("a") == saved + 5)
  }

  @Test(arguments: [
    ["--stop-at", "high"], ["--stop-after", "soon"], ["--stop-cpu", "-5s"], ["--patience", "0"],
    ["--stop-after", "0"],
  ])
  func whatIsNoRuleIsRefused(words: [String]) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    #expect(try ending(words, in: laboratory).code == 2)
    #expect(laboratory.sessions().isEmpty)
  }
}
