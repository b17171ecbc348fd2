import Foundation
import Testing

/// Names, notes and tags that people give to sessions.
@Suite struct EditTests {
  private func laboratory() throws -> Laboratory {
    let laboratory = try Laboratory()
    let run = try laboratory.run(
      "run", "random-search", "--world", "nasbench201", "--steps", "4", "--quiet", "--session", "a")
    #expect(run.code == 0)
    return laboratory
  }

  private func session(_ laboratory: Laboratory) throws -> [String: Any] {
    try #require(laboratory.sessions().first)
  }

  @Test func notesAndTagsStay() throws {
    let laboratory = try laboratory()
    defer { laboratory.clean() }
    let edit = try laboratory.run(
      "edit", "a", "--note", "the first", "--tag", "baseline", "--tag", "2026")
    #expect(edit.code == 0 && edit.out.contains("#baseline"))
    #expect(try session(laboratory)["tags"] as? [String] == ["2026", "baseline"])
    #expect(try laboratory.run("edit", "a", "--untag", "2026", "--note", "").code == 0)
    #expect(try session(laboratory)["tags"] as? [String] == ["baseline"])
    #expect(try session(laboratory)["note"] as? String == "")
  }

  @Test func aRenamedSessionGoesOnAndItsForkKnowsIt() throws {
    let laboratory = try laboratory()
    defer { laboratory.clean() }
    #expect(try laboratory.run("run", "--fork", "a@2", "--session", "b", "--quiet").code == 0)
    let before = laboratory.essence("a")
    #expect(try laboratory.run("edit", "a", "--rename", "first", "--tag", "kept").code == 0)
    #expect(laboratory.essence("first") == before)
    #expect(laboratory.scratch.bytes("a/session.json") == nil)
    #expect(try laboratory.run("resume", "first", "--steps", "6", "--quiet").code == 0)
  }

  @Test(arguments: [
    ["edit", "nothing", "--tag", "x"], ["edit", "a", "--tag", "two words"],
    ["edit", "a", "--tag", ""], ["edit", "a", "--untag", "x"], ["edit", "a", "--rename", "../b"],
    ["edit", "a", "--rename", "a/b"], ["edit"], ["edit", "a", "--note"],
  ])
  func whatCannotBeIsRefused(words: [String]) throws {
    let laboratory = try laboratory()
    defer { laboratory.clean() }
    let ending = try laboratory.start(words).end()
    #expect(ending.code == 2 && ending.err.split(separator: "\n").count == 1, "\(ending.err)")
    #expect(laboratory.sessions().count == 1)
  }

  @Test func aSessionAtWorkKeepsItsName() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let child = try laboratory.start([
      "run", "metaqnn", "--checkpoint-interval", "0", "--session", "busy", "--json",
    ])
    while child.isRunning, (laboratory.savedStep("busy") ?? 0) < 1 { usleep(5000) }
    let rename = try laboratory.run("edit", "busy", "--rename", "idle")
    #expect(rename.code == 2 && rename.err.contains("in use"))
    #expect(try laboratory.run("edit", "busy", "--tag", "live").code == 0)
    child.send(SIGINT)
    #expect(try child.end().code == 130)
  }

  @Test func damageToALabelIsDamageToNothingElse() throws {
    let laboratory = try laboratory()
    defer { laboratory.clean() }
    #expect(try laboratory.run("edit", "a", "--tag", "x").code == 0)
    let path = laboratory.scratch.path + "/a/label.json"
    try Data("{\"tags\": [\"\u{1B}[31m\"]}".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try session(laboratory)["tags"] as? [String] == [])
    #expect(try laboratory.run("resume", "a", "--steps", "6", "--quiet").code == 0)
  }
}
