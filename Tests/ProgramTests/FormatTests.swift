import Foundation
import Testing

/// Sessions of another release are refused by name and left as they are.
@Suite struct FormatTests {
  @Test func aSessionOfAnEarlierReleaseIsRefusedAndUntouched() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let name = "format-1"
    try copy(name, to: laboratory)
    let files = ["session.json", "checkpoint", "events.jsonl", "summary.json"]
    let before = files.map { laboratory.scratch.bytes("\(name)/\($0)") }
    for ending in [try laboratory.run("show", name), try laboratory.run("resume", name)] {
      #expect(ending.code != 0)
      for word in ["format 1", "this program reads format 2", "athanor 0.1"] {
        #expect(ending.err.contains(word), "\(ending.err)")
      }
    }
    #expect(files.map { laboratory.scratch.bytes("\(name)/\($0)") } == before)
  }

  private func copy(_ name: String, to laboratory: Laboratory) throws {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    try FileManager.default.copyItem(
      atPath: fixtures.appendingPathComponent("Sessions/\(name)").path,
      toPath: laboratory.scratch.path + "/" + name)
  }
}
