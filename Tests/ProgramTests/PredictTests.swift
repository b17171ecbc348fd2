import Foundation
import Testing

/// From a table of a person's own to predictions about another one.
@Suite struct PredictTests {
  private let laboratory: Laboratory
  private var folder: String { laboratory.scratch.path }

  /// Two classes that a line parts, and one more column that says nothing.
  private static let rows = (0..<120).map { row in
    (x: row * 37 % 50, y: row * 11 % 41, kind: row * 37 % 50 > 24 ? "old, grey" : "young")
  }

  init() throws {
    laboratory = try Laboratory()
    try write(
      "train.csv",
      ["x,size of y,kind"] + Self.rows.map { "\($0.x),\($0.y),\"\($0.kind)\"" })
    try write("turned.csv", ["size of y,x"] + Self.rows.map { "\($0.y),\($0.x)" })
    let ending = try laboratory.run(
      "run", "random-search", "--data", folder + "/train.csv", "--set", "trials=2", "--set",
      "epochs=3", "--session", "a", "--quiet")
    #expect(ending.code == 0, "\(ending.err)")
  }

  private func write(_ name: String, _ lines: [String]) throws {
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(
      to: URL(fileURLWithPath: folder + "/" + name))
  }

  private func predict(_ file: String, _ more: String...) throws -> Child.Ending {
    try laboratory.start(["predict", "a", "--data", folder + "/" + file] + more).end()
  }

  private func evaluate(_ file: String, _ more: String...) throws -> Child.Ending {
    try laboratory.start(["evaluate", "a", "--data", folder + "/" + file] + more).end()
  }

  @Test func columnsMayStandInAnotherOrder() throws {
    defer { laboratory.clean() }
    let own = try predict("train.csv"), turned = try predict("turned.csv")
    #expect(own.code == 0 && own.out == turned.out)
    let lines = own.out.split(separator: "\n")
    #expect(lines.count == 121 && lines[0] == "row,label,probability")
    #expect(lines.dropFirst().allSatisfy { $0.contains("young") || $0.contains("\"old, grey\"") })
    #expect(own.err.hasPrefix("a, trial "))
    #expect(own.err.contains("trained on training and validation, test "))
    let written = try predict("turned.csv", "-o", folder + "/out.csv")
    #expect(written.code == 0 && written.out.isEmpty)
    #expect(laboratory.scratch.bytes("out.csv") == Data(own.out.utf8))
  }

  @Test func probabilitiesOfAllClassesAddUp() throws {
    defer { laboratory.clean() }
    let ending = try predict("turned.csv", "--json", "--probabilities")
    #expect(ending.lines.count == 120)
    for (row, line) in ending.lines.enumerated() {
      let said = try #require(object(line))
      #expect(said["row"] as? Int == row)
      let all = try #require(said["probabilities"] as? [String: Double])
      #expect(Set(all.keys) == ["old, grey", "young"] && abs(all.values.reduce(0, +) - 1) < 1e-6)
      let label = try #require(said["label"] as? String)
      #expect(all[label] == all.values.max() && said["probability"] as? Double == all[label])
    }
  }

  @Test func theReportAgreesWithThePredictions() throws {
    defer { laboratory.clean() }
    let ending = try evaluate("train.csv", "--all", "--json")
    let report = try #require(object(ending.out))
    let said = try predict("train.csv").out.split(separator: "\n").dropFirst()
    let right = zip(said, Self.rows).filter { $0.contains($1.kind) }.count
    #expect(report["right"] as? Int == right && report["count"] as? Int == 120)
    let confusion = try #require(report["confusion"] as? [[Int]])
    #expect(confusion.joined().reduce(0, +) == 120)
    #expect(confusion[0][0] + confusion[1][1] == right)
    let page = try evaluate("train.csv", "--all")
    #expect(page.out.contains("\(right) of 120") && page.out.contains("precision"))
    #expect(page.err.contains("all but 18 of its 120 rows it has seen"))
  }

