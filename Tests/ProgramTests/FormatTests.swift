import Foundation
import Testing

/// Sessions that earlier releases wrote can still be read and gone on with.
@Suite struct FormatTests {
  @Test(arguments: ["format-1"])
  func aSessionOfAnEarlierReleaseIsShownAndGoesOn(name: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    try copy(name, to: laboratory)
    #expect(try laboratory.run("show", name).code == 0)
    #expect(laboratory.sessions().first?["steps"] as? Int == 20)
    let before = try #require(laboratory.scratch.bytes(name + "/events.jsonl"))
    let ending = try laboratory.run("resume", name, "--steps", "30", "--json")
    #expect(ending.code == 0, "\(ending.err)")
    #expect(laboratory.savedStep(name) == 30)
    #expect(laboratory.scratch.bytes(name + "/events.jsonl")?.starts(with: before) == true)
  }

  private func copy(_ name: String, to laboratory: Laboratory) throws {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    try FileManager.default.copyItem(
      atPath: fixtures.appendingPathComponent("Sessions/\(name)").path,
      toPath: laboratory.scratch.path + "/" + name)
  }
}
