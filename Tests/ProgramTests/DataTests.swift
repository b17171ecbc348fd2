import Foundation
import Testing

/// A session belongs to its data: others are refused, wherever sessions meet.
@Suite struct DataTests {
  private let laboratory: Laboratory
  private var folder: String { laboratory.scratch.path }

  init() throws {
    laboratory = try Laboratory()
    try write("x.csv", shift: 0)
    try write("y.csv", shift: 1)
    for (session, file) in [("a", "x.csv"), ("b", "x.csv"), ("c", "y.csv")] {
      let ending = try laboratory.run(
        "run", "boosting", "--data", "\(folder)/\(file)", "--set", "rounds=9", "--steps", "3",
        "--session", session, "--quiet")
      #expect(ending.code == 0, "\(ending.err)")
    }
  }

  private func write(_ name: String, shift: Int) throws {
    let rows = (0..<60).map { row in
      "\((row * 7 + shift) % 11),\(row * 5 % 13),\(row % 2 == 0 ? "a" : "b")\n"
    }
    try Data(("u,v,kind\n" + rows.joined()).utf8).write(
      to: URL(fileURLWithPath: folder + "/" + name))
  }

  @Test func movedDataAreFoundWhereOneSays() throws {
    defer { laboratory.clean() }
    try FileManager.default.moveItem(atPath: folder + "/x.csv", toPath: folder + "/z.csv")
    let lost = try laboratory.run("resume", "a", "--steps", "5", "--quiet")
    #expect(lost.code == 2 && lost.err.contains("--data PATH"), "\(lost.err)")
    let other = try laboratory.run(
      "resume", "a", "--steps", "5", "--data", folder + "/y.csv", "--quiet")
    #expect(other.code == 2 && other.err.contains("is not what session 'a' was begun with"))
    let found = try laboratory.run(
      "resume", "a", "--steps", "5", "--data", folder + "/z.csv", "--quiet")
    #expect(found.code == 0, "\(found.err)")
    #expect(laboratory.savedStep("a") == 5)
  }

  @Test func sessionsOnDifferentDataAreComparedOnlyWhenAsked() throws {
    defer { laboratory.clean() }
    #expect(try laboratory.run("compare", "a", "b").code == 0)
    let refused = try laboratory.run("compare", "a", "c")
    #expect(refused.code == 2 && refused.out.isEmpty)
    #expect(refused.err.contains("'a' and 'c' learned from different data"))
    #expect(refused.err.contains("x.csv") && refused.err.contains("y.csv"))
    let asked = try laboratory.run("compare", "a", "c", "--different-data")
    #expect(asked.code == 0 && asked.err.contains("learned from different data"))
  }

  @Test func theCardTellsWhatWasRead() throws {
    defer { laboratory.clean() }
    let card = try laboratory.run("show", "a", "--pane", "card", "--width", "160").out
    #expect(card.contains("What was read") && card.contains("60 rows"), "\(card)")
  }

  @Test func aSettingIsGivenOnce() throws {
    defer { laboratory.clean() }
    let ending = try laboratory.run("run", "boosting", "--set", "rounds=5", "--set", "rounds=6")
    #expect(ending.code == 2 && ending.err.contains("--set rounds is given twice"))
  }
}
