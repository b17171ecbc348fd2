import Screen
import Testing

@testable import Dashboard

@Suite struct GlossaryTests {
  private let glossary = Glossary(
    markdown: """
      # Glossary

      Words before the first entry.

      - **δ, delta, expected gain**: what *learning* is worth,
        with `this` meta-parameter.
      - **L, session**: a run on disk.

      ## More

      - **species**: genomes.
      """)

  @Test func entriesAreReadWithTheirLines() {
    #expect(
      glossary.entries == [
        .init(
          names: ["δ", "delta", "expected gain"],
          text: "what learning is worth, with this meta-parameter."),
        .init(names: ["L", "session"], text: "a run on disk."),
        .init(names: ["species"], text: "genomes."),
      ])
  }

  @Test(arguments: [
    ("the δ of it", 1), ("DELTA: 3", 1), ("deltas", 1), ("deltoid", 0), ("a delta-like thing", 1),
    ("an undelta", 0), ("L alone is a letter", 0), ("two sessions, one delta", 2), ("", 0),
  ])
  func wordsAreFoundWhole(text: String, count: Int) {
    #expect(glossary.entries(in: text).count == count)
  }

  @Test func helpExplainsTheWordsOfTheScreen() throws {
    var robot = Robot(try Fixture.entries(), glossary: glossary)
    robot.press("?")
    let title = "Words on this screen"
    #expect(robot.shows(title) && robot.shows("a run on disk."))
    #expect(!robot.shows("genomes."))
    // What holds here comes before the keys of other places.
    let lines = robot.dashboard.helpLines.map { $0.map(\.text).joined() }
    let words = try #require(lines.firstIndex(of: title))
    #expect(lines[..<words].contains { $0.hasSuffix("(here)") })
    robot.type("genomes")
    #expect(robot.shows("species") && !robot.shows("a run on disk."))
  }
}
