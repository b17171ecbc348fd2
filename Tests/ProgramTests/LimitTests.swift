import Foundation
import Testing

/// Where the system gives a run too little, it says what is missing: libraries would end the program
/// without a word, or try again for ever.
@Suite(.serialized) struct LimitTests {
  @Test(arguments: [("-n 5", "open files"), ("-n 6", "open files"), ("-v 250000", "MiB more")])
  func aLimitIsNamed(limit: String, word: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let ending = try limited(limit, laboratory)
    #expect(ending.code == 2)
    #expect(ending.err.contains("the system refuses what a run needs") && ending.err.contains(word))
    #expect(ending.err.split(separator: "\n").count == 1, "\(ending.err)")
    #expect(laboratory.scratch.bytes("a/session.json") == nil)
  }

  @Test func aLimitThatSufficesIsNone() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    #expect(try limited("-n 64", laboratory).code == 0)
  }

  private func limited(_ limit: String, _ laboratory: Laboratory) throws -> Child.Ending {
    let program = Child.path(of: "athanor")
    let command =
      "ulimit \(limit); exec '\(program)' run boosting --set rounds=3 --session a --quiet"
    return try Child(
      "/bin/sh", ["-c", command], environment: ["ATHANOR_SESSIONS": laboratory.scratch.path]
    ).end()
  }
}