  /// Of its own data it is asked about what it did not learn from: the accuracy is that of the log.
  @Test func ownDataCountOnlyWhereTheyWereNotLearned() throws {
    defer { laboratory.clean() }
    let ending = try evaluate("train.csv", "--json")
    let report = try #require(object(ending.out))
    let rows = try #require(report["rows"] as? [Int])
    #expect(report["count"] as? Int == 18 && rows.count == 18 && rows == rows.sorted())
    let trials = try laboratory.run("export", "a", "--format", "jsonl").lines.compactMap(object)
    let tested = try #require(
      trials.last { $0["event"] as? String == "trial" && $0["purpose"] as? String == "test" })
    #expect(report["accuracy"] as? Double == tested["score"] as? Double)
    #expect(ending.err.contains("only its test part counts here, 18 rows of 120: "))
    #expect(ending.err.contains("; --all takes all\n"))
    try write("other.csv", ["x,size of y,kind", "1,2,young"])
    #expect(try evaluate("other.csv").err.hasPrefix("a, trial "))
  }

  @Test func whatDoesNotFitIsOneExactLine() throws {
    defer { laboratory.clean() }
    try write("short.csv", ["1,2", "3,4", "5"])
    try write("lacking.csv", ["x,height", "1,2"])
    try write("strange.csv", ["x,size of y,kind", "1,2,young", "1,2,elm"])
    let cases: [(file: String, command: String, line: String)] = [
      ("short.csv", "predict", "FILE line 3 has 1 features; the network of a takes 2"),
      ("lacking.csv", "predict", "FILE has no column 'size of y'"),
      (
        "strange.csv", "evaluate",
        "FILE line 3 has the label 'elm', which is none of the 2 classes: old, grey, young"
      ),
    ]
    for (file, command, line) in cases {
      let path = folder + "/" + file
      let ending = try laboratory.run(command, "a", "--data", path)
      #expect(ending.code == 2 && ending.out.isEmpty)
      #expect(ending.err == "athanor: " + line.replacing("FILE", with: path) + "\n")
    }
  }

  @Test func sessionsWithoutAClassifierSayWhatTheyHave() throws {
    defer { laboratory.clean() }
    _ = try laboratory.run("run", "neat", "--set", "generations=2", "--session", "n", "--quiet")
    let controller = try laboratory.run("predict", "n", "--data", folder + "/train.csv")
    #expect(controller.code == 2)
    #expect(
      controller.err
        == "athanor: session 'n' has a controller, not a classifier: --format onnx hands it over\n")
    _ = try laboratory.run(
      "run", "cma-es", "--world", "sphere-5d", "--steps", "3", "--session", "c", "--quiet")
    let none = try laboratory.run("export", "c", "--format", "onnx", "-o", folder + "/c.onnx")
    #expect(none.code == 2 && none.err.contains("session 'c' kept no network"))
  }

  @Test func exportsAreEqualBytesWithGoldenNumbersBeside() throws {
    defer { laboratory.clean() }
    for name in ["one", "two"] {
      let ending = try laboratory.run(
        "export", "a", "--format", "onnx", "-o", "\(folder)/\(name).onnx")
      #expect(ending.code == 0, "\(ending.err)")
      let python = try laboratory.run(
        "export", "a", "--format", "pytorch", "-o", "\(folder)/\(name)")
      #expect(python.code == 0, "\(python.err)")
    }
    for ending in [
      ".onnx", ".golden.safetensors", "/network.py", "/network.safetensors", "/golden.safetensors",
    ] {
      let bytes = laboratory.scratch.bytes("one" + ending)
      #expect(bytes?.isEmpty == false && bytes == laboratory.scratch.bytes("two" + ending))
    }
    let toTerminal = try laboratory.run("export", "a", "--format", "pytorch")
    #expect(toTerminal.code == 2 && toTerminal.err.contains("--output FOLDER"))
  }
}
