import Foundation
import Testing

/// `athanor reproduce`.
@Suite struct ReproduceTests {
  private func reproduce(_ words: String...) throws -> Child.Ending {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    return try laboratory.start(["reproduce"] + words).end()
  }

  @Test func seedsAreARangeAndLinesAreRecords() throws {
    let ending = try reproduce(
      "nasbench201-regret", "--seed", "1001-1006", "--commit", "abc", "--json")
    let lines = try ending.lines.map {
      try #require(
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.count == 3)
    for line in lines {
      #expect(line["first_seed"] as? Int == 1001 && line["last_seed"] as? Int == 1006)
      #expect(line["seeds"] as? Int == 6 && (line["values"] as? [Double])?.count == 6)
      #expect(line["kind"] as? String == "interval" && line["commit"] as? String == "abc")
      #expect(line["machine"] is String && line["date"] is String && line["version"] is String)
    }
    #expect(lines[1]["control"] as? Double == lines[0]["ours"] as? Double)
  }

  @Test func tunedSeedsAreSaidToBe() throws {
    let tuned = try reproduce("nasbench201-regret", "--seeds", "3")
    #expect(tuned.out.contains("figures to publish are of seeds from 1001 on"))
    #expect(tuned.out.contains("range "))
    let heldOut = try reproduce("nasbench201-regret", "--seed", "1001")
    #expect(!heldOut.out.contains("publish"))
  }

  @Test(arguments: ["x", "5-1", "1-2-3", "-", "1-", ""]) func otherSeedsAreRefused(_ text: String)
    throws
  {
    let ending = try reproduce("nasbench201-regret", "--seed=\(text)")
    #expect(ending.code == 2 && ending.err.contains("a seed or a range such as 1001-1010"))
  }

  @Test func oneSaysWhichSeedsOrHowMany() throws {
    let ending = try reproduce("nasbench201-regret", "--seed", "1001", "--seeds", "2")
    #expect(ending.code == 2 && ending.err.contains("exclude each other"))
  }
}
