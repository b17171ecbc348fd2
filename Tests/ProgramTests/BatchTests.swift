import Foundation
import Testing

/// Several seeds and values in one command: a session each, equal to one that was run by itself.
@Suite struct BatchTests {
  private static let request = [
    "run", "random-search", "--world", "nasbench201", "--set", "trials=6,8", "--seed", "3-4",
  ]

  @Test func everyCombinationIsARunOfItsOwn() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let batch = try laboratory.start(Self.request + ["--json", "--session", "b"]).end()
    #expect(batch.code == 0, "\(batch.err)")
    let asked = [(6, 3), (6, 4), (8, 3), (8, 4)]
    for (number, (trials, seed)) in asked.enumerated() {
      let alone = try laboratory.start([
        "run", "random-search", "--world", "nasbench201", "--set", "trials=\(trials)", "--seed",
        "\(seed)", "--quiet", "--session", "alone-\(number)",
      ]).end()
      #expect(alone.code == 0)
      #expect(laboratory.essence("b-\(number + 1)") == laboratory.essence("alone-\(number)"))
    }
    #expect(laboratory.sessions().count == 8)
  }

  /// A table, and the same in lines of JSON.
  @Test func aFileListsRuns() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let table = laboratory.scratch.path + "/runs.csv"
    try Data(
      """
      system,world,trials,seed
      random-search,nasbench201,6,3
      tpe,nasbench201,8,
      """.utf8
    ).write(to: URL(fileURLWithPath: table))
    let lines = laboratory.scratch.path + "/runs.jsonl"
    try Data(
      #"""
      {"system":"random-search","world":"nasbench201","settings":{"trials":6},"seed":3}
      {"system":"tpe","world":"nasbench201","settings":{"trials":8}}
      """#.utf8
    ).write(to: URL(fileURLWithPath: lines))
    let first = try laboratory.start(["run", table, "--session", "t"]).end()
    #expect(first.code == 0, "\(first.err)")
    #expect(first.out.contains("system=random-search trials=6 seed=3"))
    #expect(try laboratory.start(["run", lines, "--session", "j", "--quiet"]).end().code == 0)
    for number in 1...2 {
      #expect(laboratory.essence("t-\(number)") == laboratory.essence("j-\(number)"))
      #expect(laboratory.savedStep("t-\(number)") == 4 + 2 * number)
    }
  }

  @Test(arguments: [
    ("system,trials\nrandom-search,x\n", "run 1: "), ("trials\n5\n", "no column 'system'"),
    ("system,trails\ntpe,5\n", "did you mean 'trials'"), ("system\n", "lists no runs"),
    ("system,trials\ntpe\n", "1 cell for 2 columns"), ("system\ntpa\n", "did you mean 'tpe'"),
  ])
  func aListThatIsWrongIsRefusedWithItsPlace(text: String, reason: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let table = laboratory.scratch.path + "/runs.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: table))
    let ending = try laboratory.start(["run", table]).end()
    #expect(ending.code == 2 && ending.err.contains(reason), "\(ending.err)")
    let mixed = try laboratory.start(["run", table, "--set", "trials=3"]).end()
    #expect(mixed.code == 2 && mixed.err.contains("say it in the list"))
  }

  @Test func everyLineNamesItsSession() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let batch = try laboratory.start(Self.request + ["--json", "--session", "b"]).end()
    let lines = try batch.lines.map { try #require(object($0)) }
    let names = Set(lines.compactMap { $0["session"] as? String })
    #expect(names == ["b-1", "b-2", "b-3", "b-4"])
    #expect(lines.allSatisfy { $0["session"] != nil })
    #expect(lines.count { $0["event"] as? String == "end" } == 4)
    #expect(lines.last?["event"] as? String == "end")
  }

  @Test func peopleAreToldWhatCameOfEach() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let batch = try laboratory.start(Self.request + ["--session", "b", "--at-once", "1"]).end()
    #expect(batch.out.contains("trials=8 seed=4"))
    #expect(batch.out.contains("athanor compare b-1 b-2 b-3 b-4"))
  }

  @Test(arguments: [
    ["--seed", "5-3"], ["--seed", "1-"], ["--seed", "-1"], ["--seed", "1,,2"], ["--seed", "1-2-3"],
    ["--seed", "0-5000"], ["--set", "trials=5,5"], ["--set", "trials=5,"],
    ["--set", "trials=5,x"], ["--seed", "1-100", "--set", "trials=1,2,3,4,5,6,7,8,9,10,11"],
    ["--seed", "1-2", "--at-once", "0"],
  ])
  func whatIsNotUnderstoodMakesNothing(words: [String]) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let ending = try laboratory.start(["run", "random-search"] + words).end()
    #expect(ending.code == 2)
    #expect(ending.err.split(separator: "\n").count == 1, "\(ending.err)")
    #expect(laboratory.sessions().isEmpty)
  }

  @Test func aCommandHearsOfEveryEnd() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let heard = laboratory.scratch.path + "/heard"
    let ending = try laboratory.start(
      Self.request + [
        "--quiet", "--session", "b", "--notify",
        "echo $ATHANOR_SESSION $ATHANOR_PHASE $ATHANOR_STEPS >> \(heard)",
      ]
    ).end()
    #expect(ending.code == 0)
    let lines = try String(contentsOfFile: heard, encoding: .utf8).split(separator: "\n").sorted()
    #expect(
      lines == ["b-1 finished 6", "b-2 finished 6", "b-3 finished 8", "b-4 finished 8"])
  }
}
