import Foundation
import Testing

/// A script of keys drives the real dashboard over real runs.
@Suite struct ScriptTests {
  @Test func scriptStartsARunAndKeepsFrames() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let script = laboratory.scratch.path + "/walk.keys"
    try Data(
      "s / \"random\" enter enter\ndown down down ctrl+u \"20\" ctrl+s until \"finished\" 30\nq"
        .utf8
    )
    .write(to: URL(fileURLWithPath: script))
    let frames = laboratory.scratch.path + "/frames"
    let ending = try laboratory.run("--keys", script, "--size", "100x30", "--frames", frames)
    #expect(ending.code == 0, "\(ending.err)")
    let shown = try (1...3).map {
      try String(contentsOfFile: "\(frames)/00\($0).txt", encoding: .utf8)
    }
    #expect(shown[0].contains("New run: Random search"))
    #expect(shown[1].contains("✓ finished"))
    #expect(shown[2].contains("random-search-1"))
    #expect(shown.allSatisfy { $0.split(separator: "\n").count <= 30 })
  }

  @Test func textThatDoesNotComeIsAFailure() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let script = laboratory.scratch.path + "/walk.keys"
    try Data("until \"Godot\" 0.1".utf8).write(to: URL(fileURLWithPath: script))
    let ending = try laboratory.run("--keys", script)
    #expect(ending.code == 1)
    #expect(
      ending.err == "athanor: line 1 of the script: 'Godot' was not to be seen within 0.1000 s\n")
  }
}
