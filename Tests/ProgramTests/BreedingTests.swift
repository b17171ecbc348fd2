import Foundation
import Testing

/// A session in which somebody chooses replays and resumes exactly: given by a file, choice by choice
/// and with kills between, it leaves the same bytes.
@Suite struct BreedingTests {
  private static let begin = [
    "run", "cppn", "--preset", "breed", "--set", "pictures=6", "--set", "rounds=8",
    "--checkpoint-interval", "0", "--quiet",
  ]
  /// Two of the eight choices go back.
  private static let answers = [
    ["2", "5"], ["1"], ["back"], ["3", "4", "6"], ["2"], ["back"], ["5"], ["1"],
  ]

  private func file(_ answers: [[String]], in laboratory: Laboratory) throws -> String {
    let path = laboratory.scratch.path + "/answers.jsonl"
    let lines = answers.map { line in
      "[" + line.map { $0 == "back" ? "\"back\"" : $0 }.joined(separator: ", ") + "]\n"
    }
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func aScriptedBreedingWithUndoSurvivesKills() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let whole = try file(Self.answers, in: laboratory)
    let unbroken = try laboratory.start(
      Self.begin + ["--session", "whole", "--answers", whole]
    ).end()
    #expect(unbroken.code == 0, "\(unbroken.err)")

    // Without an answer it stops at the first question, with everything saved.
    let first = try laboratory.start(Self.begin + ["--session", "part"]).end()
    #expect(first.code == 0)
    for (number, words) in Self.answers.enumerated() {
      // Killed while it waits for a choice, or before it has come to that.
      let waiting = try laboratory.start(["resume", "part", "--quiet"])
      waiting.send(SIGKILL)
      _ = try waiting.end()
      let ending = try laboratory.start(
        ["choose", "part"] + words + ["--quiet", "--checkpoint-interval", "0"]
      ).end()
      #expect(ending.code == 0, "choice \(number + 1): \(ending.err)")
    }
    #expect(laboratory.essence("part") == laboratory.essence("whole"))
    let log = String(decoding: laboratory.essence("part").events ?? Data(), as: UTF8.self)
    #expect(log.components(separatedBy: "\"choice\":").count == 9)
  }

  @Test func wrongAnswersAreRefusedInALine() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    _ = try laboratory.start(Self.begin + ["--session", "a"]).end()
    for words in [["7"], ["0"], ["1", "1"], ["1", "2", "3", "4", "5"], ["back"], ["x"]] {
      let ending = try laboratory.start(["choose", "a"] + words).end()
      #expect(ending.code == 2)
      #expect(ending.err.contains("is no answer: choose 1 to 4 of 1 to 6"), "\(ending.err)")
    }
    #expect(laboratory.savedStep("a") == 0)
    let none = try laboratory.run("choose", "a")
    #expect(none.code == 2 && none.err.contains("choose needs a session and the numbers"))
  }

  @Test func theSeedAnswersWhereNobodyIsAsked() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    for name in ["a", "b"] {
      let ending = try laboratory.start(
        Self.begin + ["--session", name, "--answers", "seed"]
      ).end()
      #expect(ending.code == 0)
    }
    #expect(laboratory.essence("a") == laboratory.essence("b"))
    #expect(laboratory.savedStep("a") == 8)
    let over = try laboratory.run("choose", "a", "1")
    #expect(over.code == 2 && over.err.contains("asks nothing"))
    let pixels = try laboratory.run("export", "a", "--format", "ppm", "--pane", "picture")
    #expect(pixels.out.hasPrefix("P3\n64 64\n255\n"))
    #expect(pixels.out.split(separator: "\n").count == 3 + 64 * 64)
  }
}
