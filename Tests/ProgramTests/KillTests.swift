import Foundation
import Testing

/// The real program is killed at any moment and goes on as if nothing had been.
@Suite(.serialized) struct KillTests {
  @Test(arguments: [
    ["regularized-evolution", "--world", "nasbench201", "--set", "trials=600"],
    ["random-search", "--set", "trials=40"],
    [
      "metaqnn", "--set", "divisor=300", "--set", "epochs=1", "--set", "final-epochs=1", "--set",
      "finalists=1", "--set", "restarts=0", "--set", "window=1",
    ],
  ])
  func aKilledRunGoesOnToTheSameEnd(request: [String]) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let begin = ["run"] + request + ["--json", "--checkpoint-interval", "0", "--session"]
    let unbroken = try laboratory.start(begin + ["unbroken"]).end()
    #expect(unbroken.code == 0)
    let expected = Set(decided(unbroken.lines))
    #expect(expected.count > 100)

    var number = 1
    var announced = 0
    let losses = try KillSweep().losses {
      // A process killed before it had made the session leaves its name free.
      let isBegun = laboratory.scratch.bytes("\(number)/session.json") != nil
      return try isBegun
        ? resume("\(number)", in: laboratory) : laboratory.start(begin + ["\(number)"])
    } isLost: { ending in
      #expect(ending.code != 2, "\(ending.err)")
      #expect(decided(ending.lines).allSatisfy(expected.contains))
      announced = try lastCheckpoint(ending.lines) ?? announced
      let isLost = announced > 0 && (laboratory.savedStep("\(number)") ?? 0) < announced
      if ending.lines.last?.contains("\"phase\":\"finished\"") == true {
        (number, announced) = (number + 1, 0)
      }
      return isLost
    }
    #expect(losses == 0)
    if laboratory.savedStep("\(number)") != nil {
      #expect(try resume("\(number)", in: laboratory).end().code == 0)
    } else {
      #expect(number > 1)
      number -= 1
    }
    for session in 1...number {
      #expect(laboratory.essence("\(session)") == laboratory.essence("unbroken"))
    }
  }

  private func resume(_ session: String, in laboratory: Laboratory) throws -> Child {
    try laboratory.start(["resume", session, "--json", "--checkpoint-interval", "0"])
  }

  /// The step of the last checkpoint that was announced.
  private func lastCheckpoint(_ lines: [Substring]) throws -> Int? {
    try lines.last { $0.hasPrefix("{\"event\":\"checkpoint\"") }.map {
      try #require(object($0)?["step"] as? Int)
    }
  }
}
